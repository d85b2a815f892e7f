"""Releases: exactly what was approved to leave."""

from __future__ import annotations

from django.db import models

from tankar.content.models.items import Item
from tankar.organisation.models import Person, new_public_id

__all__ = ["Release"]


class Release(models.Model):
    """What was approved: canonical JSON of all that leaves, and its hash. Never changed, never deleted.

    `wanted_at`: when it should leave. The approval covers any moment from `window_from` to `window_until`.
    `findings`: what the rules had found in it, as {rule, version, level, passed}; never advice about tone.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="releases")
    revision = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    canonical = models.TextField()
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="releases")
    approved_at = models.DateTimeField()
    wanted_at = models.DateTimeField()
    window_from = models.DateTimeField()
    window_until = models.DateTimeField()
    findings = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return f"release {self.public_id}"
