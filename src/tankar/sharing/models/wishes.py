"""How one person wants to hear of what is good to share. Nobody else sees it, and nothing is noted of their reading."""

from __future__ import annotations

from django.db import models

from tankar.organisation.models import Person

__all__ = ["Wish"]


class Wish(models.Model):
    """`weekly`: one notice a week, asked for; `told_on`: its last day.

    `digest`: of the feed's secret, "" without one.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="share_wish")
    weekly = models.BooleanField(default=False)
    told_on = models.DateField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    language = models.CharField(max_length=2, default="sv")

    def __str__(self) -> str:
        return f"share wish of {self.person_id}"
