"""What the calendar knows besides items and deliveries: days, usual times, whose look it is, feeds."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel
from tankar.organisation.models import Person, new_public_id

__all__ = ["FeedKey", "Layer", "Look", "Rhythm", "Slot", "SpecialDay"]


class Layer(models.TextChoices):
    """What can lie behind the entries of the calendar; everybody switches their own on and off."""

    COUNCIL = "council", _("Council and board")
    HOLIDAYS = "holidays", _("Holidays")
    FLAG = "flag", _("Flag days")
    SCHOOL = "school", _("School holidays")
    QUIET = "quiet", _("Quiet days")
    SEASON = "season", _("Season wheel")
    OTHERS = "others", _("Posts of other units")

    @property
    def is_kept_by_people(self) -> bool:
        """Are its days rows that communications keeps?"""
        return self in {Layer.COUNCIL, Layer.SCHOOL, Layer.QUIET}


class SpecialDayQuerySet(models.QuerySet["SpecialDay"]):
    def editable_by(self, person: Person) -> Self:
        """Twin of `planning.edit_days`."""
        from tankar.planning import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.editable_days(person))

    def between(self, first: dt.date, last: dt.date) -> Self:
        """Those that touch the span; both ends are included."""
        return self.filter(date_from__lte=last, date_to__gte=first)


class SpecialDay(models.Model):
    """A day, or days, that people keep: a council evening, a school holiday, a quiet day with its reason.

    `time`: when it begins in Karleby, for an evening. A quiet day warns and never blocks.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    layer = models.CharField(max_length=10, choices=Layer.choices)
    date_from = models.DateField()
    date_to = models.DateField()
    time = models.TimeField(null=True, blank=True)
    name_sv = models.CharField(max_length=120)
    name_fi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)

    objects = SpecialDayQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="special_day_ends_after_it_begins",
                condition=models.Q(date_to__gte=models.F("date_from")),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["date_to", "date_from"], name="special_day_by_end")]

    def __str__(self) -> str:
        return f"{self.layer} {self.date_from}"


class Slot(models.Model):
    """A usual time of a channel: a weekday (Monday is 0) and a time on the wall in Karleby."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="slots")
    weekday = models.PositiveSmallIntegerField()
    time = models.TimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["channel", "weekday", "time"], name="slot_once_per_channel"),
            models.CheckConstraint(name="slot_on_a_weekday", condition=models.Q(weekday__lte=6)),
        ]

    def __str__(self) -> str:
        return f"{self.channel_id}: {self.weekday} {self.time:%H:%M}"


class Rhythm(models.Model):
    """After how many days without a post a channel counts as silent, where that is not our default.

    0: nothing is expected of it (a channel that sleeps in winter).
    """

    channel = models.OneToOneField(Channel, on_delete=models.CASCADE, related_name="rhythm")
    days = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.channel_id}: {self.days}"


class Look(models.Model):
    """The layers a person has switched on. Somebody who never chose has `DEFAULT`."""

    DEFAULT: ClassVar = [Layer.COUNCIL, Layer.HOLIDAYS, Layer.SCHOOL, Layer.QUIET]

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_look")
    layers = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"look of {self.person_id}"


class FeedKey(models.Model):
    """A secret address at which one calendar program reads what its person may see.

    Only the SHA-256 of the secret is kept: the address is shown once, when it is made. `whose`: everything the
    person may see, or what is on their own channels and written by them.
    """

    class Whose(models.TextChoices):
        ALL = "all", _("Everything you may see")
        MINE = "mine", _("Your channels and what you write")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="calendar_feeds")
    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=60)
    whose = models.CharField(max_length=4, choices=Whose.choices, default=Whose.MINE)
    language = models.CharField(max_length=2, blank=True)
    with_days = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"feed {self.public_id}"
