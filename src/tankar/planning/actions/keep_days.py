"""Days of the calendar that people keep: add them, change them, remove them."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from django.db import transaction

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.planning.errors import MayNot, WrongDays
from tankar.planning.models import Layer, SpecialDay

__all__ = ["MOST_AT_ONCE", "Days", "add_days", "change_days", "remove_days"]

MOST_AT_ONCE = 60


@dataclass(frozen=True)
class Days:
    """What a row says. `time`: in Karleby, of an evening that begins then."""

    layer: str
    date_from: dt.date
    date_to: dt.date
    name_sv: str
    name_fi: str
    name_en: str = ""
    time: dt.time | None = None


def add_days(person: Person, days: Days, every: int = 0, until: dt.date | None = None) -> list[SpecialDay]:
    """Add the days; with `every` also every so many weeks after, as long as they begin by `until`.

    Raises `MayNot`, `WrongDays`.
    """
    _check(person, days)
    rows = []
    with transaction.atomic():
        for number in range(MOST_AT_ONCE if every and until else 1):
            later = dt.timedelta(weeks=every * number)
            if number and until is not None and days.date_from + later > until:
                break
            moved = {"date_from": days.date_from + later, "date_to": days.date_to + later}
            rows.append(SpecialDay.objects.create(**{**asdict(days), **moved}))
        _note(person, "added", rows[0])
    return rows


def change_days(person: Person, row: SpecialDay, days: Days) -> SpecialDay:
    _check(person, days)
    with transaction.atomic():
        for name, value in asdict(days).items():
            setattr(row, name, value)
        row.save()
        _note(person, "changed", row)
    return row


def remove_days(person: Person, row: SpecialDay) -> None:
    if not may(person, "planning.edit_days", row):
        raise MayNot
    with transaction.atomic():
        _note(person, "removed", row)
        row.delete()


def _check(person: Person, days: Days) -> None:
    if not may(person, "planning.edit_days"):
        raise MayNot
    if days.date_to < days.date_from or not Layer(days.layer).is_kept_by_people:
        raise WrongDays


def _note(person: Person, what: str, row: SpecialDay) -> None:
    journal.record(
        f"planning.days_{what}",
        actor=actor(person),
        subject=("special_day", row.public_id),
        params={"name": f"{row.name_sv} / {row.name_fi}, {row.date_from.isoformat()}"},
    )
