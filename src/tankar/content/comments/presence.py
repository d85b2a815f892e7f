"""Who else is writing in an item at this moment. Rows that are deleted; nobody can ask who was there before."""

from __future__ import annotations

import datetime as dt

from tankar.content.models import Item, Presence
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["forget_who_left", "here_too"]

STAYS = dt.timedelta(seconds=40)


def here_too(person: Person, item: Item) -> list[Person]:
    """Note that this person is here for the next moments; answers who else is. Asked every 15 seconds."""
    now = clock.machine()
    Presence.objects.update_or_create(item=item, person=person, defaults={"until": now + STAYS})
    Presence.objects.filter(item=item, until__lt=now).delete()
    others = Presence.objects.filter(item=item).exclude(person=person).select_related("person")
    return [one.person for one in others.order_by("person__search_name")]


def forget_who_left() -> int:
    """Delete what ran out."""
    deleted, _kinds = Presence.objects.filter(until__lt=clock.machine()).delete()
    return deleted
