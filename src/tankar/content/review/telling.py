"""Who is told what about a review. Writes rows only; each reads in their own language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tankar.content.draft import draft_of
from tankar.content.models import Item, Review
from tankar.content.review.parts import sentence_of
from tankar.content.review.reviewers import communications
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.models import Person

__all__ = ["asked_people", "tell_all", "tell_changed", "title_of", "untell"]


def title_of(item: Item) -> str:
    """The item's first line, as a notice names it."""
    return draft_of(item).title or _("Without text yet")


def asked_people(review: Review) -> list[Person]:
    """Everybody who may answer it now."""
    authors = set(review.authors.values_list("pk", flat=True))
    people = [review.asked_of] if review.asked_of else communications(authors)
    known = {person.pk for person in people}
    return people + [one for one in review.passed_to.all() if one.pk not in known]


def tell_all(people: Iterable[Person], kind: str, review: Review, **params: str) -> None:
    """One notice each, with the review's page where it is answered, or the item's once it is."""
    page = (
        "content:review" if kind in {"content.review_asked", "content.review_passed_on"} else "content:item"
    )
    title = title_of(review.item)
    for person in people:
        tell(
            person,
            kind,
            params={"title": title, **params},
            url=reverse(page, args=[review.item.public_id]),
            about=("review", review.public_id),
        )


def tell_changed(
    people: Iterable[Person], kind: str, review: Review, who: str, parts: Sequence[Sequence[str]]
) -> None:
    """As `tell_all`, with the parts that changed in each reader's language."""
    for person in people:
        with translation.override(person.language):
            told = " ".join(sentence_of(what, channels) for what, channels in parts)
        tell_all([person], kind, review, who=who, parts=told)


def untell(item: Item) -> None:
    """What was asked or answered about the item is settled: it is no longer new for anybody."""
    settle("review", item.reviews.values_list("public_id", flat=True))
