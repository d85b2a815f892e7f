"""What Tankar and a network say to one another: credentials come in, records go out.

    Failure
    ├── Rejected         the network read it and will not take it; a person must change something
    ├── NotNow           nothing was written; the same call may be made again after `until`
    ├── AccessLost       the network no longer lets us in; a person must connect the channel again
    └── OutcomeUnknown   it may or may not stand on the network; ask with `look_up`, never send again

There are four kinds and no more. `detail` is one full English sentence for the log and for whoever
repairs the installation; the sentences that persons read are written where deliveries are shown.

A capability of a network is an object that is there or `None`. Nobody calls one to find out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from .incoming import Converses, Measures, Receives


class Failure(Exception):
    """Why a call to a network did not give a record."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Reason(StrEnum):
    """What a network did not accept."""

    TEXT_TOO_LONG = "text_too_long"
    TEXT_EMPTY = "text_empty"
    MEDIA_TYPE = "media_type"
    MEDIA_TOO_LARGE = "media_too_large"
    MEDIA_UNPROCESSED = "media_unprocessed"
    TOO_MANY_MEDIA = "too_many_media"
    DESCRIPTION_TOO_LONG = "description_too_long"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    MODERATED = "moderated"
    OTHER = "other"


class Rejected(Failure):
    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class NotNow(Failure):
    """`until`: aware moment before which it makes no sense to try; `None` when the network did not say."""

    def __init__(self, until: datetime | None, detail: str) -> None:
        super().__init__(detail)
        self.until = until


class AccessLost(Failure):
    pass


class OutcomeUnknown(Failure):
    pass


class OperationKind(StrEnum):
    """Every write to a network is one of these."""

    POST = "post"
    REPLY = "reply"
    PRIVATE_REPLY = "private_reply"
    EDIT = "edit"
    DELETE = "delete"
    HIDE = "hide"
    UNHIDE = "unhide"
    LIKE = "like"
    UNLIKE = "unlike"


class Shape(StrEnum):
    """What a post becomes on its network: it stays, it lasts a day, or it is a short upright video."""

    POST = "post"
    STORY = "story"
    REEL = "reel"


@dataclass(frozen=True, slots=True)
class Captions:
    """What is said in a video, as WebVTT in one language. `open` gives its bytes from the start."""

    language: str
    open: Callable[[], BinaryIO] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Media:
    """One picture or video as it will leave. `open` gives its bytes from the start, each time it is called.

    Width and height in pixels (0: not known), length in seconds (0: a picture). `cover` opens a JPEG.
    """

    sha256: str
    content_type: str
    description: str
    language: str
    open: Callable[[], BinaryIO] = field(compare=False, repr=False)
    size: int = 0
    width: int = 0
    height: int = 0
    seconds: float = 0
    cover: Callable[[], BinaryIO] | None = field(default=None, compare=False, repr=False)
    captions: tuple[Captions, ...] = ()

    @property
    def is_video(self) -> bool:
        return self.content_type.startswith("video/")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One write, frozen. `key` is ours, unique for this operation and the same at every attempt.

    `language` is the BCP 47 tag of the first language of the text. `link` is the address the network may show
    as a card beside the text. `in_reply_to` and `target` are ids of the network.
    """

    kind: OperationKind
    key: str
    text: str
    language: str | None
    media: tuple[Media, ...] = ()
    in_reply_to: str | None = None
    target: str | None = None
    shape: Shape = Shape.POST
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Credentials:
    """`address`: base URL of the server, `""` where a network has only one. `secrets` never show."""

    address: str
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the network calls the thing we wrote."""

    network_id: str
    url: str | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """The network has it."""

    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Absent:
    """The network was asked and does not have it: the whole stretch since the anchor was read."""


@dataclass(frozen=True, slots=True)
class CannotTell:
    """The network answered, but the answer proves neither. A person has to look."""

    detail: str


Lookup = Found | Absent | CannotTell

Done = Mapping[str, str]
"""Results of the prepare steps of this delivery by step name, as stored."""

Remember = Callable[[str, str], None]
"""Stores the result of one step before the next begins. The same step again replaces its result."""


