"""Who has read the guideline and done a module: that, the day and the version; never an answer, never a score."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models

from tankar.guideline.models.versions import GuidelineVersion
from tankar.organisation.models import Person

__all__ = ["Acknowledgement", "ReadingAsked", "Training", "TrainingRule"]


class Acknowledgement(models.Model):
    """Somebody has read and understood one version. `elected`: they said so as an elected official."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="acknowledgements")
    version = models.ForeignKey(GuidelineVersion, on_delete=models.CASCADE, related_name="acknowledgements")
    elected = models.BooleanField(default=False)
    on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "person", "elected"], name="one_acknowledgement_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} has read version {self.version_id}"


class ReadingAsked(models.Model):
    """Somebody has been asked, or invited, to read one version: whoever gets an account later is asked then."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(GuidelineVersion, on_delete=models.CASCADE, related_name="asked")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "person"], name="asked_to_read_once_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} is asked to read version {self.version_id}"


class Training(models.Model):
    """One module and one person: the situation they are at, and when they last came to its end.

    `step`: situations behind them in the round that is under way. What they chose is not kept. `told_again`: they
    have been told that it is time to do it once more, and have not done it since.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="trainings")
    module = models.CharField(max_length=20)
    step = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True, blank=True)
    version_number = models.PositiveSmallIntegerField(null=True, blank=True)
    told_again = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "module"], name="one_training_per_module")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["done_on"], name="training_to_do_again", condition=models.Q(told_again=False)
            )
        ]

    def __str__(self) -> str:
        return f"{self.module} of {self.person_id}"


class TrainingRule(models.Model):
    """From which day the module comes before posting, once communications has decided. No row: it is only asked for."""

    required_from = models.DateField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=130)
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"required from {self.required_from}"

    @staticmethod
    def day() -> dt.date | None:
        """The day as decided last."""
        newest = TrainingRule.objects.order_by("-id").first()
        return newest.required_from if newest else None
