"""The weekdays on which somebody is never there."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.organisation.absence.noting import note
from tankar.organisation.access import may
from tankar.organisation.models import Person, WeeklyPattern

__all__ = ["WEEKDAYS", "keep_pattern"]

WEEKDAYS = range(5)


def keep_pattern(by: Person, person: Person, weekdays: Iterable[int]) -> WeeklyPattern:
    """`weekdays`: 0 is Monday, 4 Friday; the whole choice. Raises PermissionDenied."""
    if not may(by, "organisation.enter_absence", person):
        raise PermissionDenied("organisation.enter_absence")
    wanted = sorted({day for day in weekdays if day in WEEKDAYS})
    with transaction.atomic():
        pattern, _made = WeeklyPattern.objects.get_or_create(person=person)
        if pattern.weekdays != wanted:
            pattern.weekdays = wanted
            pattern.save()
            note(by, person)
    return pattern
