"""Assessments of networks: what was found out, what those responsible state, what was decided (GEN-4)."""

from __future__ import annotations

import datetime as dt
from types import ModuleType
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tankar.organisation.models import Person, new_public_id

__all__ = ["Assessment", "AssessmentQuerySet", "Statement"]


def _permissions() -> ModuleType:
    # here and not above: the rights read these models
    from tankar.channels.assessments import permissions

    return permissions


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Lists of assessments, each the twin of a permission."""

    def visible_to(self, person: Person) -> Self:
        """Twin of `channels.view_assessment`."""
        return self.filter(_permissions().seen_by(person))

    def prepared_by(self, person: Person) -> Self:
        """Twin of `channels.prepare_assessment`."""
        return self.filter(_permissions().prepared_by(person))

    def stated_on_by(self, person: Person) -> Self:
        """Twin of `channels.state_on_assessment`."""
        return self.filter(_permissions().stated_on_by(person))

    def decidable_by(self, person: Person) -> Self:
        """Twin of `channels.decide_assessment`."""
        return self.filter(_permissions().decided_by(person))


class Assessment(models.Model):
    """One network, looked at once. Later the city looks again with a new row; the old one stays as it was.

    `key`: the network's name in small letters, for finding it. `due_at`: when an answer is promised; `next_at`:
    when somebody is reminded next. Silence is never a yes. `valid_until`: after that day it is looked at again.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Under assessment")
        OK = "ok", _("May be used")
        CONDITIONS = "conditions", _("May be used on conditions")
        NO = "no", _("Not taken into use")

    class Stage(models.TextChoices):
        ASKED = "asked", _("Asked")
        LATE = "late", _("Late")

    GOOD: ClassVar = (State.OK, State.CONDITIONS)
    QUESTIONS: ClassVar = (
        "purpose",
        "data_protection",
        "accessibility",
        "age_limits",
        "moderation",
        "security",
    )

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    platform = models.CharField(max_length=60)
    key = models.CharField(max_length=60, db_index=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RUNNING)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.ASKED)
    purpose = models.TextField(blank=True)
    data_protection = models.TextField(blank=True)
    accessibility = models.TextField(blank=True)
    age_limits = models.TextField(blank=True)
    moderation = models.TextField(blank=True)
    security = models.TextField(blank=True)
    begun_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    conditions = models.TextField(blank=True)
    valid_until = models.DateField(null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(state="running"), name="network_is_assessed_once_at_a_time"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["state", "next_at"], name="assessment_to_remind")]

    def __str__(self) -> str:
        return f"assessment of {self.platform}"

    def get_absolute_url(self) -> str:
        return reverse("channels:assessment", args=[self.public_id])

    def holds_on(self, day: dt.date) -> bool:
        """May the network be used on this day because of it?"""
        return self.state in self.GOOD and (self.valid_until is None or day <= self.valid_until)


class Statement(models.Model):
    """What the data protection officer or information security says about a network. Advice, never the decision."""

    class Part(models.TextChoices):
        DATA_PROTECTION = "data_protection", _("Data protection officer")
        SECURITY = "security", _("Information security")

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="statements")
    part = models.CharField(max_length=16, choices=Part.choices)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=130)
    words = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.part} on {self.assessment}"
