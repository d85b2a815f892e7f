"""Ask a colleague to look at exactly what would leave."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction

from tankar import journal
from tankar.content.checks.answers import look_at
from tankar.content.draft import draft_of
from tankar.content.errors import ChangedMeanwhile, NotADraft, NotAllowed, NotReady
from tankar.content.models import Item, Review, Revision
from tankar.content.review.actions.void_review import void
from tankar.content.review.errors import NothingToAsk, WrongReviewer
from tankar.content.review.needs import Frozen, frozen_of, required_by
from tankar.content.review.parts import Part
from tankar.content.review.reviewers import reviewers_of
from tankar.content.review.telling import asked_people, tell_all, untell
from tankar.content.review.window import window_around
from tankar.content.revisions.sittings import close_sitting, writers_since_release
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.calendar import add_working_hours
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["ask_review"]


def ask_review(
    person: Person,
    item: Item,
    revision: int,
    asked_of: Person | None,
    wanted_at: dt.datetime,
    only_then: bool = False,
    message: str = "",
    hours: int | None = None,
) -> Review:
    """Ask `asked_of` (`None`: communications) about revision `revision`, to leave at `wanted_at` (aware),
    answered within `hours` office hours (`None`: the city's default).

    The same asked twice is one review; asking anew ends the one before. Raises `NotAllowed`, `NotADraft`,
    `ChangedMeanwhile`, `NotReady` with what stops it anyway, `WrongReviewer`, or `NothingToAsk`.
    """
    with transaction.atomic():
        item = Item.objects.select_for_update(of=("self",)).select_related("author").get(pk=item.pk)
        if not may(person, "content.edit", item):
            raise NotAllowed("content.edit")
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        if item.revision != revision:
            raise ChangedMeanwhile(item)
        draft = draft_of(item)
        if stops := [problem for problem in look_at(item, draft) if problem.blocks]:
            raise NotReady(stops)
        if asked_of is not None and asked_of not in reviewers_of(item, person):
            raise WrongReviewer
        frozen = frozen_of(draft)
        window = (wanted_at, wanted_at) if only_then else window_around(wanted_at)
        standing = item.reviews.standing().first()
        if standing is not None:
            if _asks_the_same(standing, frozen, asked_of, window, _due(hours)):
                return standing
            _make_way(person, standing, frozen, wanted_at)
        else:
            untell(item)
        close_sitting(person, item, draft, Revision.Why.REVIEW)
        review = _asked(person, item, frozen, required_by(draft), asked_of, wanted_at, window, message, hours)
        journal.record(
            "content.review_asked" if asked_of else "content.review_asked_of_team",
            actor=actor(person),
            subject=("item", item.public_id),
            params={"asked": str(asked_of), "hash": frozen.hash} if asked_of else {"hash": frozen.hash},
        )
        tell_all(asked_people(review), "content.review_asked", review, who=str(person))
    return review


def _asks_the_same(
    standing: Review,
    frozen: Frozen,
    asked_of: Person | None,
    window: tuple[dt.datetime, dt.datetime],
    due: dt.datetime,
) -> bool:
    """An answer wished sooner than before is another question; later than before is not."""
    same_window = (standing.window_from, standing.window_until) == window
    whom = standing.asked_of_id == (asked_of.pk if asked_of else None)
    same = same_window and whom and due >= standing.due_at
    return standing.state == Review.State.ASKED and standing.hash == frozen.hash and same


def _make_way(person: Person, standing: Review, frozen: Frozen, wanted_at: dt.datetime) -> None:
    covers = standing.window_from <= wanted_at <= standing.window_until
    if standing.state == Review.State.YES and standing.hash == frozen.hash and covers:
        raise NothingToAsk(standing)
    channels = tuple(frozen.data["channels"])
    void(person, standing, frozen, [Part("time" if standing.hash == frozen.hash else "way", channels)])


def _due(hours: int | None) -> dt.datetime:
    return add_working_hours(clock.now(), hours or settings.CONFIGURATION.review_hours)


def _asked(
    person: Person,
    item: Item,
    frozen: Frozen,
    categories: tuple[str, ...],
    asked_of: Person | None,
    wanted_at: dt.datetime,
    window: tuple[dt.datetime, dt.datetime],
    message: str,
    hours: int | None,
) -> Review:
    now = clock.now()
    due = _due(hours)
    review = Review.objects.create(
        item=item,
        hash=frozen.hash,
        canonical=frozen.canonical,
        required=bool(categories),
        categories=list(categories),
        asked_by=person,
        asked_of=asked_of,
        asked_at=now,
        message=message.strip()[:500],
        wanted_at=wanted_at,
        window_from=window[0],
        window_until=window[1],
        due_at=due,
        passes_at=due,
    )
    review.authors.set({*writers_since_release(item), person.pk})
    return review
