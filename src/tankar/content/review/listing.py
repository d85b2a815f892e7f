"""Reviews as lines of a list."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from tankar.content.composition import headline
from tankar.content.models import Item, Review
from tankar.content.review.permissions import answerable_by
from tankar.organisation.models import Person

__all__ = ["ReviewRow", "rows_of", "waiting_for"]


@dataclass(frozen=True)
class ReviewRow:
    """One line: the review, and the first words of its item."""

    review: Review
    title: str


def rows_of(reviews: QuerySet[Review]) -> list[ReviewRow]:
    """Two statements, however many."""
    people = ("item", "asked_by", "asked_of", "answered_by")
    found = reviews.select_related(*people).prefetch_related("item__versions")
    return [ReviewRow(one, _title(one.item)) for one in found]


def waiting_for(person: Person) -> tuple[list[ReviewRow], list[ReviewRow]]:
    """What the person is asked about, the most urgent first; and the drafts they asked about of which the latest
    review was sent back or has a yes, so that it is theirs to go on. One question to the database when neither."""
    newest = Review.objects.filter(item=OuterRef("item")).order_by("-id").values("pk")[:1]
    answered = Q(
        asked_by=person,
        state__in=(Review.State.SENT_BACK, Review.State.YES),
        item__state=Item.State.DRAFT,
        pk=Subquery(newest),
    )
    found = Review.objects.filter(answerable_by(person) | answered).order_by("due_at", "id")
    rows = rows_of(found[:200])
    return (
        [row for row in rows if row.review.state == Review.State.ASKED],
        [row for row in rows if row.review.state != Review.State.ASKED],
    )


def _title(item: Item) -> str:
    texts = {one.language: one.text.strip() for one in item.versions.all() if one.text.strip()}
    ordered = sorted(texts, key=lambda one: one != item.first_language)
    return headline(texts[ordered[0]]) if ordered else _("Without text yet")
