"""What a network told, put where it belongs: the one place where webhooks, news and threads meet.

1. A message is known by its channel and the network's id: told again, it is compared and not made again.
2. It belongs to the conversation of the message it answers. When that is not known yet, a conversation waits for
   it under its id; when it comes, the two become one.
3. A resident's new message opens the conversation and starts its clock. What we answered, liked, hid or removed in
   the network's own app stops it, as if it had been done here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from tankar import journal
from tankar.channels.models import Channel
from tankar.inbox.actions.part_threads import part_threads
from tankar.inbox.actions.threads import conversation_for, join_waiting
from tankar.inbox.guessing import language_of
from tankar.inbox.models import Answer, Conversation, Message, Wording
from tankar.inbox.standing import reworded, said_by_resident, said_by_us, stop_waiting
from tankar.inbox.uproars.counting import count
from tankar.networks import incoming
from tankar.networks.incoming import MessageKind
from tankar.publishing.actions.see_own_post import Seen, lose_own_post, see_own_post
from tankar.publishing.models import Delivery
from tankar.texts.streams.text_key import text_key
from tankar.work import clock

__all__ = ["lose", "on_the_citys_clock", "take_in"]

# how long a network may tell readers the old thing after it took a write
_SHOWN_EVERYWHERE = dt.timedelta(minutes=5)


def on_the_citys_clock(moment: dt.datetime) -> dt.datetime:
    """A network's moment as the city's clock shows it (a demo's may have been moved); never in the future."""
    return clock.now() - max(clock.machine() - moment, dt.timedelta())


def take_in(channel: Channel, records: Iterable[incoming.Record]) -> int:
    """Put these where they belong, each in a transaction of its own. Returns how many said something new."""
    # our own posts first: what answers one that is not known waits for it as if for a message, all in one thread
    told = sorted(records, key=lambda record: not _is_own_post(record))
    ids = [record.network_id for record in told]
    known = {one.network_id: one for one in Message.objects.filter(channel=channel, network_id__in=ids)}
    return sum(_take(channel, record, known) for record in told)


def _is_own_post(record: incoming.Record) -> bool:
    return isinstance(record, incoming.Message) and record.kind is MessageKind.POST and record.author.is_us


def _take(channel: Channel, record: incoming.Record, known: dict[str, Message]) -> bool:
    message = known.get(record.network_id)
    match record:
        case incoming.Removed():
            return lose(channel, record.network_id)
        case incoming.Marked():
            return message is not None and _mark(message, record.liked, record.hidden)
        case incoming.Message() if _is_own_post(record):
            return _see_post(channel, record)
        case incoming.Message():
            if message is not None:
                return not record.as_it_began and _compare(message, record)
            made = _add(channel, record)
            if made is not None:
                known[record.network_id] = made
            return made is not None
    return False


def _see_post(channel: Channel, record: incoming.Message) -> bool:
    see_own_post(
        channel,
        Seen(
            record.network_id,
            record.text,
            record.url or "",
            record.application or "",
            on_the_citys_clock(record.said_at),
        ),
    )
    # what was said below it before it was known here was taken for one thread
    part_threads(channel, record.network_id)
    return False


def _add(channel: Channel, record: incoming.Message) -> Message | None:
    try:
        with transaction.atomic():
            conversation = conversation_for(channel, record, on_the_citys_clock(record.said_at))
            if conversation is None:
                return None
            conversation.channel = channel  # with its entry, which is asked for once and not for each message
            message = _made(conversation, record)
            conversation = join_waiting(conversation, message)
            _tell_of(conversation, message)
            # last, since whoever counts in the same ten minutes waits for it
            count(message)
    except IntegrityError:
        # another way told it at the same moment, and was first
        return None
    return message


def _made(conversation: Conversation, record: incoming.Message) -> Message:
    author = record.author
    text = record.text.replace("\x00", "")
    return Message.objects.create(
        conversation=conversation,
        channel=conversation.channel,
        network_id=record.network_id,
        in_reply_to=record.in_reply_to or "",
        by_us=author.is_us,
        done_there=author.is_us,
        author_id=author.network_id[:200],
        author_name=author.name.replace("\x00", "")[:200],
        author_handle=author.handle.replace("\x00", "")[:200],
        text=text,
        language=language_of(text, record.language or "")[:8],
        url=(record.url or "")[:500],
        attachments=min(record.attachments, 1000),
        said_at=on_the_citys_clock(record.said_at),
        seen_at=clock.machine(),
        edited_at=on_the_citys_clock(record.edited_at) if record.edited_at else None,
        liked=bool(record.liked),
        hidden=bool(record.hidden),
        is_private=record.kind is MessageKind.PRIVATE,
        may=None if record.may is None else sorted(record.may),
        text_key=_key(text, author.is_us, record.kind is MessageKind.PRIVATE),
    )


def _key(text: str, is_ours: bool, is_private: bool) -> str:
    """What somebody wrote to us alone is not looked for in what is said in public."""
    return "" if is_ours or is_private else text_key(text)


def _tell_of(conversation: Conversation, message: Message) -> None:
    if not message.by_us:
        said_by_resident(conversation, message)
        if message.liked or message.hidden:
            stop_waiting(conversation, message)
        return
    if _is_an_answer_of_ours(message):
        return
    if said_by_us(conversation, message.said_at):
        note_there("answered_there", conversation)


def _is_an_answer_of_ours(message: Message) -> bool:
    """Tankar wrote it: link the two. While its delivery is not sure of its id, its text and place tell."""
    delivery = Delivery.objects.acts().filter(channel=message.channel, network_id=message.network_id).first()
    answer = Answer.objects.filter(delivery=delivery).first() if delivery else _being_sent(message)
    if answer is None:
        return False
    Answer.objects.filter(pk=answer.pk, message__isnull=True).update(message=message)
    Message.objects.filter(pk=message.pk).update(done_there=False)
    return True


def _being_sent(message: Message) -> Answer | None:
    """An answer whose words these are, on its way or of which nobody could tell; its delivery will find the same id."""
    on_the_way = Answer.objects.filter(
        conversation__channel=message.channel,
        message__isnull=True,
        delivery__in=Delivery.objects.filter(channel=message.channel).perhaps_there(),
        to__network_id=message.in_reply_to,
    )
    return next((one for one in on_the_way if one.text.split() == message.text.split()), None)


def _compare(message: Message, record: incoming.Message) -> bool:
    """A known message as it is now: edited, back again, liked or hidden there."""
    changes: dict[str, object] = {}
    text = record.text.replace("\x00", "")
    if text != message.text:
        changes |= {"text": text, "edited_at": on_the_citys_clock(record.edited_at or clock.machine())}
        changes["text_key"] = _key(text, message.by_us, message.is_private)
    if message.removed_at is not None:
        changes["removed_at"] = None
    if record.may is not None:
        changes["may"] = sorted(record.may)
    with transaction.atomic():
        if "text" in changes:
            Wording.objects.create(message=message, text=message.text, until=clock.now())
        if changes:
            Message.objects.filter(pk=message.pk).update(**changes)
        if "text" in changes and not message.by_us:
            message.text = text
            reworded(message.conversation, message)
        marked = _mark(message, record.liked, record.hidden)
    return marked or "text" in changes


def _mark(message: Message, liked: bool | None, hidden: bool | None) -> bool:
    """Liked or hidden there, or no longer. What stops the clock is seen once."""
    changes = {
        name: value
        for name, value in (("liked", liked), ("hidden", hidden))
        if value is not None and value != getattr(message, name)
    }
    if "liked" in changes and _is_our_own_like(message, takes_back=not changes["liked"]):
        del changes["liked"]
    if not changes:
        return False
    with transaction.atomic():
        # of two that tell it, the second finds it told
        if not Message.objects.filter(
            pk=message.pk, **{name: not value for name, value in changes.items()}
        ).update(**changes):
            return False
        for name, value in changes.items():
            if value and not message.by_us:
                note_there(f"{name}_there", message.conversation)
                stop_waiting(message.conversation, message)
    return True


def _is_our_own_like(message: Message, *, takes_back: bool) -> bool:
    """Tankar's own like is told by its delivery. Until a network shows it everywhere, it may say the old thing."""
    like = message.likes.select_related("delivery").order_by("pk").last()
    if like is None:
        return False
    if like.delivery.state in {"waiting", "sending", "unclear"} or like.delivery.may_be_out:
        return True
    shown_by = like.at + _SHOWN_EVERYWHERE
    return like.delivery.state == "delivered" and like.takes_back != takes_back and clock.now() < shown_by


def lose(channel: Channel, network_id: str) -> bool:
    """It is no longer on the network. `False`: not known here, or known to be gone."""
    at = clock.now()
    if lose_own_post(channel, network_id, at):
        return True
    with transaction.atomic():
        rows = Message.objects.filter(channel=channel, network_id=network_id, removed_at__isnull=True)
        if not rows.update(removed_at=at):
            return False
        message = Message.objects.select_related("conversation").get(channel=channel, network_id=network_id)
        note_there("removed_there", message.conversation)
        if not message.by_us:
            stop_waiting(message.conversation, message)
    return True


def note_there(kind: str, conversation: Conversation) -> None:
    """One journal entry about what was done in the network's own app."""
    journal.record(
        f"inbox.{kind}",
        actor=None,
        subject=("conversation", conversation.public_id),
        params={"channel": str(conversation.channel)},
    )
