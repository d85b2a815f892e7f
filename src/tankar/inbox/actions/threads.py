"""To which conversation a message belongs."""

from __future__ import annotations

import datetime as dt

from django.db.models import Min

from tankar.channels.models import Channel
from tankar.inbox.guessing import kind_of, language_of
from tankar.inbox.models import Answer, Conversation, Message, Note
from tankar.networks import incoming

__all__ = ["conversation_for", "join_waiting"]


def conversation_for(channel: Channel, record: incoming.Message, said_at: dt.datetime) -> Conversation | None:
    """The conversation this belongs to, made if need be; None for what opens none (our own word under our post)."""
    answers = record.in_reply_to or ""
    if answers and answers != record.post:
        parent = (
            Message.objects.filter(channel=channel, network_id=answers).select_related("conversation").first()
        )
        if parent is not None:
            return parent.conversation
        return _kept_for(channel, answers, record, said_at)
    if record.author.is_us:
        return None
    return _kept_for(channel, record.network_id, record, said_at)


def _kept_for(channel: Channel, thread: str, record: incoming.Message, said_at: dt.datetime) -> Conversation:
    """The conversation of this thread. It begins as answered: a resident's message opens it."""
    made, _is_new = Conversation.objects.get_or_create(
        channel=channel,
        thread=thread,
        defaults={
            "post": record.post or "",
            "state": "answered",
            "kind": kind_of(record.text),
            "language": language_of(record.text, record.language or "")[:8],
            "first_line": first_line(record.text),
            "began_at": said_at,
            "last_said_at": said_at,
        },
    )
    return made


def first_line(text: str) -> str:
    """The beginning, on one line, at most 140 characters."""
    line = " ".join(text.replace("\x00", "").split())
    return line if len(line) <= 140 else line[:139].rstrip() + "…"


def join_waiting(conversation: Conversation, message: Message) -> Conversation:
    """Answers that came before the message they answer have a conversation of their own: make the two one.

    What people did in it (notes, who it is given to) comes along.
    """
    waiting = Conversation.objects.filter(channel=message.channel, thread=message.network_id)
    other = waiting.exclude(pk=conversation.pk).first()
    if other is None:
        return conversation
    Message.objects.filter(conversation=other).update(conversation=conversation)
    Answer.objects.filter(conversation=other).update(conversation=conversation)
    Note.objects.filter(conversation=other).update(conversation=conversation)
    if conversation.assigned_to_id is None and other.assigned_to_id is not None:
        conversation.assigned_to_id = other.assigned_to_id
    if other.state == "received":
        conversation.state = other.state
        conversation.waits_since = min(
            filter(None, (conversation.waits_since, other.waits_since)), default=None
        )
        conversation.answer_by = min(filter(None, (conversation.answer_by, other.answer_by)), default=None)
    other.delete()
    conversation.began_at = conversation.messages.aggregate(first=Min("said_at"))["first"]
    conversation.save()
    return conversation
