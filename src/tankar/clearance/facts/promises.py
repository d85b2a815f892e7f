"""When a fact is promised, and when somebody is reminded."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from tankar.decisions.terms import due
from tankar.organisation.calendar import office_hours
from tankar.work import clock

__all__ = ["ENDS_SOON", "kept", "promise", "reminder", "sheet_end", "sheet_kept_until", "sheet_reminder"]

# how long before its last day whoever answers for a sheet looks whether it still holds
ENDS_SOON = dt.timedelta(days=7)
_YEAR_DAYS = 365.25


def promise(now: dt.datetime, coming: bool) -> dt.datetime:
    """`coming`: the matter is on the coming agenda."""
    return due("clearance.fact_coming" if coming else "clearance.fact", now)


def reminder(now: dt.datetime, due_at: dt.datetime) -> dt.datetime:
    """The morning of the day on which it is promised."""
    hours = office_hours(clock.local(due_at).date())
    return hours[0] if hours and hours[0] > now else due_at


def sheet_reminder(valid_until: dt.date, now: dt.datetime) -> dt.datetime:
    """A week before the last day; on the day after it where a week is not left."""
    early = dt.datetime.combine(valid_until - ENDS_SOON, dt.time(8), clock.LOCAL)
    return early.astimezone(dt.UTC) if early > now else sheet_end(valid_until)


def kept() -> dt.timedelta:
    """How long a sheet that has expired stays readable: our default, since no law names a number of years."""
    return dt.timedelta(days=round(settings.CONFIGURATION.fact_years * _YEAR_DAYS))


def sheet_kept_until(valid_until: dt.date) -> dt.date:
    """The last day on which a sheet that has expired stands on a list."""
    return valid_until + kept()


def sheet_end(valid_until: dt.date) -> dt.datetime:
    """The midnight at which its last day ends, in Karleby."""
    after = valid_until + dt.timedelta(days=1)
    return dt.datetime.combine(after, dt.time(0), clock.LOCAL).astimezone(dt.UTC)
