"""Comments that were told before the post they hang on waited under its id, all in one conversation: part them.

1. Each comment on the post, with what hangs below it, is a conversation of its own. The first keeps the row, with the
   notes, the reminder and whoever it was given to.
2. Our own word under our own post opens none, as if the post had been known.
3. Each stands as what was said in it says. What a person has settled stays settled, in all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from tankar.channels.models import Channel
from tankar.inbox.actions.threads import first_line
from tankar.inbox.deadlines.targets import answer_by
from tankar.inbox.guessing import kind_of
from tankar.inbox.labels.finding import first_of
from tankar.inbox.models import Answer, Conversation, Message

__all__ = ["part_threads"]


def part_threads(channel: Channel, post: str) -> int:
    """`post` is one of our own posts, known by now. Returns how many conversations there are after it."""
    if not Conversation.objects.filter(channel=channel, thread=post).exists():
        return 0
    with transaction.atomic():
        waiting = Conversation.objects.select_for_update().filter(channel=channel, thread=post).first()
        if waiting is None:
            return 0  # another way told the post at the same moment
        threads = _threads(list(waiting.messages.in_order()), post)
        for number, messages in enumerate(threads):
            row = waiting if number == 0 else _another(waiting)
            _keep(row, messages, post)
        if not threads:
            Conversation.objects.filter(pk=waiting.pk).update(post=post)
        return len(threads)


def _threads(messages: Sequence[Message], post: str) -> list[list[Message]]:
    """What hangs on each comment, the comment first; without our own words that nobody has answered."""
    known = {one.network_id: one for one in messages}
    found: dict[str, list[Message]] = defaultdict(list)
    for one in messages:
        top, seen = one, {one.network_id}
        while top.in_reply_to != post and top.in_reply_to in known and top.in_reply_to not in seen:
            seen.add(top.in_reply_to)
            top = known[top.in_reply_to]
        found[top.network_id].append(one)
    parted = [some for some in found.values() if not all(one.by_us for one in some)]
    kept = {one.pk for some in parted for one in some}
    Message.objects.filter(
        pk__in=[one.pk for one in messages if one.pk not in kept], done_there=True
    ).delete()
    return parted


def _another(waiting: Conversation) -> Conversation:
    """A row for the next one: as far as people are concerned as the first."""
    return Conversation(
        channel=waiting.channel,
        state=waiting.state,
        kind_by=waiting.kind_by,
        assigned_to=waiting.assigned_to,
        why_no_answer=waiting.why_no_answer,
        settled_at=waiting.settled_at,
        reopened_at=waiting.reopened_at,
    )


def _keep(row: Conversation, messages: Sequence[Message], post: str) -> None:
    first, last = messages[0], messages[-1]
    row.thread, row.post = first.network_id, post
    row.first_line, row.language = first_line(first.text), first.language
    if row.kind_by_id is None:
        row.kind = kind_of(first.text)
    row.began_at, row.last_said_at = first.said_at, last.said_at
    for name, value in _standing(row, messages).items():
        setattr(row, name, value)
    row.save()
    keys = [one.pk for one in messages]
    Message.objects.filter(pk__in=keys).update(conversation=row)
    Answer.objects.filter(to__in=keys).update(conversation=row)


def _standing(row: Conversation, messages: Sequence[Message]) -> dict[str, Any]:
    if row.state not in {"received", "answered"} or row.reopened_at is not None:
        return {}
    ours = max((one.said_at for one in messages if one.by_us and one.removed_at is None), default=None)
    left = [one for one in messages if not (one.by_us or one.removed_at or one.liked or one.hidden)]
    waits = [one.said_at for one in left if ours is None or one.said_at > ours]
    if waits:
        since = min(waits)
        by = answer_by(row.channel, since)
        return {
            "state": "received",
            "waits_since": since,
            "answer_by": by,
            "settled_at": None,
            "read_first": first_of(one for one in left if one.said_at >= since),
        }
    state = "answered" if ours is not None else "no_answer_needed"
    settled = row.settled_at or messages[-1].said_at
    return {"state": state, "waits_since": None, "answer_by": None, "settled_at": settled, "read_first": ""}
