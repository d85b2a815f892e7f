"""A channel's state in words, with an icon beside each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tankar.channels.models import Access, Alarm, Channel, Kind
from tankar.interface.times import day_words
from tankar.organisation.access import today

__all__ = ["State", "states_of"]


@dataclass(frozen=True)
class State:
    """One thing to know: `icon` and `colour` as the interface names them, and the words."""

    words: str
    icon: str
    colour: str


def states_of(channel: Channel) -> list[State]:
    """What the register says about it, the more urgent first: lost access and a pause can both be true."""
    day = today()
    if channel.is_closed(day):
        return [State(_("Closed"), "close", "neutral")]
    states = [*_alarm(channel), _way_there(channel)]
    if channel.is_paused:
        states.append(State(_("Paused"), "pause", "warning"))
    if channel.closes_on is not None:
        last = day_words(channel.closes_on, year=True)
        states.append(State(_("Last day %(day)s") % {"day": last}, "calendar", "warning"))
    elif not channel.in_season(day):
        states.append(State(_("Out of season"), "calendar", "neutral"))
    return states


def _alarm(channel: Channel) -> list[State]:
    """What has happened to the account itself. That it is taken over is said once communications has said so."""
    if channel.is_warned_of:
        return [State(_("Taken over by somebody else"), "danger", "danger")]
    if not channel.alarm:
        return []
    alarm = Alarm(channel.alarm)
    grave = alarm in (Alarm.TAKEN_OVER, Alarm.RELEASED)
    return [State(str(alarm.label), "danger" if grave else "warning", "danger" if grave else "warning")]


def _way_there(channel: Channel) -> State:
    if channel.kind == Kind.BY_HAND:
        return State(_("Cared for by hand"), "hand", "neutral")
    if channel.kind == Kind.OWN:
        return State(_("The city's own feed"), "posts", "neutral")
    return {
        Access.WORKS: State(_("Connected"), "success", "success"),
        Access.LOST: State(_("Access lost"), "danger", "danger"),
        Access.NOT_CONNECTED: State(_("Not connected yet"), "warning", "warning"),
    }[Access(channel.access)]
