"""What the address of the calendar says: which view, which days, and what is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.planning.moments import date_or_none
from tankar.planning.states import STATES

__all__ = ["Filters", "View", "Whose", "filters_from"]


class View(models.TextChoices):
    MONTH = "month", _("Month")
    WEEK = "week", _("Week")
    AGENDA = "agenda", _("Agenda")


class Whose(models.TextChoices):
    ALL = "all", _("Everything")
    MINE = "mine", _("My channels and what I write")


_OPTIONAL = ("channel", "unit", "language", "state", "whole", "hours")


@dataclass(frozen=True)
class Filters:
    """`channel` and `unit` are public ids; "" leaves nothing out.

    `whole`: "1" shows this month from its first day, else it begins with this week; `hours`: "1" cuts the days of a
    week into hours.
    """

    view: str
    date: dt.date
    whose: str
    channel: str = ""
    unit: str = ""
    language: str = ""
    state: str = ""
    whole: str = ""
    hours: str = ""

    def address(self, **other: str | dt.date) -> str:
        """The query that leads here, with some of it changed: `?view=week&date=2026-11-23&whose=all`."""
        changed = replace(self, **other)  # type: ignore[arg-type]
        parts = {"view": changed.view, "date": changed.date.isoformat(), "whose": changed.whose}
        more = {name: getattr(changed, name) for name in _OPTIONAL}
        return "?" + urlencode({**parts, **{name: value for name, value in more.items() if value}})

    @property
    def narrows(self) -> bool:
        """Is something left out, besides what is not one's own?"""
        return bool(self.channel or self.unit or self.language or self.state)


def filters_from(sent: Mapping[str, str], today: dt.date, whose: str) -> Filters:
    """Read the address; what is no value of ours is passed over. `whose`: where this person begins."""
    return Filters(
        view=_one_of(sent.get("view", ""), View.values) or View.MONTH,
        date=date_or_none(sent.get("date", "")) or today,
        whose=_one_of(sent.get("whose", ""), Whose.values) or whose,
        channel=sent.get("channel", "")[:16],
        unit=sent.get("unit", "")[:16],
        language=_one_of(sent.get("language", ""), ["sv", "fi"]),
        state=_one_of(sent.get("state", ""), list(STATES)),
        whole=_one_of(sent.get("whole", ""), ["1"]),
        hours=_one_of(sent.get("hours", ""), ["1"]),
    )


def _one_of(value: str, known: list[str]) -> str:
    return value if value in known else ""
