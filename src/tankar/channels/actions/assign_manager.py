"""Name those who manage a channel or stand in, and set their last day."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from tankar.channels.errors import AlreadyAssigned, DatesCrossed, NotAnEmployee
from tankar.channels.models import Channel, ChannelAssignment
from tankar.channels.noting import note
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["assign_manager", "end_assignment", "name_for"]


def assign_manager(
    person: Person,
    channel: Channel,
    manager: Person,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    *,
    is_deputy: bool = False,
) -> ChannelAssignment:
    """`manager` may post on the channel on these dates of Europe/Helsinki, both included.

    Raises PermissionDenied, NotAnEmployee, DatesCrossed, AlreadyAssigned.
    """
    if not may(person, "channels.manage", channel):
        raise PermissionDenied("channels.manage")
    with transaction.atomic():
        return name_for(channel, manager, valid_from, valid_to, is_deputy=is_deputy, by=person)


def name_for(
    channel: Channel,
    manager: Person,
    valid_from: dt.date,
    valid_to: dt.date | None,
    *,
    is_deputy: bool,
    by: Person,
) -> ChannelAssignment:
    """The same for whoever was allowed to already. The caller holds the transaction."""
    if not manager.is_employee:
        raise NotAnEmployee(person=str(manager))
    if valid_to is not None and valid_to < valid_from:
        raise DatesCrossed
    # the channel's row is held, so that two who name the same person at once do not both get through
    Channel.objects.select_for_update().get(pk=channel.pk)
    if _overlapping(channel, manager, valid_from, valid_to):
        raise AlreadyAssigned(person=str(manager))
    assignment = ChannelAssignment.objects.create(
        channel=channel, person=manager, is_deputy=is_deputy, valid_from=valid_from, valid_to=valid_to
    )
    kind = "deputy_assigned" if is_deputy else "manager_assigned"
    note(kind, channel, by, manager=str(manager), manager_id=manager.public_id, **_dates(assignment))
    return assignment


def end_assignment(person: Person, assignment: ChannelAssignment, last_day: dt.date) -> ChannelAssignment:
    """Its last day. Raises PermissionDenied, and DatesCrossed when it would end before it begins."""
    if not may(person, "channels.manage", assignment.channel):
        raise PermissionDenied("channels.manage")
    if last_day < assignment.valid_from:
        raise DatesCrossed
    manager = assignment.person
    with transaction.atomic():
        ChannelAssignment.objects.filter(pk=assignment.pk).update(valid_to=last_day)
        assignment.refresh_from_db()
        note(
            "assignment_ended",
            assignment.channel,
            person,
            manager=str(manager),
            manager_id=manager.public_id,
            **_dates(assignment),
        )
    return assignment


def _overlapping(channel: Channel, manager: Person, begins: dt.date, ends: dt.date | None) -> bool:
    held = ChannelAssignment.objects.filter(channel=channel, person=manager)
    held = held.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=begins))
    return (held if ends is None else held.filter(valid_from__lte=ends)).exists()


def _dates(assignment: ChannelAssignment) -> dict[str, str | None]:
    ends = assignment.valid_to
    return {"from": assignment.valid_from.isoformat(), "to": ends.isoformat() if ends else None}
