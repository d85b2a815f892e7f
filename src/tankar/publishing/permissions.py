"""Rights on deliveries and freezes."""

from __future__ import annotations

from tankar.organisation.access import holds, may, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.publishing.models import Delivery, Freeze, TakeDown

__all__: list[str] = []


def _posts(person: Person, delivery: Delivery | None = None) -> bool:
    return may(person, "channels.post", None if delivery is None else delivery.channel)


def _stops(person: Person, _freeze: Freeze | None = None) -> bool:
    return any(
        holds(person, role) for role in (Role.COMMUNICATIONS_MANAGER, Role.COMMUNICATIONS_TEAM, Role.ON_CALL)
    )


register(
    "publishing.act",
    _posts,
    Delivery,
    lambda person: Delivery.objects.visible_to(person),
    meaning="See what became of a post on a channel and act on it: give the link, try again, look again.",
)
register(
    "publishing.freeze",
    _stops,
    Freeze,
    lambda person: Freeze.objects.all() if _stops(person) else Freeze.objects.none(),
    meaning="Stop what is scheduled, and let it go out again.",
)
register(
    "publishing.take_down",
    lambda person, takedown=None: may(
        person, "channels.post", None if takedown is None else takedown.delivery.channel
    ),
    TakeDown,
    lambda person: TakeDown.objects.visible_to(person),
    meaning="See that a post is to be taken down, and say that it is.",
)
