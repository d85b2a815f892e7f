"""To which conversation a message belongs."""

from __future__ import annotations

import datetime as dt

from django.db.models import Min

from tankar.channels.models import Channel
from tankar.inbox.guessing import kind_of, language_of
from tankar.inbox.labels.finding import stronger
from tankar.inbox.models import Answer, Conversation, Message, Note
from tankar.networks import incoming
from tankar.publishing.models import Delivery, OwnPost

__all__ = ["conversation_for", "join_waiting"]


def conversation_for(channel: Channel, record: incoming.Message, said_at: dt.datetime) -> Conversation | None:
    """The conversation this belongs to, made if need be; None for what opens none (our own word under our post)."""
    answers = record.in_reply_to or ""
    if known := _of_what_it_answers(channel, answers):
        return known
    post = record.post or (answers if _is_a_post(channel, answers) else "")
    if answers and answers != post:
        return _kept_for(channel, answers, post, record, said_at)
    if record.author.is_us:
        return None
    return _kept_for(channel, record.network_id, post, record, said_at)


def _of_what_it_answers(channel: Channel, answers: str) -> Conversation | None:
    """Of a message that is known, or of an answer of ours that has not been seen there yet."""
    if not answers:
        return None
    messages = Message.objects.filter(channel=channel, network_id=answers)
    parent = messages.select_related("conversation").first()
    if parent is not None:
        return parent.conversation
    ours = Answer.objects.filter(delivery__channel=channel, delivery__network_id=answers)
    answer = ours.select_related("conversation").first()
    return answer.conversation if answer is not None else None


def _is_a_post(channel: Channel, network_id: str) -> bool:
    """One of our own, sent by Tankar or seen there; networks do not always tell what a thread hangs on."""
    if not network_id:
        return False
    sent = Delivery.objects.posts().filter(channel=channel, network_id=network_id)
    return sent.exists() or OwnPost.objects.filter(channel=channel, network_id=network_id).exists()


def _kept_for(
    channel: Channel, thread: str, post: str, record: incoming.Message, said_at: dt.datetime
) -> Conversation:
    """The conversation of this thread. It begins as answered: a resident's message opens it."""
    made, _is_new = Conversation.objects.get_or_create(
        channel=channel,
        thread=thread,
        defaults={
            "post": post,
            "state": "answered",
            "kind": kind_of(record.text),
            "language": language_of(record.text, record.language or "")[:8],
            "first_line": first_line(record.text),
            "began_at": said_at,
            "last_said_at": said_at,
            "settled_at": said_at,
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
        conversation.settled_at = None
        conversation.read_first = stronger(conversation.read_first, other.read_first)
    other.delete()
    conversation.began_at = conversation.messages.aggregate(first=Min("said_at"))["first"]
    conversation.save()
    return conversation
