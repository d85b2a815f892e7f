"""A change to what leaves makes the review of it void, and says which part changed."""

from __future__ import annotations

from collections.abc import Sequence

from tankar import journal
from tankar.content.draft import Draft, draft_of
from tankar.content.lifecycle import REVIEW
from tankar.content.models import Item, Review
from tankar.content.review.needs import Frozen, frozen_of
from tankar.content.review.parts import Part, channel_names, parts_between
from tankar.content.review.telling import asked_people, tell_changed, untell
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["void", "void_when_changed", "void_when_passed", "void_when_removed"]


def void_when_changed(person: Person, item: Item) -> None:
    """Called by every action that changes an item, in its transaction, after it wrote."""
    standing = item.reviews.standing().first()
    if standing is None:
        return
    frozen = frozen_of(draft_of(item))
    if frozen.hash != standing.hash:
        void(person, standing, frozen, parts_between(Frozen(standing.canonical).data, frozen.data))


def void_when_passed(person: Person, item: Item, draft: Draft) -> None:
    """Somebody let a stop stand with a reason, which whoever looks must see before the yes."""
    standing = item.reviews.standing().first()
    if standing is not None:
        frozen = frozen_of(draft)
        void(person, standing, frozen, [Part("passed", tuple(frozen.data["channels"]))])


def void_when_removed(person: Person, item: Item) -> None:
    """The item is gone from the list: nobody need look at it."""
    untell(item)
    standing = item.reviews.standing().first()
    if standing is not None:
        frozen = Frozen(standing.canonical)
        void(person, standing, frozen, [Part("removed", tuple(frozen.data["channels"]))])


def void(person: Person, review: Review, now: Frozen, parts: Sequence[Part]) -> None:
    """The review no longer stands. The caller holds the item's row, so nobody answers meanwhile."""
    names = channel_names([Frozen(review.canonical).data, now.data])
    changed = [list(part.named(names)) for part in parts]
    was, concerned = review.state, asked_people(review)
    REVIEW.move(review, Review.State.VOID, changed=changed, passes_at=None)
    untell(review.item)
    for what, channels in changed:
        journal.record(
            "content.review_void",
            actor=actor(person),
            subject=("item", review.item.public_id),
            params={"part": what, "channels": channels},
        )
    if was == Review.State.ASKED:
        _tell(person, review, concerned, "content.review_asked_void", changed)
        _tell(person, review, [review.asked_by], "content.review_question_void", changed)
    else:
        said_yes = [review.answered_by] if review.answered_by else []
        _tell(person, review, [*said_yes, review.asked_by], "content.review_void", changed)


def _tell(person: Person, review: Review, people: list[Person], kind: str, changed: list[list[str]]) -> None:
    others = {one.pk: one for one in people if one.pk != person.pk}
    tell_changed(others.values(), kind, review, str(person), changed)
