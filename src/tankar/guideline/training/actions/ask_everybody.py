"""A published version is brought to people: everybody with an account is asked once, units are reminded as totals."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse

from tankar.decisions.terms import amount_of
from tankar.guideline.models import Acknowledgement, GuidelineVersion, ReadingAsked
from tankar.guideline.training.totals import heads_with_totals
from tankar.notices.telling import tell
from tankar.organisation.calendar import office_hours
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["REMINDERS", "ask_everybody", "names_open", "remind_units"]

REMINDERS = ("guideline.reading_reminder", "guideline.reading_names")
_AT_ONCE = 200


def ask_everybody() -> int:
    """The next people who have not been asked to read the version in force; returns how many.

    Whoever gets an account later is asked when they have it, however long they stand in the register already.
    """
    version = GuidelineVersion.objects.current()
    if version is None or not version.asks:
        return 0
    here = ReadingAsked.objects.filter(version=version, person=OuterRef("pk"))
    read = Acknowledgement.objects.filter(version=version, person=OuterRef("pk"))
    people = Person.objects.filter(~Exists(here), ~Exists(read), user__is_active=True)
    return sum(_ask(person, version) for person in list(people.order_by("pk")[:_AT_ONCE]))


def _ask(person: Person, version: GuidelineVersion) -> bool:
    with transaction.atomic():
        # of two workers one makes the row, and asks
        _row, new = ReadingAsked.objects.get_or_create(person=person, version=version)
        if new:
            kind = "guideline.version_to_read" if person.is_employee else "guideline.version_invites"
            tell(
                person,
                kind,
                params={"number": str(version.number)},
                url=reverse("guideline:index"),
                about=("guideline_version", str(version.number)),
            )
    return new


def remind_units() -> int:
    """At 30 and at 60 days each head is told how many of the unit have read it; no name is in it."""
    version = GuidelineVersion.objects.current()
    if version is None or not version.asks or version.reminded >= len(REMINDERS):
        return 0
    if version.published_at is None or clock.now() < _moment(
        version.published_at, REMINDERS[version.reminded]
    ):
        return 0
    with transaction.atomic():
        here = GuidelineVersion.objects.filter(pk=version.pk, reminded=version.reminded)
        if not here.update(reminded=version.reminded + 1):
            return 0
        told = heads_with_totals(version)
        for person, total in told:
            tell(
                person,
                "guideline.units_reading" if version.reminded == 0 else "guideline.units_reading_late",
                params={"read": str(total.read), "people": str(total.people)},
                url=reverse("guideline:totals"),
                about=("guideline_totals", str(version.number)),
            )
    return len(told)


def _moment(published: dt.datetime, term: str) -> dt.datetime:
    """The opening of the offices on that day, or on the first working day after it."""
    date = clock.local(published).date() + dt.timedelta(days=amount_of(term))
    while (hours := office_hours(date)) is None:
        date += dt.timedelta(days=1)
    return hours[0]


def names_open(version: GuidelineVersion) -> bool:
    """Have 60 days passed, so that one's own supervisor sees who has not read it yet?"""
    return version.published_at is not None and clock.now() >= _moment(version.published_at, REMINDERS[1])
