"""The council's terms: with each one the elected officials are invited once to their short module. Voluntary."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models

from tankar.organisation.models import Person, new_public_id

__all__ = ["CouncilTerm", "TermInvitation"]


class CouncilTerm(models.Model):
    """From `first_day` to `last_day`, both included, in Europe/Helsinki. `noted_by_name`: "" when it followed by
    itself."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    first_day = models.DateField(unique=True)
    last_day = models.DateField()
    noted_by_name = models.CharField(max_length=130, blank=True, default="")
    noted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="council_term_ends_after_it_begins",
                condition=models.Q(last_day__gt=models.F("first_day")),
            )
        ]

    def __str__(self) -> str:
        return f"council term {self.first_day}–{self.last_day}"

    def holds_on(self, day: dt.date) -> bool:
        return self.first_day <= day <= self.last_day


class TermInvitation(models.Model):
    """Somebody has been invited in a term, so that nobody is twice. What they made of it is not here; the rows go when
    the next term begins."""

    term = models.ForeignKey(CouncilTerm, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["term", "person"], name="invited_once_per_council_term")
        ]

    def __str__(self) -> str:
        return f"invitation in term {self.term_id}"
