"""Earlier texts of an item."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.content.models.items import Item
from tankar.organisation.models import Person

__all__ = ["Revision"]


class Revision(models.Model):
    """The item as it stood at the end of one sitting of one person. Kept as long as the item is, and no longer.

    An hour of writing is one row (an employee's every keystroke is not kept: 759/2004, 3 §). What was
    sent for review, released or put back is `closed`: never written over. `number` counts from 1.
    """

    class Why(models.TextChoices):
        WRITTEN = "written", _("Written")
        RESTORED = "restored", _("An earlier text was put back")
        REVIEW = "review", _("Sent for review")
        RELEASE = "release", _("Released")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    why = models.CharField(max_length=10, choices=Why.choices, default=Why.WRITTEN)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="revisions")
    begun_at = models.DateTimeField()
    at = models.DateTimeField()
    closed = models.BooleanField(default=False)
    snapshot = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="revision_number_once_per_item")
        ]

    def __str__(self) -> str:
        return f"revision {self.number} of {self.item}"
