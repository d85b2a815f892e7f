"""Follow whoever has left or lost the role: Tankar's own access ends the same day, the rest becomes a task.

1. Assignments of people who no longer work for the city, whose account is closed, or whose role as channel manager
   has ended, end.
2. For every assignment that has ended, on a channel on a network, a colleague is asked to take the access away there.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from tankar.channels.leaving.asking import ask_to_remove
from tankar.channels.models import AccessRemoval, Channel, ChannelAssignment, Kind
from tankar.channels.noting import note
from tankar.decisions.terms import due
from tankar.organisation.access import today, valid_on
from tankar.organisation.calendar import office_hours
from tankar.organisation.models import RoleAssignment
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["follow_leavers"]

_AT_ONCE = 50
_LONG_AGO = dt.timedelta(days=60)
"""What ended earlier than this was looked after before Tankar followed it."""


def follow_leavers() -> int:
    """Returns how many tasks were made. Twice does no harm."""
    day = today()
    for assignment in _to_end(day)[:_AT_ONCE]:
        _end(assignment, day)
    return sum(_open(assignment) for assignment in _to_follow(day)[:_AT_ONCE])


def _to_end(day: dt.date) -> QuerySet[ChannelAssignment]:
    of_theirs = RoleAssignment.objects.filter(
        person=OuterRef("person_id"), role=Role.CHANNEL_MANAGER, deputy_for__isnull=True
    )
    lost = Exists(of_theirs.filter(valid_to__lt=day)) & ~Exists(of_theirs.filter(valid_on(day)))
    # a closed account is how somebody is told to have left who is not elected either
    gone = Q(person__is_employee=False) | Q(person__user__is_active=False) | Q(lost)
    held = ChannelAssignment.objects.alias(lost=lost).filter(valid_on(day))
    return held.filter(gone).select_related("channel", "person").order_by("pk")


def _end(assignment: ChannelAssignment, day: dt.date) -> None:
    last = max(assignment.valid_from, day - dt.timedelta(days=1))
    with transaction.atomic():
        # the claim: of two workers one ends it
        here = ChannelAssignment.objects.filter(pk=assignment.pk, valid_to=assignment.valid_to)
        if here.update(valid_to=last):
            note(
                "assignment_over",
                assignment.channel,
                None,
                manager=str(assignment.person),
                manager_id=assignment.person.public_id,
            )


def _to_follow(day: dt.date) -> QuerySet[ChannelAssignment]:
    again = ChannelAssignment.objects.filter(
        valid_on(day + dt.timedelta(days=1)), channel=OuterRef("channel_id"), person=OuterRef("person_id")
    )
    ended = ChannelAssignment.objects.filter(
        ~Exists(again), valid_to__lte=day, valid_to__gte=day - _LONG_AGO, removal__isnull=True
    )
    in_use = Q(channel__closes_on__isnull=True) | Q(channel__closes_on__gte=day)
    return (
        ended.filter(in_use)
        .exclude(channel__kind=Kind.OWN)
        .select_related("channel__owner_unit", "person")
        .order_by("pk")
    )


def _open(assignment: ChannelAssignment) -> int:
    with transaction.atomic():
        # the channel's row is held, so that two workers do not both ask
        Channel.objects.select_for_update().get(pk=assignment.channel_id)
        due_at = _due(assignment)
        removal, made = AccessRemoval.objects.get_or_create(
            assignment=assignment,
            defaults={
                "channel": assignment.channel,
                "opened_at": clock.now(),
                "due_at": due_at,
                "next_at": due_at,
            },
        )
        if made:
            ask_to_remove(removal)
    return int(made)


def _due(assignment: ChannelAssignment) -> dt.datetime:
    """On the last working day itself, when the offices close; when that has passed, after the term."""
    hours = office_hours(assignment.valid_to) if assignment.valid_to else None
    if hours and hours[1] > clock.now():
        return hours[1]
    return due("channels.access_removal", clock.now())
