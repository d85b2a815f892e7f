"""Rights on changes of networks: communications tells of them, whoever is employed reads them (GEN-4)."""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import NetworkChange
from tankar.organisation.access import communicates, holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["seen_by", "told_by"]

_NONE = Q(pk__in=())


def _sees(person: Person, _change: NetworkChange | None = None) -> bool:
    return holds(person, Role.EMPLOYEE)


def seen_by(person: Person) -> Q:
    """Twin of `channels.view_network_change`."""
    return Q() if _sees(person) else _NONE


def _tells(person: Person, change: NetworkChange | None = None) -> bool:
    return communicates(person) and (change is None or change.state == NetworkChange.State.TOLD)


def told_by(person: Person) -> Q:
    """Twin of `channels.tell_network_change`."""
    return Q(state=NetworkChange.State.TOLD) if communicates(person) else _NONE


register(
    "channels.view_network_change",
    _sees,
    NetworkChange,
    lambda person: NetworkChange.objects.visible_to(person),
    meaning="Read which networks have changed, why that matters, and how many channels are reviewed for it.",
)
register(
    "channels.tell_network_change",
    _tells,
    NetworkChange,
    lambda person: NetworkChange.objects.retractable_by(person),
    meaning="Say that a network has changed, so that its channels are reviewed; take that back before they are.",
)
