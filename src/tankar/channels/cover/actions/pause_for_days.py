"""Nobody answers on these days, and residents are told so honestly. The pause begins and ends by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.cover.actions.arrange_cover import decided
from tankar.channels.cover.days import span_words
from tankar.channels.cover.lifecycle import PAUSE
from tankar.channels.cover.renewing import renew
from tankar.channels.errors import DatesCrossed, NoticeMissing, PausedThen
from tankar.channels.models import Channel, ChannelEntry, CoverGap, CoverPause
from tankar.channels.noting import note
from tankar.organisation.access import may, today
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["begin_and_end_pauses", "end_by_hand", "pause_for_days", "withdraw_pause"]

_STATE = CoverPause.State
_ALIVE = (_STATE.PLANNED, _STATE.RUNNING)


def pause_for_days(
    person: Person, channel: Channel, first: dt.date, last: dt.date, notices: Mapping[str, str]
) -> CoverPause:
    """`notices`: what residents read, by language; Swedish and Finnish are needed.

    Raises PermissionDenied, DatesCrossed, NoticeMissing, PausedThen.
    """
    if not may(person, "channels.arrange_cover", channel):
        raise PermissionDenied("channels.arrange_cover")
    if last < first or last < today():
        raise DatesCrossed
    said = {code: notices.get(code, "").strip()[:600] for code in ("sv", "fi", "en")}
    if not (said["sv"] and said["fi"]):
        raise NoticeMissing
    with transaction.atomic():
        # the channel's row is held, so that two who pause it at once do not both get through
        Channel.objects.select_for_update().get(pk=channel.pk)
        alive = CoverPause.objects.filter(channel=channel, state__in=_ALIVE)
        if alive.filter(first_day__lte=last, last_day__gte=first).exists():
            raise PausedThen
        pause = CoverPause.objects.create(
            channel=channel,
            first_day=first,
            last_day=last,
            arranged_by=person,
            arranged_at=clock.now(),
            **{f"notice_{code}": text for code, text in said.items()},
        )
        note("pause_planned", channel, person, days=span_words(first, last))
        decided(person, channel, "paused", said["sv"])
        _follow(pause)
        renew([channel], CoverGap.State.PAUSED)
    return pause


def withdraw_pause(person: Person, pause: CoverPause) -> None:
    """It is not needed after all; one that goes on ends today. Raises PermissionDenied. Twice does no harm."""
    if not may(person, "channels.arrange_cover", pause.channel):
        raise PermissionDenied("channels.arrange_cover")
    with transaction.atomic():
        was = pause.state
        try:
            PAUSE.move(pause, _STATE.ENDED if was == _STATE.RUNNING else _STATE.WITHDRAWN)
        except (NoSuchMove, SomebodyElseMoved):
            return
        if was == _STATE.RUNNING:
            Channel.objects.filter(pk=pause.channel_id).update(is_paused=False)
        note("pause_withdrawn", pause.channel, person, days=span_words(pause.first_day, pause.last_day))
        renew([pause.channel])


def end_by_hand(channel: Channel) -> None:
    """Somebody took the channel into use again before the pause was over."""
    for pause in CoverPause.objects.filter(channel=channel, state=_STATE.RUNNING):
        PAUSE.move(pause, _STATE.ENDED)


def begin_and_end_pauses() -> int:
    """What begins today, and what ended yesterday; returns how many."""
    rows = CoverPause.objects.select_related("channel__owner_unit")
    begins = rows.filter(state=_STATE.PLANNED, first_day__lte=today())
    ends = rows.filter(state=_STATE.RUNNING, last_day__lt=today())
    return sum(_step(one) for one in [*begins[:200], *ends[:200]])


def _step(pause: CoverPause) -> bool:
    with transaction.atomic():
        moved = _follow(pause)
        if moved:
            renew([pause.channel])
    return moved


def _follow(pause: CoverPause) -> bool:
    """Begin it when its first day has come, end it when its last has passed. Of two workers one moves it."""
    try:
        if pause.state == _STATE.PLANNED and pause.first_day <= today():
            PAUSE.move(pause, _STATE.RUNNING)
            _show(pause)
            return True
        if pause.state == _STATE.RUNNING and pause.last_day < today():
            PAUSE.move(pause, _STATE.ENDED)
            if Channel.objects.filter(pk=pause.channel_id, is_paused=True).update(is_paused=False):
                note("pause_over", pause.channel, None)
            return True
    except SomebodyElseMoved:
        pass
    return False


def _show(pause: CoverPause) -> None:
    """From now on residents read the notice in the register."""
    said = {f"pause_notice_{code}": getattr(pause, f"notice_{code}") for code in ("sv", "fi", "en")}
    ChannelEntry.objects.update_or_create(channel=pause.channel, defaults=said)
    Channel.objects.filter(pk=pause.channel_id).update(is_paused=True)
    note("pause_begun", pause.channel, None)
