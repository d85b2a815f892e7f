"""Mastodon's JSON as records. Raises WrongShape; nothing of an answer is used before it went through here."""

from __future__ import annotations

from dataclasses import dataclass

from tankar.networks.contract import Receipt
from tankar.networks.wire import Answer
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
    found = record(answer.json(), "account")
    acct = text(found.get("acct"), "name of the account")
    shown = found.get("display_name")
    return Person(
        identity(found.get("id"), "account"),
        acct[:200],
        shown[:200] if isinstance(shown, str) and shown else acct[:200],
        link(found.get("url")),
    )
