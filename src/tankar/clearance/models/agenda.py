"""Matters of the agenda, as the registry keeps them."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.clearance.languages import in_language
from tankar.organisation.models import Person, new_public_id
from tankar.work import clock

__all__ = ["AgendaMatter", "AgendaMatterQuerySet"]


class AgendaMatterQuerySet(models.QuerySet["AgendaMatter"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `clearance.view_matter`."""
        from tankar.clearance.agenda import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.visible_to(person))

    def kept_by(self, person: Person) -> Self:
        """Twin of `clearance.keep_matter`."""
        from tankar.clearance.agenda import permissions

        return self.filter(permissions.kept_by(person))

    def current(self, today: dt.date) -> Self:
        """Those one may still want to ask about: without a day, or not long past."""
        past = today - dt.timedelta(days=60)
        return self.filter(models.Q(meets_on__isnull=True) | models.Q(meets_on__gte=past))


class AgendaMatter(models.Model):
    """One matter: its case number, its title, who decides when, and who prepares it.

    `public_from`: the day on which the matter becomes public, as planned; from its morning on it is public.
    `told_at`: when those who had asked about it were told so. `phone`: the preparer's, for the days on which a
    clock is too slow. `meets_at`: when the meeting begins, by the wall clock, if that is known.
    """

    class Body(models.TextChoices):
        COUNCIL = "council", _("City council")
        BOARD = "board", _("City board")
        COMMITTEE = "committee", _("Committee")
        OFFICE_HOLDER = "office_holder", _("An office holder decides")

    # on whose days somebody who asks is given a phone number instead of a deadline
    BY_PHONE: ClassVar = (Body.COUNCIL, Body.BOARD)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    reference = models.CharField(max_length=40, unique=True)
    title_sv = models.CharField(max_length=200)
    title_fi = models.CharField(max_length=200)
    body = models.CharField(max_length=14, choices=Body.choices, default=Body.COUNCIL)
    meets_on = models.DateField(null=True, blank=True)
    meets_at = models.TimeField(null=True, blank=True)
    public_from = models.DateField(null=True, blank=True)
    preparer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="prepared_matters"
    )
    phone = models.CharField(max_length=30, blank=True)
    changed_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    objects = AgendaMatterQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-meets_on", "-id"], name="agenda_matter_by_day"),
            models.Index(
                fields=["public_from"], name="agenda_matter_to_tell", condition=models.Q(told_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def title(self) -> str:
        return in_language(self, "title")

    def is_public_on(self, day: dt.date) -> bool:
        return self.public_from is not None and self.public_from <= day

    @property
    def begins(self) -> dt.datetime | None:
        """The moment at which the meeting begins; `None` where day or time is not known."""
        if self.meets_on is None or self.meets_at is None:
            return None
        return dt.datetime.combine(self.meets_on, self.meets_at, clock.LOCAL).astimezone(dt.UTC)

    def has_begun(self, moment: dt.datetime) -> bool:
        """Is the meeting certainly under way or over? Without a time of day it is so from the next day on."""
        if self.meets_on is None:
            return False
        if (begins := self.begins) is not None:
            return moment >= begins
        return clock.local(moment).date() > self.meets_on

    def is_too_late(self, moment: dt.datetime) -> bool:
        """Might it not be in time for the meeting? Without a time of day nothing on its day is certainly in time."""
        if self.meets_on is None:
            return False
        return moment >= (self.begins or dt.datetime.combine(self.meets_on, dt.time(0), clock.LOCAL))

    @property
    def number(self) -> str:
        """Where whoever prepares it is reached: the number given for this matter, else the one they always have."""
        return self.phone or (self.preparer.phone if self.preparer else "")

    def is_by_phone_on(self, day: dt.date) -> bool:
        """Does the council or the board meet about it on this day?"""
        return self.body in self.BY_PHONE and self.meets_on == day
