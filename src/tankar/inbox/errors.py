"""What the inbox refuses.

InboxError
├── MayNot             this person may not do this in this conversation
├── TrainingFirst      the module on channels comes before answering, and the days of grace are over
├── NothingWritten     an answer needs words
├── TooLong            the network does not take so many characters
├── OwnWordsStand      ready words were to be sent while words of one's own stand in the field
├── NotThere           the message is no longer on the network, or the network does not allow it
├── SomebodyAnswered   the conversation has moved since this person saw it
├── ReasonMissing      a question or a claim that gets no answer needs a reason
├── NotAMoment         the day or time of a reminder cannot be read, does not exist, or has passed
├── NotNow             nothing to do here just now: somebody was faster
└── NotAColleague      only those who may work in the conversation can be given it
"""

from __future__ import annotations

__all__ = [
    "InboxError",
    "MayNot",
    "NotAColleague",
    "NotAMoment",
    "NotNow",
    "NotThere",
    "NothingWritten",
    "OwnWordsStand",
    "ReasonMissing",
    "SomebodyAnswered",
    "TooLong",
    "TrainingFirst",
]


class InboxError(Exception):
    """Anything the inbox refuses."""


class MayNot(InboxError):
    pass


class TrainingFirst(InboxError):
    """Whoever answers has not done the module on channels (CONT-6)."""


class NothingWritten(InboxError):
    pass


class TooLong(InboxError):
    """`over`: characters too many, as the network counts them."""

    def __init__(self, over: int) -> None:
        super().__init__(over)
        self.over = over


class OwnWordsStand(InboxError):
    pass


class NotThere(InboxError):
    pass


class SomebodyAnswered(InboxError):
    pass


class ReasonMissing(InboxError):
    pass


class NotAMoment(InboxError):
    pass


class NotNow(InboxError):
    pass


class NotAColleague(InboxError):
    pass