class Publishes(Protocol):
    """How a network is written to.

    1. `prepare(…, done, remember)`: steps safe to repeat. Steps found in `done` are not made again.
       Raises NotNow, Rejected or AccessLost; what was remembered until then is kept.
    2. The caller reads the stored steps and notes the attempt.
    3. `commit(…, done)`: exactly one request, and the only call that may raise OutcomeUnknown.
    4. After OutcomeUnknown, or when the caller died on the way: `look_up(…, done)`.
    """

    @property
    def operations(self) -> frozenset[OperationKind]:
        """What this connector can write."""
        ...

    @property
    def settle_seconds(self) -> int:
        """Seconds a request may still take effect after we stopped listening. An Absent from a look-up
        that began sooner than this after the attempt ended is no proof; ask again later."""
        ...

    def prepare(
        self, outgoing: Outgoing, credentials: Credentials, done: Done, remember: Remember
    ) -> None: ...

    def commit(self, outgoing: Outgoing, credentials: Credentials, done: Done) -> Receipt: ...

    def look_up(
        self, outgoing: Outgoing, credentials: Credentials, done: Done, taken: Collection[str] = ()
    ) -> Lookup:
        """Ask the network whether it has `outgoing`. Reads only; raises NotNow or AccessLost.

        `taken`: network ids that already belong to other deliveries of the channel. Two equal texts
        sent close to one another cannot be told apart without it.
        """
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server takes. Sizes in bytes and pixels, lengths as `count` counts them."""

    characters: int
    count: Callable[[str], int] = field(compare=False, repr=False)
    media: int
    image_bytes: int
    image_pixels: int
    image_types: frozenset[str]
    description: int
    url_length: int | None = None
    """Characters every link counts as; `None` when a link counts as it is written."""
    video_bytes: int = 0
    """0: no video."""
    video_seconds: int = 0
    video_types: frozenset[str] = frozenset()
    mixes: bool = False
    """Pictures and a video in one post."""
    captions: bool = False
    """Takes a caption file beside the video."""
    shapes: frozenset[Shape] = frozenset({Shape.POST})
    shape_seconds: Mapping[str, tuple[int, int]] = field(default_factory=dict, hash=False)
    """Least and most seconds of a video that becomes a story or a reel; without a line `video_seconds` holds."""
    needs_media: bool = False
    """Takes no words alone: a picture or a video must go with them."""

    def seconds_of(self, shape: str) -> tuple[int, int]:
        """Least and most seconds of a video of this shape; 0: no bound."""
        return self.shape_seconds.get(shape, (0, self.video_seconds))

    def facts(self) -> dict[str, int | list[str]]:
        """The numbers in a form that can be stored as JSON; `adapted` reads it back."""
        numbers: dict[str, int | list[str]] = {name: getattr(self, name) for name in ADAPTABLE}
        return {**numbers, "image_types": sorted(self.image_types)}

    def adapted(self, facts: Mapping[str, object]) -> Limits:
        """These limits with what one server said about itself. Anything unusable is passed over."""
        numbers = {
            name: value
            for name in ADAPTABLE
            if isinstance(value := facts.get(name), int) and not isinstance(value, bool) and value > 0
        }
        types = facts.get("image_types")
        named = {kind for kind in types if isinstance(kind, str)} if isinstance(types, list) else set()
        return replace(self, **numbers, image_types=frozenset(named) or self.image_types)  # type: ignore[arg-type]


ADAPTABLE = ("characters", "media", "image_bytes", "image_pixels", "description")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a person enters to connect a channel. `name`: "address" or a name in `secrets`.

    `optional`: may be left empty; the network's own server, or what it finds out itself, is taken then.
    """

    name: str
    secret: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """Who the credentials belong to. `keep` is what to store as credentials from now on: it holds what
    was entered and what the connector needs to know about the account. `token_until`: when a person must
    connect again; None when it never ends, or the network does not tell."""

    network_id: str
    handle: str
    display_name: str
    url: str | None
    limits: Limits
    keep: Credentials
    token_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent that has been asked for. `url`: the network's page to send the person to. `keep`: what `finish`
    needs when they come back; it holds secrets and belongs into the vault or an encrypted session."""

    url: str
    keep: Credentials


class ByConsent(Protocol):
    """How a channel is connected by consent given on the network's own page (OAuth).

    1. `begin`: the person is sent to `Consent.url`; `Consent.keep` and the state are kept for their return.
    2. They come back to `back`; the caller compares `state` and gives the whole query to `finish`.
    3. `finish` tells every account the consent opens. One: it is connected. Several: the person chooses.
    """

    @property
    def fields(self) -> tuple[Field, ...]:
        """What must be known before the person is sent there."""
        ...

    def begin(self, entered: Credentials, back: str, state: str) -> Consent:
        """`back`: our own address they return to. Raises AccessLost, NotNow or Rejected."""
        ...

    def finish(self, kept: Credentials, back: str, answer: Mapping[str, str]) -> tuple[Account, ...]:
        """`answer`: the query they came back with. Raises AccessLost (also when they said no, or none of
        their accounts may be written to), NotNow or Rejected (an old or used code: begin again)."""
        ...


class SignsIn(Protocol):
    """How a channel is connected by what a person enters, and by consent where the network has that."""

    @property
    def fields(self) -> tuple[Field, ...]: ...

    @property
    def by_consent(self) -> ByConsent | None: ...

    def verify(self, credentials: Credentials) -> Account:
        """Ask the network whose credentials these are. Raises AccessLost, NotNow or Rejected."""
        ...


class Meaning(StrEnum):
    """What an HTTP status says about the request that was answered."""

    ACCESS_LOST = "access_lost"
    NOT_NOW = "not_now"
    REJECTED = "rejected"
    UNCLEAR = "unclear"
    """The request may have taken effect: OutcomeUnknown for a commit, NotNow for a repeatable step."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An error in a network's own words: `contains` (lower case) in its text under this status."""

    status: int
    contains: str
    meaning: Meaning
    reason: Reason = Reason.OTHER


@dataclass(frozen=True, slots=True)
class Look:
    """How a post looks on the network, for previews. The picture's shape is width : height; `None`: as it is.

    `fold`: characters shown before "see more"; `None`: all. `media_first`: pictures stand above the words.
    """

    fold: int | None = None
    media_first: bool = False
    narrowest: float | None = None
    widest: float | None = None
    link_card: bool = False
    hashtags: bool = True


@dataclass(frozen=True, slots=True)
class Network:
    """One network as the rest of Tankar sees it: facts, and capabilities that are there or not."""

    id: str
    title: str
    limits: Limits
    publishes: Publishes | None = None
    converses: Converses | None = None
    measures: Measures | None = None
    signs_in: SignsIn | None = None
    receives: Receives | None = None
    failures: tuple[Saying, ...] = ()
    look: Look = Look()
    practice_path: str = ""
    """Where its practice network stands under the practice address; "" for at its root."""
    ids_are_global: bool = False
    """An account's `network_id` names one account in the whole network, whichever server it was asked of:
    a channel with the same id under another address is the same account. Otherwise only together with the address.
    """
    share: str = ""
    """Its own page on which a person shares something in their own name: an address with `{words}`, `{link}` and, where
    everybody has their own server, `{server}`. "" where it has none. Nothing but the words and the link is handed over.
    """
