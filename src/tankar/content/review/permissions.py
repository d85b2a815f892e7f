"""The right to answer a review: for whoever was asked, or it was passed on to, and who wrote nothing of it."""

from __future__ import annotations

from django.db.models import Q

from tankar.content.models import Item, Review
from tankar.content.permissions import postable_by
from tankar.organisation.access import communicates, holds, may, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["answerable_by"]


def answerable_by(person: Person) -> Q:
    """Twin of `content.review`."""
    if not holds(person, Role.EMPLOYEE):
        return Q(pk__in=())
    asked = Q(asked_of=person) | Q(
        pk__in=Review.passed_to.through.objects.filter(person=person).values("review")
    )
    if communicates(person):
        asked |= Q(asked_of__isnull=True)
    wrote = Q(pk__in=Review.authors.through.objects.filter(person=person).values("review"))
    seen = Q(item__in=Item.objects.visible_to(person).exclude(state=Item.State.REMOVED))
    return Q(state=Review.State.ASKED) & asked & seen & ~wrote


def _answers(person: Person, review: Review | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if review is None:
        return communicates(person) or postable_by(person).exists()
    if review.state != Review.State.ASKED or review.item.state == Item.State.REMOVED:
        return False
    asked = (
        review.asked_of_id == person.pk
        or (review.asked_of_id is None and communicates(person))
        or review.passed_to.filter(pk=person.pk).exists()
    )
    wrote = asked and review.authors.filter(pk=person.pk).exists()
    return asked and not wrote and may(person, "content.view", review.item)


register(
    "content.review",
    _answers,
    Review,
    lambda person: Review.objects.answerable_by(person),
    meaning="Say yes to an item before it goes out, or send it back: asked by a colleague, never one's own.",
)
