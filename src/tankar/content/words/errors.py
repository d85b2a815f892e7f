"""What the pages of words refuse.

ContentError
└── WordsError
    ├── WordsChanged        somebody changed the same meanwhile; nothing was saved
    ├── WordsRefused        the rules could not be used so; carries why, in English, from the engine
    └── NothingToPublish    the draft says what is published already
"""

from __future__ import annotations

from tankar.content.errors import ContentError

__all__ = ["NothingToPublish", "WordsChanged", "WordsError", "WordsRefused"]


class WordsError(ContentError):
    pass


class WordsChanged(WordsError):
    pass


class WordsRefused(WordsError):
    """`sentence` names the place and the reason."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NothingToPublish(WordsError):
    pass
