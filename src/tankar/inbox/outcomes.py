"""What became of our answers and likes, told by publishing's entries. `web/reactions.py` calls these."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from tankar.inbox.lifecycle import CONVERSATION
from tankar.inbox.models import Answer, Like, Message
from tankar.inbox.standing import answered, promised, stop_waiting
from tankar.notices.telling import tell
from tankar.publishing.models import Delivery
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["act_arrived", "act_stopped", "needs_somebody"]


def act_arrived(delivery: Delivery) -> None:
    """An answer or a like is out: the conversation knows."""
    answer = Answer.objects.select_related("conversation").filter(delivery=delivery).first()
    if answer is not None:
        _answer_arrived(answer, delivery)
    like = Like.objects.select_related("message__conversation").filter(delivery=delivery).first()
    if like is not None:
        _like_arrived(like)


def _answer_arrived(answer: Answer, delivery: Delivery) -> None:
    seen = Message.objects.filter(channel=delivery.channel, network_id=delivery.network_id).first()
    if seen is not None:
        Message.objects.filter(pk=seen.pk).update(done_there=False)
        Answer.objects.filter(pk=answer.pk).update(message=seen)
    if answer.promised_on is not None:
        promised(answer.conversation, answer.promised_on)
        return
    # whoever spoke after the writer pressed the button has not been answered
    answered(answer.conversation, answer.written_at)
    if answer.closes:
        try:
            CONVERSATION.move(answer.conversation, "closed")
        except (NoSuchMove, SomebodyElseMoved):
            return  # somebody has said more: it stays open


def _like_arrived(like: Like) -> None:
    Message.objects.filter(pk=like.message_id).update(liked=not like.takes_back)
    if not like.takes_back:
        # as one given in the network's own app does
        stop_waiting(like.message.conversation, like.message)


def act_stopped(delivery: Delivery) -> None:
    """An answer needs its writer: told once, by the bell."""
    answer = Answer.objects.select_related("conversation", "written_by").filter(delivery=delivery).first()
    if answer is None:
        return
    tell(
        answer.written_by,
        "inbox.your_answer_stopped",
        params={"channel": str(delivery.channel)},
        url=answer.conversation.get_absolute_url(),
        about=("conversation", answer.conversation.public_id),
    )


def needs_somebody() -> Q:
    """Of deliveries: the answers and likes that did not simply go out.

    A refused answer is open until the resident is answered otherwise, or a newer answer is written. A refused like
    needs nobody: its conversation says so.
    """
    newer = Answer.objects.filter(
        conversation=OuterRef("answer__conversation_id"), pk__gt=OuterRef("answer__pk")
    )
    refused = Q(state="refused", answer__conversation__state="received") & ~Q(Exists(newer))
    ours = Q(answer__isnull=False) | Q(like__isnull=False)
    return ours & (Q(state__in=("needs_person", "unclear")) | refused)
