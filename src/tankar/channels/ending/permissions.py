"""Rights on endings: its owner, the head of its unit and communications carry one out."""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import Channel, ChannelEnding
from tankar.channels.reviews.permissions import leads, led_by
from tankar.channels.reviews.permissions import seen_by as reviewed_by
from tankar.organisation.access import holds, may, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["seen_by", "worked_by"]


def seen_by(person: Person) -> Q:
    """Twin of `channels.view_ending`: as the review that it follows from."""
    return reviewed_by(person)


def _sees(person: Person, ending: ChannelEnding | None = None) -> bool:
    return _works(person, ending) or (holds(person, Role.EMPLOYEE) and holds(person, Role.AUDITOR))


def worked_by(person: Person) -> Q:
    """Twin of `channels.carry_out_ending`."""
    if not holds(person, Role.EMPLOYEE):
        return Q(pk__in=())
    return led_by(person) | Q(channel__in=Channel.objects.describable_by(person))


def _works(person: Person, ending: ChannelEnding | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    channel = ending.channel if ending else None
    return leads(person, channel) or may(person, "channels.describe", channel)


register(
    "channels.view_ending",
    _sees,
    ChannelEnding,
    lambda person: ChannelEnding.objects.visible_to(person),
    meaning="See how the pause, merging or closing of a channel is carried out.",
)
register(
    "channels.carry_out_ending",
    _works,
    ChannelEnding,
    lambda person: ChannelEnding.objects.workable_by(person),
    meaning="Write the notice of a pause or closing, and tidy up after the last day.",
)
