"""Mastodon's JSON as records. Raises WrongShape; nothing of an answer is used before it went through here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tankar.networks.contract import Receipt
from tankar.networks.markup import plain_words
from tankar.networks.wire import Answer, WrongShape
from tankar.networks.wire.answers import identity, link, moment, record, records, text


@dataclass(frozen=True, slots=True)
class Attachment:
    id: str
    description: str


@dataclass(frozen=True, slots=True)
class Status:
    """A post of our own account. `application` is None when the server does not tell it."""

    receipt: Receipt
    attachments: tuple[Attachment, ...]
    application: str | None
    in_reply_to: str | None
    edited: bool


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    acct: str
    display_name: str
    url: str | None


def status(answer: Answer) -> Status:
    return read_status(answer.json())


def statuses(answer: Answer) -> list[Status]:
    return [read_status(entry) for entry in records(answer.json(), "status")]


def read_status(value: object) -> Status:
    found = record(value, "status")
    network_id = identity(found.get("id"), "status")
    application = found.get("application")
    name = application.get("name") if isinstance(application, dict) else None
    attached = found.get("media_attachments")
    return Status(
        receipt=Receipt(
            network_id, link(found.get("url")) or link(found.get("uri")), moment(found.get("created_at"))
        ),
        attachments=tuple(attachment(entry) for entry in records(attached or [], "attachment")),
        application=name if isinstance(name, str) else None,
        in_reply_to=found["in_reply_to_id"] if isinstance(found.get("in_reply_to_id"), str) else None,
        edited=isinstance(found.get("edited_at"), str),
    )


def attachment(value: object) -> Attachment:
    found = record(value, "attachment")
    description = found.get("description")
    return Attachment(
        identity(found.get("id"), "attachment"), description if isinstance(description, str) else ""
    )


def uploaded(answer: Answer) -> tuple[str, bool]:
    """The id of a file, and whether it is ready."""
    found = record(answer.json(), "attachment")
    return identity(found.get("id"), "attachment"), answer.status == 200


def source(answer: Answer) -> str:
    return text(record(answer.json(), "source").get("text"), "text of a status")


def person(answer: Answer) -> Person:
    return read_person(answer.json())


def read_person(value: object) -> Person:
    found = record(value, "account")
    acct = text(found.get("acct"), "name of the account")
    shown = found.get("display_name")
    return Person(
        identity(found.get("id"), "account"),
        acct[:200],
        shown[:200] if isinstance(shown, str) and shown else acct[:200],
        link(found.get("url")),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """A status by anybody. `language`, `application`: as told. `counts`: replies, boosts and favourites."""

    network_id: str
    author: Person
    text: str
    said_at: datetime
    in_reply_to: str | None
    in_reply_to_author: str | None
    edited_at: datetime | None
    language: str | None
    url: str | None
    application: str | None
    liked: bool | None
    attachments: int
    private: bool
    boost: bool
    counts: tuple[int, int, int]


def said(answer: Answer) -> Said:
    return read_said(answer.json())


def said_list(answer: Answer) -> list[Said]:
    return [read_said(entry) for entry in records(answer.json(), "status")]


def read_said(value: object) -> Said:
    found = record(value, "status")
    at = moment(found.get("created_at"))
    if at is None:
        raise WrongShape("A status does not say when it was written.")
    application = found.get("application")
    attached = found.get("media_attachments")
    liked = found.get("favourited")
    return Said(
        network_id=identity(found.get("id"), "status"),
        author=read_person(found.get("account")),
        text=plain_words(text(found.get("content"), "text of a status")),
        said_at=at,
        in_reply_to=optional(found.get("in_reply_to_id")),
        in_reply_to_author=optional(found.get("in_reply_to_account_id")),
        edited_at=moment(found.get("edited_at")),
        language=optional(found.get("language")),
        url=link(found.get("url")) or link(found.get("uri")),
        application=optional(application.get("name")) if isinstance(application, dict) else None,
        liked=liked if isinstance(liked, bool) else None,
        attachments=len(attached) if isinstance(attached, list) else 0,
        private=found.get("visibility") == "direct",
        boost=isinstance(found.get("reblog"), dict),
        counts=(
            count(found.get("replies_count")),
            count(found.get("reblogs_count")),
            count(found.get("favourites_count")),
        ),
    )


def optional(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise WrongShape("A status does not say how often it was answered, shared or liked.")
    return value


@dataclass(frozen=True, slots=True)
class Told:
    """One notification; `said` is None for those that are about no status."""

    id: str
    said: Said | None


def notifications(answer: Answer) -> list[Told]:
    return [
        Told(
            identity(entry.get("id"), "notification"),
            read_said(entry["status"]) if isinstance(entry.get("status"), dict) else None,
        )
        for entry in records(answer.json(), "notification")
    ]


def descendants(answer: Answer) -> list[Said]:
    found = record(answer.json(), "thread")
    return [read_said(entry) for entry in records(found.get("descendants"), "answer")]


def followers(answer: Answer) -> tuple[int, int]:
    """How many follow the account, and how often it has posted."""
    found = record(answer.json(), "account")
    return count(found.get("followers_count")), count(found.get("statuses_count"))
