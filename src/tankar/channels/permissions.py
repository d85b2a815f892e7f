"""Rights on channels: who sees the register, keeps it, connects accounts, and posts on which."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from tankar.channels.models import Channel, ChannelAssignment, Kind
from tankar.organisation.access import holds, register, today, valid_on
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["connected_by", "described_by", "keep_named", "managed_by", "posted_by", "secured_by", "seen_by"]

_COMMUNICATIONS = (Role.COMMUNICATIONS_TEAM, Role.COMMUNICATIONS_MANAGER)
_CONNECTS = (Role.COMMUNICATIONS_MANAGER, Role.SYSTEM_ADMINISTRATOR)
_LOOKS_AFTER_SAFETY = (*_COMMUNICATIONS, Role.SYSTEM_ADMINISTRATOR, Role.IT_SECURITY, Role.AUDITOR)
_ALL = Q()
_NONE = Q(pk__in=())
_NAMED, _NAMED_HERE = "kept_named", "kept_named_here"


def _any_of(person: Person, roles: tuple[Role, ...]) -> bool:
    return any(holds(person, role) for role in roles)


def _sees(person: Person, _channel: Channel | None = None) -> bool:
    return holds(person, Role.EMPLOYEE)


def seen_by(person: Person) -> Q:
    """The whole register, for everybody who works for the city."""
    return _ALL if _sees(person) else _NONE


def _manages(person: Person, _channel: Channel | None = None) -> bool:
    return _any_of(person, _COMMUNICATIONS)


def managed_by(person: Person) -> Q:
    """The whole register, for communications."""
    return _ALL if _manages(person) else _NONE


def _connects(person: Person, channel: Channel | None = None) -> bool:
    return (channel is None or channel.kind == Kind.CONNECTED) and _any_of(person, _CONNECTS)


def connected_by(person: Person) -> Q:
    """What can be connected at all, for the communications manager and the system administrator."""
    return Q(kind=Kind.CONNECTED) if _connects(person) else _NONE


def _assignments(person: Person) -> Q:
    return valid_on(today()) & Q(person=person)


def _open_on(day: dt.date) -> Q:
    return Q(closes_on__isnull=True) | Q(closes_on__gte=day)


def _is_named(person: Person, channel: Channel | None) -> bool:
    if channel is None and _NAMED in vars(person):
        return bool(vars(person)[_NAMED])
    held = ChannelAssignment.objects.filter(_assignments(person))
    if channel is None:
        return any(vars(person).get(_NAMED_HERE, {}).values()) or held.exists()
    if "kept_assignments" not in vars(person):
        return held.filter(channel=channel).exists()
    # for the length of one request: a page asks for the same channel in several places
    kept: dict[int, bool] = vars(person).setdefault(_NAMED_HERE, {})
    if channel.pk not in kept:
        kept[channel.pk] = held.filter(channel=channel).exists()
    return kept[channel.pk]


def keep_named(person: Person, is_named: bool) -> None:
    """Whoever has read the person's channels says so; for the rest of the request nobody need ask again whether they
    have any."""
    if "kept_assignments" in vars(person):
        vars(person)[_NAMED] = is_named


def _named_for(person: Person) -> Q:
    return Q(pk__in=ChannelAssignment.objects.filter(_assignments(person)).values("channel_id"))


def _posts(person: Person, channel: Channel | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if channel is not None and channel.is_closed(today()):
        return False
    return _any_of(person, _COMMUNICATIONS) or _is_named(person, channel)


def posted_by(person: Person) -> Q:
    """Every open channel for communications; for others those they manage, or stand in for, today."""
    if not holds(person, Role.EMPLOYEE):
        return _NONE
    mine = _ALL if _any_of(person, _COMMUNICATIONS) else _named_for(person)
    return mine & _open_on(today())


def _describes(person: Person, channel: Channel | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    return _any_of(person, _COMMUNICATIONS) or _is_named(person, channel)


def described_by(person: Person) -> Q:
    """Every channel for communications; for others those they manage, or stand in for, today."""
    if not holds(person, Role.EMPLOYEE):
        return _NONE
    return _ALL if _any_of(person, _COMMUNICATIONS) else _named_for(person)


def _secures(person: Person, channel: Channel | None = None) -> bool:
    return _any_of(person, _LOOKS_AFTER_SAFETY) or _describes(person, channel)


def secured_by(person: Person) -> Q:
    """Every channel for those who look after safety; for others those they manage today."""
    return _ALL if _any_of(person, _LOOKS_AFTER_SAFETY) else described_by(person)


register(
    "channels.view",
    _sees,
    Channel,
    lambda person: Channel.objects.visible_to(person),
    meaning="See the register of channels, who manages them and whether they are connected.",
)
register(
    "channels.manage",
    _manages,
    Channel,
    lambda person: Channel.objects.manageable_by(person),
    meaning="Add channels, decide their languages, pause them, name their managers.",
)
register(
    "channels.connect",
    _connects,
    Channel,
    lambda person: Channel.objects.connectable_by(person),
    meaning="Connect a channel with its account on the network.",
)
register(
    "channels.post",
    _posts,
    Channel,
    lambda person: Channel.objects.postable_by(person),
    meaning="Let something leave on a channel that is not closed.",
)
register(
    "channels.describe",
    _describes,
    Channel,
    lambda person: Channel.objects.describable_by(person),
    meaning="Write a channel's purpose, who answers there and when, and its two checklists.",
)
register(
    "channels.view_security",
    _secures,
    Channel,
    lambda person: Channel.objects.securable_by(person),
    meaning="Read how a channel is kept safe: administrators, where its recovery is kept, other apps.",
)
