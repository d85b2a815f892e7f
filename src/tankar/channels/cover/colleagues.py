"""Who could answer meanwhile: the people of the channel's unit. Only their head reads which of them are away."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from tankar.channels.models import Channel
from tankar.organisation.absence.reading import Away
from tankar.organisation.calendar import working_day
from tankar.organisation.models import Person

__all__ = ["colleagues_for"]

_MOST = 12


def colleagues_for(
    channel: Channel, run: tuple[dt.date, dt.date] | None, *, knows: bool
) -> list[tuple[Person, str]]:
    """Each with the words of their choice. `knows`: the reader may know who is away; then those who are there all
    days come first and the others say so."""
    rows = Person.objects.filter(unit=channel.owner_unit, is_employee=True).select_related("weekly_pattern")
    people = list(rows.order_by("search_name")[:_MOST])
    if not knows or run is None:
        return [(one, str(one)) for one in people]
    first, last = run
    away = Away(people, first, last)
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    working = [day for day in days if working_day(day)]
    there = {one.pk: not any(away.on(one.pk, day) for day in working) for one in people}
    words = [
        (one, str(one) if there[one.pk] else _("%(person)s – away on some of the days") % {"person": one})
        for one in people
    ]
    return sorted(words, key=lambda pair: not there[pair[0].pk])
