"""One request and what came back, and how to read it without trusting it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, BinaryIO

from tankar.networks.contract import Failure, NotNow, OutcomeUnknown

IDENTITY = re.compile(r"[A-Za-z0-9._:~-]{1,200}")
TEXT_MAX = 20_000


class WrongShape(ValueError):
    """What came back is not what this network is known to answer. Says so in one sentence."""


class Rest:
    """What is left of an opened file from where it stands. Its length is told by the header that goes with it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self.read(65_536):
            yield chunk


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content_type: str
    file: BinaryIO


@dataclass(frozen=True, slots=True)
class Body:
    """A file as the whole body of a request."""

    content_type: str
    content: BinaryIO | Rest


@dataclass(frozen=True, slots=True)
class Glance:
    """How much of an answer is read, in bytes, and for how many seconds: what comes after is left."""

    most: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `commit`: it writes something that must not stand twice, so a lost answer is unclear."""

    method: str
    url: str
    token: str | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    """A list stands there once for each of its values."""
    json: Mapping[str, object] | None = field(default=None, repr=False)
    form: Mapping[str, str] | None = field(default=None, repr=False)
    files: Mapping[str, Upload] = field(default_factory=dict, repr=False)
    body: Body | None = field(default=None, repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """What else of this call must not be told again when the answer repeats it."""
    commit: bool = False
    glance: Glance | None = None
    most: int = 0
    """Bytes of its answer, where it has reason to be large; 0 for what is usual. More is an answer cut short."""

    @property
    def uploads(self) -> bool:
        return self.body is not None or bool(self.files)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    host: str

    def json(self) -> object:
        """The body read as JSON. Raises WrongShape."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise WrongShape(f"{self.host} answered something that is not JSON.") from None


def trouble(call: Call, detail: str, until: datetime | None = None) -> Failure:
    """The failure of a call whose effect is not known: a repeatable step may simply be made again."""
    return OutcomeUnknown(detail) if call.commit else NotNow(until, detail)


def record(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise WrongShape(f"The answer holds no {what}.")
    return value


def records(value: object, what: str) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        raise WrongShape(f"The answer holds no list of {what}.")
    return [record(entry, what) for entry in value]


def text(value: object, what: str) -> str:
    if not isinstance(value, str) or len(value) > TEXT_MAX:
        raise WrongShape(f"The answer holds no {what}.")
    return value


def identity(value: object, what: str) -> str:
    """An id that can stand in a path and in a row."""
    if not isinstance(value, str) or not IDENTITY.fullmatch(value):
        raise WrongShape(f"The answer holds no usable id of a {what}.")
    return value


def link(value: object) -> str | None:
    """A web address that may be shown as a link, else None. What else a network may say is no link."""
    if isinstance(value, str) and len(value) <= 2_000 and re.match(r"https?://[^\s<>\"']+\Z", value):
        return value
    return None


def moment(value: object) -> datetime | None:
    """An aware moment from ISO 8601, else None."""
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
