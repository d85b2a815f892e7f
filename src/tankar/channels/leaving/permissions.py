"""Who takes a leaver's access away: those who look after the channel, its unit, communications and security."""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import AccessRemoval, Channel
from tankar.channels.reviews.permissions import leads, led_by
from tankar.organisation.access import holds, may, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["removed_by"]


def removed_by(person: Person) -> Q:
    """Twin of `channels.remove_access`. Never one's own: another says that it is done."""
    if not holds(person, Role.EMPLOYEE):
        return Q(pk__in=())
    others = ~Q(assignment__person=person)
    if holds(person, Role.IT_SECURITY):
        return others
    return others & (led_by(person) | Q(channel__in=Channel.objects.describable_by(person)))


def _removes(person: Person, removal: AccessRemoval | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if removal is not None and removal.assignment.person_id == person.pk:
        return False
    if holds(person, Role.IT_SECURITY):
        return True
    channel = removal.channel if removal else None
    return leads(person, channel) or may(person, "channels.describe", channel)


register(
    "channels.remove_access",
    _removes,
    AccessRemoval,
    lambda person: AccessRemoval.objects.removable_by(person),
    meaning="See that somebody's access on a network is to be taken away, and say that it is done.",
)
