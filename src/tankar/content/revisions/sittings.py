"""Keeping earlier texts: one row for a sitting, closed when the item is sent for review or released.

Called by the actions that change an item, in their transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from tankar.content.draft import Draft, draft_of
from tankar.content.models import Item, Revision
from tankar.content.revisions.snapshot import snapshot_of
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["close_sitting", "keep_sitting", "writers_since_release"]

ONE_SITTING = dt.timedelta(hours=1)


def keep_sitting(person: Person, item: Item) -> Revision:
    """Keep the item as it stands now, as the end of this person's sitting."""
    now = clock.now()
    snapshot = snapshot_of(draft_of(item))
    last = item.revisions.order_by("-number").first()
    if last is not None and _said(last.snapshot) == _said(snapshot):
        return last
    if last is not None and _goes_on(last, person, now):
        last.snapshot, last.at = snapshot, now
        last.save(update_fields=["snapshot", "at"])
        return last
    return _add(person, item, snapshot, Revision.Why.WRITTEN, last.number if last else 0)


def close_sitting(person: Person, item: Item, draft: Draft, why: str) -> Revision:
    """The item leaves the writer's hands: what it says now is kept as it is, whoever writes next."""
    snapshot = snapshot_of(draft)
    last = item.revisions.order_by("-number").first()
    if last is not None and last.snapshot == snapshot:
        last.why, last.closed = why, True
        last.save(update_fields=["why", "closed"])
        return last
    return _add(person, item, snapshot, why, last.number if last else 0)


def writers_since_release(item: Item) -> set[int]:
    """Primary keys of everybody who wrote since the item was last released, and of whoever started it."""
    released = item.revisions.filter(why=Revision.Why.RELEASE).aggregate(last=Max("number"))["last"] or 0
    since = item.revisions.filter(number__gt=released).values_list("by_id", flat=True)
    return {item.author_id, *since}


def _said(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """The snapshot without its place in the calendar: whoever moves an item there has not written it."""
    details = {key: value for key, value in snapshot["details"].items() if key != "planned_at"}
    return {**snapshot, "details": details}


def _goes_on(last: Revision, person: Person, now: dt.datetime) -> bool:
    return last.by_id == person.pk and not last.closed and now - last.begun_at < ONE_SITTING


def _add(person: Person, item: Item, snapshot: Mapping[str, Any], why: str, last: int) -> Revision:
    now = clock.now()
    return Revision.objects.create(
        item=item,
        number=last + 1,
        why=why,
        by=person,
        begun_at=now,
        at=now,
        closed=why != Revision.Why.WRITTEN,
        snapshot=snapshot,
    )
