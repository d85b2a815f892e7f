"""Gaps, collisions and days without a language: what the coming days lack, said in words.

Counted from entries that were read anyway; asks the database nothing.

* Nothing in a language: an office day of the coming fourteen without a post in it on the channels decided to
  speak it. Weekends and holidays do not count (our default).
* Silent: a channel without a post for longer than its rhythm (fourteen days by default), and none to come.
* Collisions: two posts on a channel within two hours, or more than four a day.
* Bad moments: a holiday, a quiet day, an evening of the council.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tankar.interface.times import clock_words, day_words
from tankar.organisation.calendar import working_day
from tankar.planning.almanac.days import holiday_names
from tankar.planning.almanac.layers import name_of
from tankar.planning.gaps.watched import Seen, Watched
from tankar.planning.models import Layer, SpecialDay
from tankar.planning.moments import day_of
from tankar.planning.reading import CalendarEntry
from tankar.work.clock import local

__all__ = [
    "COMING_DAYS",
    "DEFAULT_RHYTHM",
    "Sign",
    "bad_days",
    "bad_moments",
    "collisions",
    "coming_gaps",
    "on_bad_days",
    "silent",
]

COMING_DAYS = 14
DEFAULT_RHYTHM = 14
CLOSE = dt.timedelta(hours=2)
MOST_A_DAY = 4


@dataclass(frozen=True)
class Sign:
    """One thing to see before it happens. `kind`: gap, silent, close, many, moment; `day`: where to look."""

    kind: str
    words: str
    day: dt.date
    language: str = ""

    @property
    def short(self) -> str:
        """What stands in the day itself."""
        return {
            "gap": _("Nothing in Swedish") if self.language == "sv" else _("Nothing in Finnish"),
            "close": _("Posts close together"),
            "many": _("Crowded day"),
            "moment": _("Bad moment"),
        }.get(self.kind, self.words)


def coming_gaps(
    entries: Sequence[CalendarEntry], channels: Sequence[Seen], today: dt.date, days: int = COMING_DAYS
) -> list[Sign]:
    """Office days with nothing in a language, for each language that some of the channels were decided to speak."""
    found = []
    for language in ("sv", "fi"):
        speaking = {one.pk for one in channels if language in one.languages and not one.is_paused}
        if not speaking:
            continue
        has = {
            entry.day
            for entry in entries
            if language in entry.languages and not speaking.isdisjoint(entry.channel_ids)
        }
        for day in (today + dt.timedelta(days=number) for number in range(days)):
            if working_day(day) and day not in has:
                words = _without(language) % {"day": day_words(day)}
                found.append(Sign("gap", words, day, language))
    return found


def _without(language: str) -> str:
    return _("Nothing in Swedish on %(day)s.") if language == "sv" else _("Nothing in Finnish on %(day)s.")


def silent(entries: Sequence[CalendarEntry], channels: Sequence[Seen], today: dt.date) -> list[Sign]:
    """Channels on which nothing was out for longer than their rhythm, and nothing waits."""
    latest: dict[int, dt.date] = {}
    for entry in entries:
        for pk in entry.channel_ids:
            latest[pk] = max(latest.get(pk, entry.day), entry.day)
    found: list[Sign] = []
    # looked up once: of a city's thousands of channels most may be silent
    words: dict[int, str] = {}
    spoken = (get_language() or "")[:2]
    for channel in channels:
        days = rhythm_of(channel)
        last = latest.get(channel.pk)
        if channel.is_paused or not days or (last is not None and (today - last).days < days):
            continue
        if days not in words:
            words[days] = ngettext(
                "%(channel)s: nothing for %(days)s day, and nothing planned.",
                "%(channel)s: nothing for %(days)s days, and nothing planned.",
                days,
            )
        name = channel.name_in(spoken) if isinstance(channel, Watched) else channel.name
        found.append(Sign("silent", words[days] % {"channel": name, "days": days}, today))
    return found


def rhythm_of(channel: Seen) -> int:
    """Days after which the channel counts as silent; 0: nothing is expected."""
    if isinstance(channel, Watched):
        days = channel.days
    else:
        own = getattr(channel, "rhythm", None)
        days = own and own.days
    return DEFAULT_RHYTHM if days is None else days


def collisions(entries: Iterable[CalendarEntry], channels: Sequence[Seen], now: dt.datetime) -> list[Sign]:
    """Two posts on one channel within two hours; more than four a day. Only of what is to come; ideas do not count."""
    known = {one.pk: one for one in channels}
    on_channel: dict[int, list[CalendarEntry]] = {}
    for entry in entries:
        if entry.at >= now and entry.status != "idea":
            for channel in entry.channel_ids:
                on_channel.setdefault(channel, []).append(entry)
    found = []
    for channel, some in on_channel.items():
        if channel in known:
            name = known[channel].name
            found += [*_close(name, some), *_many(name, some)]
    return sorted(found, key=lambda sign: sign.day)


def _close(channel: str, some: list[CalendarEntry]) -> Iterator[Sign]:
    for first, second in pairwise(some):
        if second.at - first.at < CLOSE and second.item_id != first.item_id:
            words = _("%(channel)s: two posts close together on %(day)s, %(first)s and %(second)s.") % {
                "channel": channel,
                "day": day_words(first.day),
                "first": clock_words(first.at),
                "second": clock_words(second.at),
            }
            yield Sign("close", words, first.day)


def _many(channel: str, some: list[CalendarEntry]) -> Iterator[Sign]:
    by_day: dict[dt.date, int] = {}
    for entry in some:
        by_day[entry.day] = by_day.get(entry.day, 0) + 1
    for day, count in by_day.items():
        if count > MOST_A_DAY:
            said = {"channel": channel, "count": count, "day": day_words(day)}
            yield Sign("many", _("%(channel)s: %(count)s posts on %(day)s.") % said, day)


def bad_moments(moment: dt.datetime, kept: Iterable[SpecialDay], language: str) -> list[str]:
    """What speaks against this moment, in sentences. They warn; nothing is forbidden."""
    day, time = day_of(moment), local(moment).time()
    found = bad_days(moment, kept, language)
    if working_day(day):
        if not dt.time(7) <= time < dt.time(18):
            found.append(_("At %(time)s nobody is at work to answer.") % {"time": clock_words(moment)})
    elif day not in holiday_names(day.year, language):
        found.append(_("The offices are closed on %(day)s: who answers questions?") % {"day": day_words(day)})
    return found


def bad_days(moment: dt.datetime, kept: Iterable[SpecialDay], language: str) -> list[str]:
    """A holiday, a quiet day, an evening of the council; whether anybody is at work is not asked."""
    day, time = day_of(moment), local(moment).time()
    found = []
    if holiday := holiday_names(day.year, language).get(day):
        found.append(_("%(day)s is a holiday: %(name)s.") % {"day": _day(day), "name": holiday})
    for row in kept:
        if row.date_from <= day <= row.date_to:
            found += _against(row, day, time, language)
    return found


def on_bad_days(
    entries: Iterable[CalendarEntry], kept: Sequence[SpecialDay], now: dt.datetime, language: str
) -> list[Sign]:
    """What is to leave on a holiday, a quiet day or an evening of the council."""
    return [
        Sign("moment", f"{entry.title or clock_words(entry.at)}: {words}", entry.day)
        for entry in entries
        if entry.at >= now
        for words in bad_days(entry.at, kept, language)
    ]


def _against(row: SpecialDay, day: dt.date, time: dt.time, language: str) -> list[str]:
    said = {"day": _day(day), "name": name_of(row, language)}
    if row.layer == Layer.QUIET:
        return [_("%(day)s is quiet: %(name)s.") % said]
    if row.layer == Layer.COUNCIL and (row.time is None or time >= row.time):
        return [_("That evening there is a meeting: %(name)s.") % said]
    return []


def _day(day: dt.date) -> str:
    words = day_words(day)
    return words[:1].upper() + words[1:]
