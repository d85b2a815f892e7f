"""The city's own words over the rules that come with Tankar: what is published, and the draft that waits."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tankar.organisation.models import Person

__all__ = ["WordsDraft", "WordsVersion"]


class WordsVersion(models.Model):
    """One published version; the newest holds. `overlay`: as `tankar.texts.load_over` reads it.

    `refused_told_at`: when communications heard that it cannot be used, `None` while it can.
    """

    number = models.PositiveIntegerField(unique=True)
    overlay = models.JSONField(default=dict)
    note = models.CharField(max_length=300)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    refused_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return f"words {self.number}"


class WordsDraft(models.Model):
    """What communications change together before it is published. `slot` is always 1: there is one draft.

    `revision` counts every save, so that two people who save at once do not write over each other.
    """

    slot = models.PositiveSmallIntegerField(unique=True, default=1)
    overlay = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"draft of words, revision {self.revision}"
