"""Release an item: a yes to exactly this content, for a time and some days around it.

Without a review whoever schedules has approved. Where one is needed, the reviewer's yes is used, and no other.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar import journal
from tankar.channels.trained import must_learn_first
from tankar.content.checks.answers import Looked, look_at
from tankar.content.draft import draft_of
from tankar.content.errors import ChangedMeanwhile, NotADraft, NotAllowed, NotReady, TrainingFirst
from tankar.content.lifecycle import GRAPH
from tankar.content.models import Item, Release, Review, Revision
from tankar.content.outstanding.owing import owe_at_release
from tankar.content.review.needs import Frozen, frozen_of
from tankar.content.review.standing import clearance_for
from tankar.content.review.telling import untell
from tankar.content.review.window import window_around
from tankar.content.revisions.sittings import close_sitting
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = ["release_item", "window_around"]


def release_item(person: Person, item: Item, revision: int, wanted_at: dt.datetime) -> Release:
    """Approve revision `revision` of the item to leave at `wanted_at` (aware).

    Raises `NotAllowed`, `TrainingFirst`, `NotADraft`, `ChangedMeanwhile`, `NotReady` with the problems that stop it, or
    `ReviewNeeded` when nobody has said yes to exactly this, for this time.
    """
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item.pk)
        if not may(person, "content.release", item):
            raise NotAllowed("content.release")
        if must_learn_first(person):
            raise TrainingFirst
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        if item.revision != revision:
            raise ChangedMeanwhile(item)
        draft = draft_of(item)
        looked = look_at(item, draft)
        if stops := [problem for problem in looked if problem.blocks]:
            raise NotReady(stops)
        frozen = frozen_of(draft)
        review = clearance_for(item, draft, frozen, wanted_at)
        _move(item, revision)
        release = _freeze(person, item, frozen, wanted_at, review, looked)
        owe_at_release(item, draft, wanted_at)
        close_sitting(person, item, draft, Revision.Why.RELEASE)
        untell(item)
        journal.record(
            "content.item_released",
            actor=actor(person),
            subject=("item", item.public_id),
            params={
                "release": release.public_id,
                "hash": release.hash,
                "channels": ", ".join(channel.name for channel in draft.channels),
            },
        )
    return release


def _move(item: Item, revision: int) -> None:
    try:
        GRAPH.move(item, Item.State.RELEASED, where={"revision": revision})
    except SomebodyElseMoved:
        item.refresh_from_db()
        raise ChangedMeanwhile(item) from None


def _freeze(
    person: Person, item: Item, frozen: Frozen, wanted_at: dt.datetime, review: Review | None, looked: Looked
) -> Release:
    window_from, window_until = window_around(wanted_at)
    if review is not None:
        window_from, window_until = review.window_from, review.window_until
    release = Release.objects.create(
        item=item,
        revision=item.revision,
        hash=frozen.hash,
        canonical=frozen.canonical,
        approved_by=(review and review.answered_by) or person,
        approved_at=(review and review.answered_at) or clock.now(),
        wanted_at=wanted_at,
        window_from=window_from,
        window_until=window_until,
        findings=looked.stored(),
    )
    if review is not None:
        Review.objects.filter(pk=review.pk).update(release=release)
    return release
