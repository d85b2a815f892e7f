"""Who is away on which days: one statement for absences, and patterns come with the people asked about."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from tankar.organisation.models import Absence, Person, WeeklyPattern

__all__ = ["Away", "pattern_of"]


class Away:
    """Answers for some people and the days from `first` to `last`; read once, asked often.

    `people`: with their `weekly_pattern` selected, or each asks for its own.
    """

    def __init__(self, people: Iterable[Person], first: dt.date, last: dt.date) -> None:
        known = {one.pk: one for one in people}
        self._patterns = {pk: set(pattern_of(one)) for pk, one in known.items()}
        self._spans: dict[int, list[tuple[dt.date, dt.date]]] = defaultdict(list)
        rows = Absence.objects.on_days(first, last).filter(person__in=known) if known else ()
        for row in rows:
            self._spans[row.person_id].append((row.first_day, row.last_day))

    def on(self, person_id: int, day: dt.date) -> bool:
        """Is this person away on this day?"""
        if day.weekday() in self._patterns.get(person_id, ()):
            return True
        return any(first <= day <= last for first, last in self._spans.get(person_id, ()))


def pattern_of(person: Person) -> list[int]:
    """The weekdays on which the person is never there; none where nothing is said."""
    try:
        return list(person.weekly_pattern.weekdays)
    except WeeklyPattern.DoesNotExist:
        return []
