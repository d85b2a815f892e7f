"""Moments in words, as the wall clock in Karleby shows them and as the page's language writes them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import dates, translation
from django.utils.translation import gettext as _

__all__ = [
    "LOCAL",
    "clock_words",
    "day_words",
    "full_words",
    "local",
    "near_words",
    "short_words",
    "wall_words",
]

LOCAL = ZoneInfo("Europe/Helsinki")


def local(moment: dt.datetime) -> dt.datetime:
    """The same moment in Europe/Helsinki; `moment` is aware."""
    return moment.astimezone(LOCAL)


def _english() -> bool:
    return (translation.get_language() or "sv").startswith("en")


def clock_words(moment: dt.datetime) -> str:
    """8.15 in Swedish and Finnish, 8:15 in English."""
    return wall_words(local(moment).time())


def wall_words(time: dt.time) -> str:
    """The same for a time on the wall that belongs to no moment yet."""
    return f"{time.hour}{':' if _english() else '.'}{time.minute:02}"


def day_words(day: dt.date, year: bool = False) -> str:
    """måndag 23.11., maanantai 23.11., Monday 23 November; with the year where it could be another."""
    if isinstance(day, dt.datetime):
        day = local(day).date()
    weekday = dates.WEEKDAYS[day.weekday()]
    if _english():
        return f"{weekday} {day.day} {dates.MONTHS[day.month]}" + (f" {day.year}" if year else "")
    return f"{weekday} {day.day}.{day.month}." + (str(day.year) if year else "")


def short_words(moment: dt.datetime | dt.date) -> str:
    """The day without its weekday, for a place in the middle of a sentence: 23.11.2026, 23 November 2026."""
    day = local(moment).date() if isinstance(moment, dt.datetime) else moment
    if _english():
        return f"{day.day} {dates.MONTHS[day.month]} {day.year}"
    return f"{day.day}.{day.month}.{day.year}"


def full_words(moment: dt.datetime) -> str:
    """Day and time: måndag 23.11. kl. 8.15, maanantai 23.11. klo 8.15, Monday 23 November at 8:15."""
    joint = {"fi": "klo", "en": "at"}.get((translation.get_language() or "sv")[:2], "kl.")
    return f"{day_words(moment)} {joint} {clock_words(moment)}"


def near_words(moment: dt.datetime, now: dt.datetime) -> str:
    """Day and time within a sentence, the days close by in a word: i dag kl. 14.00, tänään klo 14.00, 14:00 today."""
    near = {
        -1: _("%(time)s yesterday"),
        0: _("%(time)s today"),
        1: _("%(time)s tomorrow"),
    }.get((local(moment).date() - local(now).date()).days)
    if near is not None:
        return near % {"time": clock_words(moment)}
    # "maanantaina": Finnish says on which day by the ending
    day, rest = full_words(moment).split(" ", 1)
    return f"{day}na {rest}" if (translation.get_language() or "").startswith("fi") else f"{day} {rest}"
