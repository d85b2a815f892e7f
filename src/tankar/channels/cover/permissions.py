"""Rights on cover: who sees whether a channel is covered, and who arranges it."""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import Channel, ChannelAssignment
from tankar.organisation.access import communicates, holds, register, today, units_of, valid_on
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["arranged_by", "heads", "seen_by"]

_ALL, _NONE = Q(), Q(pk__in=())


def heads(person: Person, channel: Channel | None = None) -> bool:
    """Is the person head of the channel's unit, or of one above it? Only then do they see who is away."""
    return holds(person, Role.HEAD_OF_UNIT, channel.owner_unit if channel is not None else None)


def _arranges(person: Person, channel: Channel | None = None) -> bool:
    return communicates(person) or heads(person, channel)


def arranged_by(person: Person) -> Q:
    """Twin of `channels.arrange_cover`: every channel for communications, those of their units for heads."""
    if communicates(person):
        return _ALL
    return Q(owner_unit__in=units_of(person, Role.HEAD_OF_UNIT))


def _named(person: Person) -> Q:
    held = ChannelAssignment.objects.filter(valid_on(today()), person=person)
    return Q(pk__in=held.values("channel_id"))


def _sees(person: Person, channel: Channel | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if _arranges(person, channel) or holds(person, Role.AUDITOR):
        return True
    mine = Channel.objects.filter(_named(person))
    return (mine if channel is None else mine.filter(pk=channel.pk)).exists()


def seen_by(person: Person) -> Q:
    """Twin of `channels.view_cover`: besides, those that one manages or stands in for."""
    if not holds(person, Role.EMPLOYEE):
        return _NONE
    if communicates(person) or holds(person, Role.AUDITOR):
        return _ALL
    return _named(person) | Q(owner_unit__in=units_of(person, Role.HEAD_OF_UNIT))


register(
    "channels.arrange_cover",
    _arranges,
    Channel,
    lambda person: Channel.objects.coverable_by(person),
    meaning="Name somebody who answers while others are away, or pause a channel for those days with a notice.",
)
register(
    "channels.view_cover",
    _sees,
    Channel,
    lambda person: Channel.objects.cover_seen_by(person),
    meaning="See on which coming days somebody answers on a channel; never who is away.",
)
