"""What content refuses.

ContentError
├── NotAllowed           the person has no right to this; shown as 403
├── ChangedMeanwhile     somebody saved after the revision one started from; carries what stands now
├── NotADraft            a released item is taken back first; a removed one is gone
├── NotReady             something still stops the release; carries the problems
├── TrainingFirst        the module on channels comes before posting, and the days of grace are over
├── TooManyMedia         the item has as many pictures as an item may have
├── CannotTakeBack       something has already left; raised by who knows (a reaction to the journal entry)
├── NotADisruption       only a disruption can be declared over
├── FindingGone          an answer to a finding whose words are no longer there
├── ReasonMissing        what the law asks about is passed with a reason, or not at all; so is the other language
├── SettledAlready       what the item owed is done, or somebody said why nothing more comes
├── OrderedAlready       a translation into the language is ordered and open
├── OrderIsOver          somebody delivered, declined, took or withdrew it meanwhile
├── NothingBegun         no word and no file that can be taken: no empty item is left behind
├── NothingWritten       an idea, a translation or a review without words
├── TextTooLong          a text longer than any network takes, by far: it stays where it was written
├── TooManyDays          a repetition of no day, or of more than one can look through
├── LeaveHasEnded        a picture that those who show no longer let be published
├── UsedInSeveral        a picture that several items show stays in the library
└── PictureRefused       a file that is no picture we can take; says what to do instead
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tankar.content.checks.problem import Problem
    from tankar.content.models import Item

__all__ = [
    "CannotTakeBack",
    "ChangedMeanwhile",
    "ContentError",
    "FindingGone",
    "LeaveHasEnded",
    "NotADisruption",
    "NotADraft",
    "NotAllowed",
    "NotReady",
    "NothingBegun",
    "NothingWritten",
    "OrderIsOver",
    "OrderedAlready",
    "PictureRefused",
    "ReasonMissing",
    "SettledAlready",
    "TextTooLong",
    "TooManyDays",
    "TooManyMedia",
    "TrainingFirst",
    "UsedInSeveral",
]


class ContentError(Exception):
    """Anything this context refuses."""


class NotAllowed(ContentError):
    """`permission` is what the person lacks."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class ChangedMeanwhile(ContentError):
    """`current` is the item as it stands now. Nothing was written."""

    def __init__(self, current: Item) -> None:
        super().__init__(f"{current} is at revision {current.revision}")
        self.current = current


class NotADraft(ContentError):
    """`state` is where the item stands instead."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class NotReady(ContentError):
    """`problems` are those that stop the release."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = tuple(problems)


class TrainingFirst(ContentError):
    """Whoever releases has not done the module on channels, and their days of grace are over (CONT-6)."""


class TooManyMedia(ContentError):
    """`most`: how many an item may have. Nothing was written."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class CannotTakeBack(ContentError):
    """`sentence`: why, for the person who asked, in their language. Nothing was changed."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class PictureRefused(ContentError):
    """`code` names the reason; `sentence` says in the reader's language what is wrong and what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence


class NothingBegun(ContentError):
    """`refusals`: why no file was taken, one sentence each, in the reader's language."""

    def __init__(self, refusals: Sequence[str]) -> None:
        super().__init__(len(refusals))
        self.refusals = tuple(refusals)


class NotADisruption(ContentError):
    pass


class NothingWritten(ContentError):
    pass


class LeaveHasEnded(ContentError):
    pass


class UsedInSeveral(ContentError):
    pass


class FindingGone(ContentError):
    pass


class ReasonMissing(ContentError):
    pass


class TextTooLong(ContentError):
    """Nothing was saved; the words stay on the page and on the device."""


class SettledAlready(ContentError):
    pass


class TooManyDays(ContentError):
    """`number` of days that were asked for."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.number = number


class OrderedAlready(ContentError):
    pass


class OrderIsOver(ContentError):
    """`state` is where the order stands instead."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state
