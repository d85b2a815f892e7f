"""How a conversation stands after something was said or done: who waits, and since when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max, Min

from tankar.inbox.actions.threads import first_line
from tankar.inbox.deadlines.targets import answer_by, windows_of
from tankar.inbox.guessing import kind_of
from tankar.inbox.labels.finding import first_of, stronger
from tankar.inbox.labels.telling import tell_at_once
from tankar.inbox.lifecycle import CONVERSATION
from tankar.inbox.models import Conversation, Message
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = ["answered", "promised", "reworded", "said_by_resident", "said_by_us", "stop_waiting"]


def said_by_resident(conversation: Conversation, message: Message) -> None:
    """Somebody waits, unless we have answered this very message already, or it is in what was called spam."""
    changes: dict[str, Any] = {
        "last_said_at": max(conversation.last_said_at, message.said_at),
        "forgotten_at": None,
    }
    if message.language:
        changes["language"] = message.language
    if message.network_id == conversation.thread and conversation.kind_by_id is None:
        changes |= {"kind": kind_of(message.text), "first_line": first_line(message.text)}
    is_new = not _answered_already(conversation, message)
    first = first_of([message]) if is_new else ""
    if first:
        # in what was called spam too: a person always reads
        tell_at_once(conversation, first)
    opens = is_new and conversation.state != "spam"
    if opens:
        since = min(filter(None, (conversation.waits_since, message.said_at)))
        changes |= {"waits_since": since, "answer_by": answer_by(conversation.channel, since)}
        changes["read_first"] = stronger(conversation.read_first, first)
    if opens and conversation.state != "received":
        changes |= {"why_no_answer": "", "settled_at": None}
        CONVERSATION.move(conversation, "received", **changes)
        return
    if conversation.state != "received":
        changes["settled_at"] = clock.now()  # it has a name again
    Conversation.objects.filter(pk=conversation.pk).update(**changes)
    conversation.refresh_from_db()


def reworded(conversation: Conversation, message: Message) -> None:
    """What a resident said reads otherwise now. What must be read first stays so: how it read before counts too."""
    first = first_of([message])
    if (
        not first
        or not conversation.is_open
        or stronger(conversation.read_first, first) == conversation.read_first
    ):
        return
    Conversation.objects.filter(pk=conversation.pk, state="received").update(read_first=first)
    tell_at_once(conversation, first)


def _answered_already(conversation: Conversation, message: Message) -> bool:
    """It comes late, and an answer to it, or one given later in the network's own app, is here before it."""
    ours = conversation.messages.filter(by_us=True, removed_at__isnull=True, said_at__gte=message.said_at)
    return any(one.in_reply_to == message.network_id or one.done_there for one in ours)


def said_by_us(conversation: Conversation, at: dt.datetime) -> bool:
    """We said something at `at`. True when that answered who waited."""
    Conversation.objects.filter(pk=conversation.pk, last_said_at__lt=at).update(last_said_at=at)
    return answered(conversation, at)


def answered(conversation: Conversation, at: dt.datetime) -> bool:
    """Whoever said something before `at` has been answered; who spoke later still waits."""
    conversation.refresh_from_db()
    later = conversation.messages.filter(by_us=False, removed_at__isnull=True, said_at__gt=at)
    since = later.aggregate(first=Min("said_at"))["first"]
    if since is not None:
        Conversation.objects.filter(pk=conversation.pk, state="received").update(
            waits_since=since,
            answer_by=answer_by(conversation.channel, since),
            read_first=first_of(later) if conversation.read_first else "",
        )
        return False
    if conversation.state == "answered":
        return False
    return _over(conversation, "answered")


def promised(conversation: Conversation, day: dt.date) -> None:
    """We said that an answer comes from `day` on, a working day: who waits waits on, and the target counts from
    then."""
    conversation.refresh_from_db()
    hours = windows_of(conversation.channel)(day)
    begins = hours[0] if hours else None
    if begins is None or not conversation.is_open or (conversation.waits_since or begins) >= begins:
        return
    Conversation.objects.filter(pk=conversation.pk, state="received").update(
        answer_by=answer_by(conversation.channel, begins)
    )


def stop_waiting(conversation: Conversation, message: Message) -> None:
    """This message was dealt with, or is gone. The conversation waits for the others that nobody has answered.

    One that a person opened again is theirs to settle: what is told late of an old message does not close it.
    """
    conversation.refresh_from_db()
    if not conversation.is_open or conversation.reopened_at is not None:
        return
    # what only promised an answer has answered nobody
    ours = conversation.messages.filter(by_us=True, removed_at__isnull=True, answer__promised_on__isnull=True)
    spoken = ours.aggregate(last=Max("said_at"))["last"]
    left = conversation.messages.filter(
        by_us=False, removed_at__isnull=True, liked=False, hidden=False, said_at__gte=conversation.waits_since
    ).exclude(pk=message.pk)
    if spoken is not None:
        left = left.filter(said_at__gt=spoken)
    since = left.aggregate(first=Min("said_at"))["first"]
    if since is None:
        _over(conversation, "no_answer_needed")
        return
    Conversation.objects.filter(pk=conversation.pk).update(
        waits_since=since,
        answer_by=answer_by(conversation.channel, since),
        read_first=first_of(left) if conversation.read_first else "",
    )


def _over(conversation: Conversation, state: str) -> bool:
    try:
        CONVERSATION.move(
            conversation,
            state,
            waits_since=None,
            answer_by=None,
            remind_at=None,
            remind_whom=None,
            reopened_at=None,
            read_first="",
            settled_at=clock.now(),
        )
    except SomebodyElseMoved:
        return False
    return True
