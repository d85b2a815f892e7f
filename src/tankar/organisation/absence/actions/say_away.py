"""Say that somebody is away on these days, or that they are not after all."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.organisation.absence.noting import note
from tankar.organisation.access import may, today
from tankar.organisation.errors import DaysMissing
from tankar.organisation.models import Absence, Person

__all__ = ["say_away", "take_back"]

_ENTER = "organisation.enter_absence"


def say_away(by: Person, person: Person, first: dt.date | None, last: dt.date | None) -> Absence:
    """Both days are included. Twice the same is kept once. Raises PermissionDenied, or DaysMissing."""
    if not may(by, _ENTER, person):
        raise PermissionDenied(_ENTER)
    if first is None or last is None or last < first or last < today():
        raise DaysMissing
    with transaction.atomic():
        absence, made = Absence.objects.get_or_create(person=person, first_day=first, last_day=last)
        if made:
            note(by, person)
    return absence


def take_back(by: Person, absence: Absence) -> None:
    """They are there after all. Raises PermissionDenied."""
    if not may(by, _ENTER, absence.person):
        raise PermissionDenied(_ENTER)
    with transaction.atomic():
        absence.delete()
        note(by, absence.person)
