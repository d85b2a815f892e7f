"""Show residents the notice: of a pause at once, of a closing its days before the last one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from tankar.channels.ending.errors import NoticeMissing, TooSoon
from tankar.channels.ending.moving import awaits, hold, matter_of, move
from tankar.channels.models import Channel, ChannelEnding, ChannelEntry
from tankar.channels.noting import note
from tankar.channels.reviews.people import owners
from tankar.decisions.keeping import answered, end_matter
from tankar.decisions.terms import amount_of, due
from tankar.interface.times import day_words
from tankar.organisation.access import today
from tankar.organisation.calendar import office_hours
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["announce_ending", "ask_to_finish", "earliest_last_day"]

_LANGUAGES = ("sv", "fi", "en")
_MOST = 600


def earliest_last_day() -> dt.date:
    """The first day that leaves the notice its days."""
    return today() + dt.timedelta(days=amount_of("channels.closing_days"))


def announce_ending(
    person: Person,
    ending: ChannelEnding,
    notice: Mapping[str, str],
    follow: Channel | None = None,
    last_day: dt.date | None = None,
) -> ChannelEnding:
    """`notice`: what residents read, by language; Swedish and Finnish must be there. A pause has no last day.

    Raises NoticeMissing, TooSoon, PermissionDenied, EndingElsewhere.
    """
    texts = {code: notice.get(code, "").strip()[:_MOST] for code in _LANGUAGES}
    if not (texts["sv"] and texts["fi"]):
        raise NoticeMissing
    with transaction.atomic():
        held = hold(person, "channels.carry_out_ending", ending, ChannelEnding.State.PREPARING)
        held.follow = follow
        held.save(update_fields=["follow"])
        if held.kind == ChannelEnding.Kind.PAUSE:
            _pause(person, held, texts)
        else:
            _close(person, held, texts, last_day)
    return held


def _pause(person: Person, ending: ChannelEnding, texts: Mapping[str, str]) -> None:
    _write(ending, "pause_notice", texts)
    Channel.objects.filter(pk=ending.channel_id).update(is_paused=True)
    move(ending, ChannelEnding.State.DONE, announced_at=clock.now(), ended_at=clock.now(), next_at=None)
    end_matter(matter_of(ending), "done")
    note("paused", ending.channel, person)


def _close(person: Person, ending: ChannelEnding, texts: Mapping[str, str], last_day: dt.date | None) -> None:
    earliest = earliest_last_day()
    if last_day is None or last_day < earliest:
        days = str(amount_of("channels.closing_days"))
        raise TooSoon(days=days, day=day_words(earliest, year=True))
    _write(ending, "closing_notice", texts)
    Channel.objects.filter(pk=ending.channel_id).update(closes_on=last_day)
    begins = _morning_after(last_day)
    due_at = due("channels.ending_tasks", begins)
    move(ending, ChannelEnding.State.ANNOUNCED, announced_at=clock.now(), due_at=due_at, next_at=begins)
    matter = matter_of(ending)
    answered(matter, verb="announce")
    # its page says what is to be done and when; nobody is told before the last day has passed
    note("closing_decided", ending.channel, person, day=last_day.isoformat())


def _write(ending: ChannelEnding, name: str, texts: Mapping[str, str]) -> None:
    entry, _made = ChannelEntry.objects.get_or_create(channel=ending.channel)
    ChannelEntry.objects.filter(pk=entry.pk).update(
        **{f"{name}_{code}": text for code, text in texts.items()}
    )


def _morning_after(day: dt.date) -> dt.datetime:
    """When the offices open on the first working day after it."""
    while True:
        day += dt.timedelta(days=1)
        if hours := office_hours(day):
            return hours[0]


def ask_to_finish(ending: ChannelEnding) -> None:
    """The last day has passed."""
    awaits(
        ending, owners(ending.channel), "finish", "ending_to_finish", ending.due_at, "channels.ending_tasks"
    )
