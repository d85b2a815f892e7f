"""A published version is brought to people: everybody with an account is asked once, units are reminded as totals."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse

from tankar.decisions.terms import amount_of
from tankar.guideline.models import Acknowledgement, GuidelineVersion
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

    Whoever gets a later key (a new employee) is asked too, when they come.
    """
    version = GuidelineVersion.objects.current()
    if version is None or version.asked_through is None:
        return 0
    after = version.asked_through
    people = list(
        Person.objects.filter(pk__gt=after, user__isnull=False, user__is_active=True).order_by("pk")[
            :_AT_ONCE
        ]
    )
    if not people:
        return 0
    with transaction.atomic():
        here = GuidelineVersion.objects.filter(pk=version.pk, asked_through=after)
        # of two workers one moves the mark, and asks
        if not here.update(asked_through=people[-1].pk):
            return 0
        read = set(
            Acknowledgement.objects.filter(version=version, person__in=people).values_list(
                "person_id", flat=True
            )
        )
        for person in people:
            if person.pk not in read:
                _ask(person, version)
    return len(people)


def _ask(person: Person, version: GuidelineVersion) -> None:
    kind = "guideline.version_to_read" if person.is_employee else "guideline.version_invites"
    tell(
        person,
        kind,
        params={"number": str(version.number)},
        url=reverse("guideline:index"),
        about=("guideline_version", str(version.number)),
    )


def remind_units() -> int:
    """At 30 and at 60 days each head is told how many of the unit have read it; no name is in it."""
    version = GuidelineVersion.objects.current()
    if version is None or version.asked_through is None or version.reminded >= len(REMINDERS):
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
