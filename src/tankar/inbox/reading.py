"""One conversation as its page shows it: the post, the thread with our answers and notes, and what may be done."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from tankar.inbox.actions.answer import answer_kind, latest_of
from tankar.inbox.models import Answer, Conversation, Like, Message, Note
from tankar.inbox.presence import here_too
from tankar.networks.contract import OperationKind
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.publishing.actions.order_act import possible
from tankar.publishing.models import Delivery, OwnPost
from tankar.publishing.told import Told
from tankar.publishing.told_acts import told_act
from tankar.work import clock

__all__ = ["Line", "links_in", "live", "of_the_same_author", "post_of"]

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"']{3,200}", re.IGNORECASE)
_UNDER_WAY = ("waiting", "sending", "unclear", "needs_person")


@dataclass
class Line:
    """One thing in the thread, in the order of time: a message, an answer not seen there yet, or a note."""

    at: dt.datetime
    message: Message | None = None
    answer: Answer | None = None
    note: Note | None = None
    told: Told | None = None
    like: Like | None = None
    like_told: Told | None = None
    earlier: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    can: frozenset[str] = frozenset()


def live(person: Person, conversation: Conversation, writing: bool = False) -> dict[str, Any]:
    """What the page asks for anew every fifteen seconds."""
    lines = [*_messages(conversation), *_answers(conversation), *_notes(conversation)]
    lines.sort(key=lambda one: one.at)
    return {
        "conversation": conversation,
        "lines": lines,
        "seen": latest_of(conversation),
        "may_work": may(person, "inbox.work", conversation),
        "here": here_too(person, conversation, writing),
        "now": clock.now(),
    }


def _messages(conversation: Conversation) -> list[Line]:
    found = conversation.messages.in_order().select_related(
        "channel", "answer__written_by", "answer__delivery"
    )
    likes = _last_likes(conversation)
    return [_message(one, likes.get(one.pk)) for one in found.prefetch_related("wordings")]


def _last_likes(conversation: Conversation) -> dict[int, Like]:
    rows = Like.objects.filter(message__conversation=conversation).select_related("delivery__channel")
    return {one.message_id: one for one in rows.order_by("pk")}


def _message(message: Message, like: Like | None) -> Line:
    pending = like is not None and like.delivery.state in {*_UNDER_WAY, "refused"}
    return Line(
        message.said_at,
        message=message,
        answer=getattr(message, "answer", None),
        like=like,
        like_told=told_act(like.delivery, clock.now()) if like is not None and pending else None,
        earlier=[one.text for one in message.wordings.all()],
        links=[] if message.by_us else links_in(message.text),
        can=_can(message),
    )


def _can(message: Message) -> frozenset[str]:
    if message.by_us or message.removed_at is not None:
        return frozenset()
    can = set()
    if answer_kind(message, is_private=False):
        can.add("answer")
    if answer_kind(message, is_private=True):
        can.add("answer_privately")
    if possible(message.channel, OperationKind.LIKE) and not message.is_private:
        can.add("like")
    if possible(message.channel, OperationKind.UNLIKE):
        can.add("unlike")
    return frozenset(can)


def _answers(conversation: Conversation) -> list[Line]:
    """Ours that the network has not shown us yet, with what became of them."""
    rows = conversation.answers.filter(message__isnull=True).select_related("written_by", "delivery__channel")
    return [
        Line(one.written_at, answer=one, told=told_act(one.delivery, clock.now()))
        for one in rows
        if one.delivery.state != Delivery.State.WITHDRAWN
    ]


def _notes(conversation: Conversation) -> list[Line]:
    return [Line(one.written_at, note=one) for one in conversation.notes.select_related("author")]


def post_of(conversation: Conversation) -> OwnPost | None:
    """The post it hangs on, as it was sent or seen."""
    if not conversation.post:
        return None
    rows = OwnPost.objects.filter(channel=conversation.channel, network_id=conversation.post)
    return rows.select_related("delivery__item").first()


def of_the_same_author(person: Person, conversation: Conversation) -> list[Conversation]:
    """Other conversations in which who began this one waits. Only open ones: no dossier (never.md, N8)."""
    first = conversation.messages.by_residents().in_order().first()
    if first is None or not first.author_id:
        return []
    others = Conversation.objects.visible_to(person).filter(
        channel=conversation.channel,
        state="received",
        messages__author_id=first.author_id,
        messages__by_us=False,
    )
    return list(others.exclude(pk=conversation.pk).distinct().order_by("waits_since")[:5])


def links_in(text: str) -> list[str]:
    """Addresses in a resident's words, made so that nobody opens them by mistake: "instagram-hjalp[.]com/x"."""
    found = [one.group().rstrip(".,;:!?)") for one in _LINK.finditer(text)]
    return [
        re.sub(r"^https?://", "", one, flags=re.IGNORECASE).replace(".", "[.]")
        for one in dict.fromkeys(found)
    ]


def language_name(language: str) -> str:
    """The language within a sentence."""
    names = {"sv": _("Swedish"), "fi": _("Finnish"), "en": _("English")}
    return names.get(language, "")
