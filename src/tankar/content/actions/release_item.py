"""Release an item: a yes to exactly this content, for a time and some days around it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar import journal
from tankar.content.canonical import canonical_json, hash_of, laid_out
from tankar.content.checks.answers import Looked, look_at
from tankar.content.draft import Draft, draft_of
from tankar.content.errors import ChangedMeanwhile, NotADraft, NotAllowed, NotReady
from tankar.content.kinds.demands import category_of
from tankar.content.lifecycle import GRAPH
from tankar.content.models import Item, Release
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = ["release_item", "window_around"]

DAYS_AROUND = 7


def release_item(person: Person, item: Item, revision: int, wanted_at: dt.datetime) -> Release:
    """Approve revision `revision` of the item to leave at `wanted_at` (aware).

    Raises `NotAllowed`, `NotADraft`, `ChangedMeanwhile`, or `NotReady` with the problems that stop it.
    """
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item.pk)
        if not may(person, "content.release", item):
            raise NotAllowed("content.release")
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        if item.revision != revision:
            raise ChangedMeanwhile(item)
        draft = draft_of(item)
        looked = look_at(item, draft)
        if stops := [problem for problem in looked if problem.blocks]:
            raise NotReady(stops)
        _move(item, revision)
        release = _freeze(person, item, draft, wanted_at, looked)
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


def window_around(wanted_at: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """From the first minute seven days before the asked day to the end of the seventh after, in Karleby."""
    day = clock.local(wanted_at).date()
    first, after = day - dt.timedelta(days=DAYS_AROUND), day + dt.timedelta(days=DAYS_AROUND + 1)
    begin, end = (
        dt.datetime.combine(one, dt.time(), clock.LOCAL).astimezone(dt.UTC) for one in (first, after)
    )
    return begin, end


def _move(item: Item, revision: int) -> None:
    try:
        GRAPH.move(item, Item.State.RELEASED, where={"revision": revision})
    except SomebodyElseMoved:
        item.refresh_from_db()
        raise ChangedMeanwhile(item) from None


def _freeze(person: Person, item: Item, draft: Draft, wanted_at: dt.datetime, looked: Looked) -> Release:
    canonical = canonical_json(laid_out(item.public_id, category_of(draft.details), draft.posts()))
    window_from, window_until = window_around(wanted_at)
    return Release.objects.create(
        item=item,
        revision=item.revision,
        hash=hash_of(canonical),
        canonical=canonical,
        approved_by=person,
        approved_at=clock.now(),
        wanted_at=wanted_at,
        window_from=window_from,
        window_until=window_until,
        findings=looked.stored(),
    )
