"""What a question whether something may be shared refuses.

ClearanceError
├── NotAllowed      this person may not do this
├── NothingAsked    neither words, a link nor a photo
├── NotOpen         somebody was faster, or it is withdrawn: carries the row as it stands
├── Incomplete      something is missing in an answer, a matter or a fact sheet: carries a sentence for each field
├── PaperRefused    the photo cannot be taken: carries a sentence
└── FileRefused     a file of matters cannot be read: carries a sentence for each line
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Model

__all__ = [
    "ClearanceError",
    "FileRefused",
    "Incomplete",
    "NotAllowed",
    "NotOpen",
    "NothingAsked",
    "PaperRefused",
]


class ClearanceError(Exception):
    """Anything this context refuses."""


class NotAllowed(ClearanceError):
    """`permission` is the right that is missing."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class NothingAsked(ClearanceError):
    """Nobody could say anything about it."""


class NotOpen(ClearanceError):
    """`row` as it stands now. Nothing was changed."""

    def __init__(self, row: Model) -> None:
        super().__init__(str(row))
        self.row = row


class Incomplete(ClearanceError):
    """`faults`: the name of a field and what to do about it, in the reader's language. Nothing was changed."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(", ".join(faults))
        self.faults = dict(faults)


class PaperRefused(ClearanceError):
    """`sentence` says why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class FileRefused(ClearanceError):
    """`sentences`: one for each line that cannot be taken. Nothing was taken in."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(f"{len(sentences)} lines")
        self.sentences = list(sentences)
