"""What pages say about an item's review."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from tankar.content.draft import Draft
from tankar.content.models import Item, Review
from tankar.content.review.asking import AskForm
from tankar.content.review.parts import sentence_of
from tankar.content.review.standing import standing_of
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["changed_sentences", "review_words"]


def review_words(person: Person, item: Item, draft: Draft, may_edit: bool) -> dict[str, Any]:
    """For the composer and the item's page: how it stands, and the form to ask with where that is next."""
    standing = standing_of(item, draft)
    review = standing.review
    asks = may_edit and item.state == Item.State.DRAFT and standing.state != Review.State.ASKED
    return {
        "standing": standing,
        "current": review,
        "changed": changed_sentences(review) if review and standing.state == Review.State.VOID else [],
        "passed_to": list(review.passed_to.all()) if review and _passed(review) else [],
        "may_answer": standing.state == Review.State.ASKED and may(person, "content.review", review),
        "may_edit": may_edit,
        "asks": asks,
        # asking the database who could look is left to the page that asks, unless asking is the last step
        "ask": AskForm(item=item, person=person) if asks and standing.holds else None,
        "hours": settings.CONFIGURATION.review_hours,
        "before_answer": bool(review and review.wanted_at < review.due_at),
    }


def changed_sentences(review: Review) -> list[str]:
    """What made it void, a sentence each."""
    return [sentence_of(what, channels) for what, channels in review.changed]


def _passed(review: Review) -> bool:
    return review.state == Review.State.ASKED and review.stage != Review.Stage.ASKED
