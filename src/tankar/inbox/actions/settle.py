"""Say how a conversation stands: no answer needed, spam, closed, open again; and what kind of message it is.

"No answer needed" is one tap for thanks, an opinion, a joke. A question or a complaint that gets none needs a reason:
whoever asks the city is owed an answer or a why (Chancellor of Justice, 16.10.2008).
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from tankar import journal
from tankar.inbox.deadlines.targets import answer_by
from tankar.inbox.errors import MayNot, NotNow, ReasonMissing
from tankar.inbox.lifecycle import CONVERSATION
from tankar.inbox.models import Conversation, Kind
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["NEEDS_REASON", "change_kind", "close", "mark_as_spam", "no_answer_needed", "reopen"]

NEEDS_REASON = frozenset({Kind.QUESTION, Kind.COMPLAINT, Kind.MEDIA})
_NOBODY_WAITS: dict[str, Any] = {
    "waits_since": None,
    "answer_by": None,
    "remind_at": None,
    "remind_whom": None,
    "reopened_at": None,
    "read_first": "",
}


def no_answer_needed(person: Person, conversation: Conversation, reason: str = "") -> Conversation:
    """Raises `ReasonMissing` for a question, a complaint or the media, `MayNot` or `NotNow`."""
    reason = reason.strip()[:300]
    if conversation.kind in NEEDS_REASON and not reason:
        raise ReasonMissing
    return _move(person, conversation, "no_answer_needed", {**_nobody_waits(), "why_no_answer": reason})


def mark_as_spam(person: Person, conversation: Conversation) -> Conversation:
    """Only here: nothing is hidden or reported on the network. Raises `MayNot` or `NotNow`."""
    return _move(person, conversation, "spam", _nobody_waits())


def close(person: Person, conversation: Conversation) -> Conversation:
    """What has been answered is over. Raises `MayNot`, or `NotNow` when it is closed, or somebody waits."""
    return _move(person, conversation, "closed", _nobody_waits())


def reopen(person: Person, conversation: Conversation) -> Conversation:
    """Somebody will look at it again, from now on. Raises `MayNot` or `NotNow`."""
    now = clock.now()
    changes = {
        "waits_since": now,
        "answer_by": answer_by(conversation.channel, now),
        "why_no_answer": "",
        "reopened_at": now,
        "settled_at": None,
        "forgotten_at": None,
    }
    return _move(person, conversation, "received", changes, "reopened")


def change_kind(person: Person, conversation: Conversation, kind: Kind) -> Conversation:
    """A person knows better than a guess. Raises `MayNot`."""
    if not may(person, "inbox.work", conversation):
        raise MayNot
    with transaction.atomic():
        Conversation.objects.filter(pk=conversation.pk).update(kind=kind, kind_by=person)
        _note(person, conversation, "kind_changed")
    conversation.refresh_from_db()
    return conversation


def _nobody_waits() -> dict[str, Any]:
    return {**_NOBODY_WAITS, "settled_at": clock.now()}


def _move(
    person: Person, conversation: Conversation, to: str, changes: dict[str, Any], kind: str = ""
) -> Conversation:
    if not may(person, "inbox.work", conversation):
        raise MayNot
    with transaction.atomic():
        try:
            CONVERSATION.move(conversation, to, **changes)
        except (NoSuchMove, SomebodyElseMoved) as error:
            raise NotNow from error
        _note(person, conversation, kind or to)
    return conversation


def _note(person: Person, conversation: Conversation, kind: str) -> None:
    journal.record(
        f"inbox.{kind}",
        actor=actor(person),
        subject=("conversation", conversation.public_id),
        params={"channel": str(conversation.channel)},
    )
