"""What a network tells us: messages, what became of them, and figures.

Reading has the failures of `contract.py` without `OutcomeUnknown`: a read may always be made again.

A message reaches us by several ways (a webhook, the list of news, the thread it hangs in), more than once and in
any order. `network_id` makes them one; whoever keeps them takes the newest word about each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from .contract import Credentials, Field, OperationKind

__all__ = [
    "Author",
    "Batch",
    "Converses",
    "Definition",
    "Event",
    "Figure",
    "Indicator",
    "Marked",
    "Measures",
    "Message",
    "MessageKind",
    "Period",
    "Receives",
    "Record",
    "Removed",
    "Thread",
]


class MessageKind(StrEnum):
    COMMENT = "comment"
    """It hangs in the thread of a post."""
    MENTION = "mention"
    """It stands elsewhere and names the account."""
    POST = "post"
    """A post of its own: by us in the network's own app, or by a visitor on our page."""
    PRIVATE = "private"
    """Written to the account alone."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote it, as the network shows them. `is_us`: the account the credentials belong to."""

    network_id: str
    name: str
    handle: str = ""
    url: str | None = None
    is_us: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One text by somebody, as it stands on the network now.

    `text`: plain, without markup. `said_at`, `edited_at`: aware. `in_reply_to`: the message or post it answers;
    `post`: the post its thread hangs on, when known. `language`: a BCP 47 tag where the network tells one.
    `application`: what wrote it, where told; by it the network's own app is told from Tankar. `liked`, `hidden`: by
    us; None where the network does not tell. `may`: what the network lets us do to it, beside what the connector
    can; None where it does not tell. `attachments`: pictures and files that are not fetched. `as_it_began`: told is how
    it was when it was written, perhaps long after: of a message that is known it says nothing.
    """

    network_id: str
    kind: MessageKind
    author: Author
    text: str
    said_at: datetime
    post: str | None = None
    in_reply_to: str | None = None
    edited_at: datetime | None = None
    language: str | None = None
    url: str | None = None
    application: str | None = None
    liked: bool | None = None
    hidden: bool | None = None
    may: frozenset[OperationKind] | None = None
    attachments: int = 0
    as_it_began: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """It is no longer there. Who took it away is not told."""

    network_id: str
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """We liked it, took the like back, hid it or showed it again, wherever that was done. None: as it was."""

    network_id: str
    liked: bool | None = None
    hidden: bool | None = None


Record = Message | Removed | Marked


@dataclass(frozen=True, slots=True)
class Batch:
    """News since a cursor. `more`: ask again at once with the new cursor.

    `posts`: posts of ours in whose threads something has changed, where the network tells that alone.
    """

    records: Sequence[Record]
    cursor: str
    more: bool = False
    posts: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """All that hangs on one post now, the post itself included where the network gives it.

    `complete`: read to its end. Only then is what is known and not in it gone.
    """

    records: Sequence[Message]
    complete: bool


class Converses(Protocol):
    """How what is said to a channel, and what is done in the network's own app, is read.

    `news`, asked often, is quick and may miss things (fact sheets say which); `thread`, asked for recent posts,
    is the truth about one post. Both only read. Raise AccessLost, NotNow or Rejected; `thread` raises
    Rejected(GONE) when the post itself is no longer there.
    """

    @property
    def news_tells_all(self) -> bool:
        """Whether `news` brings comments itself. Otherwise the threads of recent posts are read each time."""
        ...

    @property
    def private_comes_back(self) -> bool:
        """Whether a private answer of ours, and what is answered to it, can be read afterwards."""
        ...

    def news(self, credentials: Credentials, cursor: str) -> Batch:
        """What is new since `cursor`: mentions, comments where it tells them, our own posts made elsewhere.

        `""` is the first time: the newest page, nothing older. A cursor may be read twice: records are unique
        by their id. A cursor that the network has forgotten is begun anew, never an error.
        """
        ...

    def thread(self, credentials: Credentials, post: str) -> Thread: ...


@dataclass(frozen=True, slots=True)
class Event:
    """One thing a webhook told about the account with this id."""

    account_id: str
    record: Record


class Receives(Protocol):
    """How a network that calls us is listened to. Nothing here connects to anything.

    1. `challenge` answers the network's question whether the address is ours.
    2. `is_genuine` is asked before anything is kept.
    3. `read`, later and outside the request, makes records of what was kept.
    """

    @property
    def fields(self) -> tuple[Field, ...]:
        """What a person enters so that its calls are known: an app's secret, a word for the challenge."""
        ...

    def challenge(self, query: Mapping[str, str], secrets: Mapping[str, str]) -> str | None:
        """What to answer to a GET, as text; None when it is not the network's question or not for us."""
        ...

    def is_genuine(self, body: bytes, headers: Mapping[str, str], secrets: Mapping[str, str]) -> bool:
        """Signed with one of our secrets, over the raw body? Compared in constant time; raises nothing, whatever
        the headers hold. Their names are in lower case."""
        ...

    def event_id(self, body: bytes, headers: Mapping[str, str]) -> str:
        """The network's own id of this call; `""` where it has none and the body's hash stands for it."""
        ...

    def read(self, body: bytes) -> tuple[Event, ...]:
        """Events in the order told; what is not about messages is left out. Raises WrongShape with a sentence."""
        ...


class Indicator(StrEnum):
    """What a figure counts. The words people read are written where figures are shown."""

    FOLLOWERS = "followers"
    POSTS = "posts"
    VIEWS = "views"
    REACH = "reach"
    REACTIONS = "reactions"
    COMMENTS = "comments"
    SHARES = "shares"
    CLICKS = "clicks"
    PLAYS = "plays"


class Period(StrEnum):
    """What stretch of time a figure is about."""

    NOW = "now"
    """As it stands at the moment of asking: followers, and a post's counts so far."""
    DAY = "day"
    FOUR_WEEKS = "four_weeks"


@dataclass(frozen=True, slots=True)
class Definition:
    """`source`: the network's own name of the figure, as in its documentation."""

    indicator: Indicator
    period: Period
    source: str


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` None: not available, and `why` says it in one English sentence. Never 0 for "not told"."""

    definition: Definition
    value: int | None
    measured_at: datetime
    why: str = field(default="", compare=False)


class Measures(Protocol):
    """How figures are read. One that the network refuses is not available; it spoils no other.

    Raise AccessLost or NotNow when nothing could be asked.
    """

    @property
    def of_account(self) -> tuple[Definition, ...]: ...

    @property
    def of_post(self) -> tuple[Definition, ...]: ...

    def account(self, credentials: Credentials) -> tuple[Figure, ...]:
        """One figure for each of `of_account`, in its order."""
        ...

    def posts(self, credentials: Credentials, ids: Sequence[str]) -> Mapping[str, tuple[Figure, ...]]:
        """Post → one figure for each of `of_post`. A post that is gone is left out. At most 100 ids."""
        ...
