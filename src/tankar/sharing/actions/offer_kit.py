"""Somebody who writes an item says that it is good to share, or no longer."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar import journal
from tankar.content.models import Item
from tankar.organisation.access import may, today
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.sharing.actions.make_kit import make_kit, posts_out
from tankar.sharing.errors import Changed, DayPassed, NotAllowed, NothingOut
from tankar.sharing.lifecycle import KIT
from tankar.sharing.models import Kit
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["offer", "withdraw"]


def offer(person: Person, item: Item, until: dt.date | None = None) -> Kit:
    """On the page from now on. Raises `NotAllowed`, `NothingOut`, or `DayPassed`."""
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    if until is not None and until < today():
        raise DayPassed
    with transaction.atomic():
        posts = posts_out(item)
        if item.state != Item.State.RELEASED or not posts:
            raise NothingOut
        kit = make_kit(item, posts, until)
        Item.objects.filter(pk=item.pk).update(good_to_share=True)
        _note("sharing.offered", person, kit)
    return kit


def withdraw(person: Person, kit: Kit) -> Kit:
    """Off the page at once: nobody finds its words or picture any more. Raises `NotAllowed`, or `Changed`."""
    if not may(person, "sharing.offer", kit):
        raise NotAllowed("sharing.offer")
    with transaction.atomic():
        try:
            KIT.move(kit, Kit.State.WITHDRAWN, why=Kit.Why.PERSON, changed_at=clock.now())
        except (NoSuchMove, SomebodyElseMoved):
            raise Changed from None
        Item.objects.filter(pk=kit.item_id).update(good_to_share=False)
        _note("sharing.withdrawn", person, kit)
    return kit


def _note(kind: str, person: Person, kit: Kit) -> None:
    journal.record(kind, actor=actor(person), subject=("item", kit.item.public_id), params={})
