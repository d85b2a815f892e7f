"""Nobody answers on these days, and residents are told so honestly. The pause begins and ends by itself.

The register's public page follows it. On the account itself a person puts the notice up and takes it down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from tankar.channels.cover.actions.arrange_cover import decided
from tankar.channels.cover.asking import managers_of, page_of
from tankar.channels.cover.days import span_words
from tankar.channels.cover.lifecycle import PAUSE
from tankar.channels.cover.renewing import renew
from tankar.channels.cover.wording import notice_of
from tankar.channels.errors import DatesCrossed, PausedThen
from tankar.channels.models import Channel, ChannelEntry, CoverGap, CoverPause
from tankar.channels.noting import both_names, note
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.access import may, today
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["begin_and_end_pauses", "end_by_hand", "end_for_another", "pause_for_days", "withdraw_pause"]

_STATE = CoverPause.State
_ALIVE = (_STATE.PLANNED, _STATE.RUNNING)
_LANGUAGES = ("sv", "fi", "en")


def pause_for_days(
    person: Person, channel: Channel, first: dt.date, last: dt.date, words: Mapping[str, str]
) -> CoverPause:
    """`words`: what residents read after the sentence with the days, by language; may be nothing.

    Raises PermissionDenied, DatesCrossed, PausedThen.
    """
    if not may(person, "channels.arrange_cover", channel):
        raise PermissionDenied("channels.arrange_cover")
    if last < first or last < today():
        raise DatesCrossed
    said = {code: notice_of(code, first, last, words.get(code, "")) for code in _LANGUAGES}
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
            _no_longer_shown(pause)
            _tell_to_take_down(pause, besides=person)
        note("pause_withdrawn", pause.channel, person, days=span_words(pause.first_day, pause.last_day))
        renew([pause.channel])


def end_by_hand(channel: Channel) -> None:
    """Somebody took the channel into use again before the pause was over."""
    for pause in _running(channel):
        PAUSE.move(pause, _STATE.ENDED)
        _words_as_before(pause)
        _tell_to_take_down(pause)


def end_for_another(channel: Channel) -> None:
    """Somebody paused the channel until further notice: that holds from now on, with the words written for it."""
    for pause in _running(channel):
        PAUSE.move(pause, _STATE.ENDED)


def _running(channel: Channel) -> QuerySet[CoverPause]:
    return CoverPause.objects.select_related("channel").filter(channel=channel, state=_STATE.RUNNING)


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
            if _no_longer_shown(pause):
                note("pause_over", pause.channel, None)
            _tell_to_take_down(pause)
            return True
    except SomebodyElseMoved:
        pass
    return False


def _show(pause: CoverPause) -> None:
    """From now on residents read the notice in the register. What stood there before comes back afterwards."""
    entry, _made = ChannelEntry.objects.get_or_create(channel=pause.channel)
    standing = Channel.objects.filter(pk=pause.channel_id, is_paused=True).exists()
    words = {code: getattr(entry, f"pause_notice_{code}") for code in _LANGUAGES}
    CoverPause.objects.filter(pk=pause.pk).update(before={"paused": standing, "words": words})
    ChannelEntry.objects.filter(pk=entry.pk).update(**_notices(pause))
    Channel.objects.filter(pk=pause.channel_id).update(is_paused=True)
    note("pause_begun", pause.channel, None)
    if pause.put_up_at is None:
        _tell(pause, "channels.pause_put_up")


def _no_longer_shown(pause: CoverPause) -> bool:
    """The channel is in use again, unless somebody had paused it until further notice before; is it?"""
    pause.refresh_from_db(fields=["before"])
    _words_as_before(pause)
    if pause.before.get("paused"):
        return False
    return bool(Channel.objects.filter(pk=pause.channel_id, is_paused=True).update(is_paused=False))


def _words_as_before(pause: CoverPause) -> None:
    """Days that have passed must not be read in the next pause. Words that somebody wrote meanwhile stay."""
    before = pause.before.get("words", {})
    old = {f"pause_notice_{code}": before.get(code, "") for code in _LANGUAGES}
    ChannelEntry.objects.filter(channel=pause.channel_id, **_notices(pause)).update(**old)


def _notices(pause: CoverPause) -> dict[str, str]:
    return {f"pause_notice_{code}": getattr(pause, f"notice_{code}") for code in _LANGUAGES}


def _tell_to_take_down(pause: CoverPause, besides: Person | None = None) -> None:
    """Where somebody put it up."""
    settle("pause", [pause.public_id])
    pause.refresh_from_db(fields=["put_up_at"])
    if pause.put_up_at is not None:
        _tell(pause, "channels.pause_take_down", besides)


def _tell(pause: CoverPause, kind: str, besides: Person | None = None) -> None:
    """On the account itself only a person puts up the notice, and takes it down: whoever arranged it, and the
    channel's managers."""
    people = [*([pause.arranged_by] if pause.arranged_by else []), *managers_of(pause.channel)]
    for person in dict.fromkeys(people):
        if person != besides and person.is_employee:
            tell(
                person,
                kind,
                params={
                    "channel": both_names(pause.channel),
                    "days": span_words(pause.first_day, pause.last_day),
                },
                url=page_of(pause.channel),
                about=("pause", pause.public_id),
            )
