"""Whether something may be shared, on Today: the first words of what one is asked, and the answers one has to read."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from tankar.clearance.models import Clearance
from tankar.clearance.questions.words import shortened
from tankar.decisions.models import Ask
from tankar.organisation.models import Person
from tankar.web.today_row import Row

__all__ = ["asks_on_today", "rows_of"]

_KIND = "clearance.question"
_AT_MOST = 100


def asks_on_today(person: Person) -> list[Ask]:
    """What awaits the person, and, as markers alone, what their own unread answers were asked of: one statement.

    A question carries its first words where the person may read it. The answers that they have not opened yet are
    found by way of the asks of whoever answered, which are shown to nobody.
    """
    mine = Ask.objects.filter(person=person, done_at=None).order_by()
    unread = Clearance.objects.own_of(person).filter(unread=True, state=Clearance.State.ANSWERED)
    answered = Ask.objects.filter(
        matter__kind=_KIND, matter__subject_id__in=unread.values("public_id")
    ).order_by()
    # two indexes, each for itself: an OR over both would read every ask there ever was
    both = mine.values("pk").union(answered.values("pk"))
    wanted = answered.values("pk") if person.acting_as == "elected" else both
    seen = Clearance.objects.visible_to(person).filter(public_id=OuterRef("matter__subject_id"))
    found = Ask.objects.filter(pk__in=wanted).select_related("matter")
    told = found.annotate(
        question_words=Subquery(seen.values("words")[:1]),
        question_need=Subquery(seen.values("need")[:1]),
        question_changed=Subquery(seen.values("changed_at")[:1]),
    )
    return list(told.order_by(F("due_at").asc(nulls_last=True), "since", "pk")[:_AT_MOST])


def rows_of(person: Person, asks: Iterable[Ask]) -> list[Row]:
    """One line for each thing that awaits the person, one for each answer they have to read."""
    rows: list[Row] = []
    answers: dict[str, Row] = {}
    for ask in asks:
        if ask.person_id == person.pk and ask.done_at is None:
            rows.append(_asked(ask))
        else:
            answers.setdefault(ask.matter.subject_id, _answered(ask))
    return [*rows, *answers.values()]


def _asked(ask: Ask) -> Row:
    words, need = getattr(ask, "question_words", None), getattr(ask, "question_need", None)
    if ask.matter.kind != _KIND or words is None:
        return Row(
            title=ask.sentence, url=ask.matter.url, since=ask.since, due=ask.due_at, due_source=ask.source
        )
    answer, assign = _("Answer: %(title)s"), _("Say who prepares it: %(title)s")
    return Row(
        title=(assign if ask.verb == "assign" else answer) % {"title": shortened(words) or ask.matter.title},
        url=ask.matter.url,
        button=_("Look and answer"),
        since=ask.since,
        due=ask.due_at,
        due_source=ask.source,
        detail=ask.matter.title if words else "",
        state=("clock", "warning", _("Urgent")) if need == Clearance.Need.URGENT else None,
    )


def _answered(ask: Ask) -> Row:
    words = getattr(ask, "question_words", None) or ""
    return Row(
        title=_("Read the answer: %(title)s") % {"title": shortened(words) or ask.matter.title},
        url=reverse("clearance:question", args=[ask.matter.subject_id]),
        since=getattr(ask, "question_changed", None),
    )
