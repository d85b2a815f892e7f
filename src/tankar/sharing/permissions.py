"""Rights on kits: everybody employed or elected may look; whoever writes an item offers it."""

from __future__ import annotations

from django.db.models import Q

from tankar.content.models import Item
from tankar.organisation.access import holds, may, register, today
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.sharing.models import Kit

__all__ = ["visible_to"]


def _belongs(person: Person) -> bool:
    return holds(person, Role.EMPLOYEE) or holds(person, Role.ELECTED_OFFICIAL)


def visible_to(person: Person) -> Q:
    """Twin of `sharing.view`: what may be shared today, and whatever one writes oneself."""
    if not _belongs(person):
        return Q(pk__in=())
    open_now = Q(state=Kit.State.OFFERED, until__gte=today())
    return open_now | Q(item__in=Item.objects.editable_by(person))


def _views(person: Person, kit: Kit | None = None) -> bool:
    if not _belongs(person):
        return False
    return kit is None or kit.is_open(today()) or may(person, "content.edit", kit.item)


def _offers(person: Person, kit: Kit | None = None) -> bool:
    return may(person, "content.edit", None if kit is None else kit.item)


register(
    "sharing.view",
    _views,
    Kit,
    lambda person: Kit.objects.visible_to(person),
    meaning="See what is good to share, with its words, link and picture.",
)
register(
    "sharing.offer",
    _offers,
    Kit,
    lambda person: Kit.objects.offered_by(person),
    meaning="Say that something one writes is good to share, until when, and take it off the page.",
)
