"""One conversation as its page shows it: the post, the thread with our answers and notes, and what may be done."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext as _

from tankar import networks
from tankar.channels.permissions import keep_named
from tankar.content.permissions import keep_posts_somewhere
from tankar.inbox.actions.answer import answer_kind
from tankar.inbox.labels.finding import Label, labels_of
from tankar.inbox.labels.repeated import with_copies
from tankar.inbox.models import Answer, Conversation, Like, Message, Note, Wording
from tankar.inbox.permissions import worked_by
from tankar.inbox.presence import here_too
from tankar.inbox.told import standing_of, with_our_answer
from tankar.networks.contract import OperationKind
from tankar.organisation.models import Person
from tankar.publishing.actions.order_act import possible
from tankar.publishing.models import Delivery, OwnPost
from tankar.publishing.told import Told
from tankar.publishing.told_acts import told_act
from tankar.work import clock

__all__ = ["ON_A_PAGE", "Line", "can_of", "for_reading", "links_in", "live", "of_the_same_author", "post_of"]

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"']{3,200}", re.IGNORECASE)
ON_A_PAGE = 100
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
    labels: list[Label] = field(default_factory=list)


def for_reading(person: Person) -> QuerySet[Conversation]:
    """The conversations this person may read, each with all that its page says beside the thread.

    `can_work`: twin of `inbox.work`. `seen`: what the newest thing said in it is called, by them and by us: asked
    for with the row, before the thread, so that nothing can have been seen that is not shown.
    """
    newest = Message.objects.filter(conversation=OuterRef("pk")).order_by("-pk").values("public_id")[:1]
    ours = Answer.objects.filter(conversation=OuterRef("pk")).order_by("-pk").values("public_id")[:1]
    rows: QuerySet[Conversation] = with_our_answer(
        Conversation.objects.visible_to(person)
        .select_related("channel__entry", "channel__owner_unit", "channel__ear", "remind_whom")
        .select_related("assigned_to__weekly_pattern")
        .annotate(
            can_work=Case(When(worked_by(person), then=Value(True)), default=Value(False)),
            seen=Concat(
                Coalesce(Subquery(newest), Value("")), Value(":"), Coalesce(Subquery(ours), Value(""))
            ),
        )
    )
    return with_copies(rows, person, clock.now())


def live(
    person: Person, conversation: Conversation, before: str = "", writing: bool = False
) -> dict[str, Any]:
    """What the page asks for anew every fifteen seconds: the newest of the thread, or a part further back.

    The conversation comes from `for_reading`. `before`: a message's public id; what was said before it is shown.
    """
    messages, more = _messages(conversation, before)
    span = _span(messages, more, before)
    unseen = _unseen_answers(conversation, span)
    lines = [*messages, *_answers(conversation, unseen), *_notes(conversation, span)]
    lines.sort(key=lambda one: one.at)
    newest = _newest_answer(lines)
    can_work = bool(getattr(conversation, "can_work", False))
    if can_work:
        # whoever works in it has a channel: no page need ask again
        keep_named(person, True)
        keep_posts_somewhere(person, True)
    return {
        "conversation": conversation,
        "lines": lines,
        "more": more,
        "is_past": bool(before),
        "private_comes_back": _private_comes_back(conversation),
        "seen": getattr(conversation, "seen", ""),
        "may_work": can_work,
        "here": here_too(person, conversation, writing),
        "standing": standing_of(
            conversation, clock.now(), mine=newest is not None and newest.written_by_id == person.pk
        ),
        "offered": _offered(person, conversation, unseen),
    }


def _private_comes_back(conversation: Conversation) -> bool:
    converses = networks.get(conversation.channel.network).converses
    return converses is not None and converses.private_comes_back


def _messages(conversation: Conversation, before: str) -> tuple[list[Line], str]:
    """The newest `ON_A_PAGE` of them, in order, and the id to go further back from, "" at the beginning."""
    rows = conversation.messages.order_by("-said_at", "-pk")
    if before:
        edge = conversation.messages.filter(public_id=before).values_list("said_at", "pk").first()
        if edge is not None:
            at, pk = edge
            rows = rows.filter(Q(said_at__lt=at) | Q(said_at=at, pk__lt=pk), said_at__lte=at)
    wordings = Wording.objects.filter(message=OuterRef("pk")).values("text")
    rows = rows.select_related("answer__written_by", "answer__delivery", "last_like__delivery").annotate(
        # asked for with the row: how it read at first, and how it read before it was last changed
        first_words=Subquery(wordings.order_by("pk")[:1]),
        words_before=Subquery(wordings.order_by("-pk")[:1]),
    )
    found = list(rows[: ON_A_PAGE + 1])
    more = found[ON_A_PAGE - 1].public_id if len(found) > ON_A_PAGE else ""
    return [_message(conversation, one, _earlier(one)) for one in found[:ON_A_PAGE][::-1]], more


def _earlier(message: Message) -> list[str]:
    said = (getattr(message, "first_words", None), getattr(message, "words_before", None))
    return list(dict.fromkeys(one for one in said if one is not None))


def _message(conversation: Conversation, message: Message, earlier: list[str]) -> Line:
    message.channel = conversation.channel
    like, answer = message.last_like, getattr(message, "answer", None)
    pending = like is not None and like.delivery.state in {*_UNDER_WAY, "refused"}
    return Line(
        message.said_at,
        message=message,
        answer=answer,
        told=_told(conversation, answer.delivery) if answer is not None else None,
        like=like,
        like_told=_told(conversation, like.delivery) if like is not None and pending else None,
        earlier=earlier,
        links=[] if message.by_us else links_in(message.text),
        can=can_of(message),
        labels=_labels(message),
    )


def _labels(message: Message) -> list[Label]:
    if message.by_us or not message.text:
        return []
    return labels_of(message.text, message.labels_said)


def _told(conversation: Conversation, delivery: Delivery) -> Told:
    delivery.channel = conversation.channel
    return told_act(delivery, clock.now())


def _span(messages: list[Line], more: str, before: str) -> Q:
    """Of what is written here: what lies between the messages shown, or beyond the newest."""
    span = Q()
    if more:
        span &= Q(written_at__gte=messages[0].at)
    if before and messages:
        span &= Q(written_at__lte=messages[-1].at)
    return span


def can_of(message: Message) -> frozenset[str]:
    """What can be done with a message on its network."""
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


def _unseen_answers(conversation: Conversation, span: Q) -> list[Answer]:
    """Ours that the network has not shown us yet, the newest first."""
    rows = conversation.answers.filter(span, message__isnull=True)
    return list(rows.select_related("written_by", "delivery", "to").order_by("-pk")[:ON_A_PAGE])


def _answers(conversation: Conversation, unseen: list[Answer]) -> list[Line]:
    """With what became of them."""
    return [
        Line(one.written_at, answer=one, told=_told(conversation, one.delivery))
        for one in unseen
        if one.delivery.state != Delivery.State.WITHDRAWN
    ]


def _newest_answer(lines: list[Line]) -> Answer | None:
    return max((one.answer for one in lines if one.answer is not None), key=lambda one: one.pk, default=None)


def _offered(person: Person, conversation: Conversation, unseen: list[Answer]) -> Answer | None:
    """The newest answer, when its words are wanted again: the network refused it, or the reader took it back."""
    newest = unseen[0] if unseen else None
    if newest is None or not conversation.is_open or newest.public_id != _newest_of_all(conversation):
        return None
    taken_back = newest.delivery.state == Delivery.State.WITHDRAWN and newest.written_by_id == person.pk
    return newest if taken_back or newest.delivery.state == Delivery.State.REFUSED else None


def _newest_of_all(conversation: Conversation) -> str:
    """The public id of our newest answer, seen on the network or not: the second half of `seen`."""
    return str(getattr(conversation, "seen", "")).partition(":")[2]


def _notes(conversation: Conversation, span: Q) -> list[Line]:
    rows = conversation.notes.filter(span).select_related("author").order_by("-pk")
    return [Line(one.written_at, note=one) for one in rows[:ON_A_PAGE]]


def post_of(conversation: Conversation) -> OwnPost | None:
    """The post it hangs on, as it was sent or seen."""
    if not conversation.post:
        return None
    rows = OwnPost.objects.filter(channel=conversation.channel, network_id=conversation.post)
    return rows.select_related("delivery__item").first()


def of_the_same_author(person: Person, conversation: Conversation) -> list[Conversation]:
    """Other conversations in which who began this one waits. Only open ones: no dossier (never.md, N8)."""
    first = Message.objects.filter(conversation=conversation, by_us=False).in_order()
    theirs = Message.objects.filter(conversation=OuterRef("pk"), by_us=False).exclude(author_id="")
    theirs = theirs.filter(author_id=Subquery(first.values("author_id")[:1]))
    others = Conversation.objects.visible_to(person).filter(
        Exists(theirs), channel=conversation.channel, state="received"
    )
    return list(others.exclude(pk=conversation.pk).order_by("waits_since")[:5])


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
