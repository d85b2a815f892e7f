"""How a conversation stands, in the words its page, the list and Today share: by when, and what of ours is leaving."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from tankar.inbox.models import Answer, Conversation, Message
from tankar.inbox.models.conversation import State
from tankar.interface.times import near_words

__all__ = ["LEAVING", "Standing", "deadline_words", "standing_of", "with_our_answer"]

LEAVING = ("waiting", "sending", "unclear")


@dataclass(frozen=True)
class Standing:
    """`key`: waits, late, leaving, stopped, refused, or the conversation's own state when nobody waits.

    `state`: (icon, colour, word); `by`: by when it is answered, or should have been, "" while nobody need do that.
    """

    key: str
    state: tuple[str, str, Any]
    by: str = ""

    @property
    def asks_for_an_answer(self) -> bool:
        """Somebody waits, and no answer of ours is under way."""
        return self.key in {"waits", "late", "refused"}

    @property
    def has_one(self) -> bool:
        """An answer of ours is there, or under way."""
        return self.key in {"leaving", "stopped", "answered"}


def with_our_answer(rows: QuerySet[Any]) -> Any:
    """Conversations, each with the state of our newest answer that was not taken back (`answer_state`, "" without).

    One on its way counts as long as the resident has said nothing since it was written: then they still wait.
    """
    later = Message.objects.filter(
        conversation=OuterRef("conversation"),
        by_us=False,
        removed_at__isnull=True,
        said_at__gt=OuterRef("written_at"),
    )
    passed = Q(delivery__state__in=LEAVING) & Q(Exists(later))
    ours = Answer.objects.filter(conversation=OuterRef("pk")).exclude(delivery__state="withdrawn")
    ours = ours.annotate(
        how=Case(When(passed, then=Value("")), default=F("delivery__state"), output_field=CharField())
    )
    return rows.annotate(answer_state=Coalesce(Subquery(ours.order_by("-pk").values("how")[:1]), Value("")))


def standing_of(conversation: Conversation, now: dt.datetime, mine: bool = False) -> Standing:
    """The conversation comes from `with_our_answer`. `mine`: the answer under way is the reader's."""
    ours = getattr(conversation, "answer_state", "")
    by = deadline_words(conversation.answer_by, now) if conversation.is_open else ""
    if ours in LEAVING:
        word = _("your answer is on its way") if mine else _("answer on its way")
        return Standing("leaving", ("sending", "info", word))
    if ours == "needs_person":
        return Standing("stopped", ("warning", "warning", _("the answer needs a look")), by)
    if not conversation.is_open:
        icon = {"answered": "success", "spam": "close"}.get(conversation.state, "delivered")
        return Standing(conversation.state, (icon, "neutral", State(conversation.state).label))
    if ours == "refused":
        return Standing("refused", ("danger", "danger", _("the answer did not go out")), by)
    if conversation.answer_by is not None and conversation.answer_by < now:
        return Standing("late", ("clock", "warning", _("past the target")), by)
    return Standing("waits", ("waiting", "info", State.RECEIVED.label), by)


def deadline_words(answer_by: dt.datetime | None, now: dt.datetime) -> str:
    """When it is due, as the clock on the wall says it: nobody has to count hours of work."""
    if answer_by is None:
        return ""
    said = _("Should have been answered by %(when)s") if answer_by < now else _("Answer by %(when)s")
    return said % {"when": near_words(answer_by, now)}
