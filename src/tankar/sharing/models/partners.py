"""Partners of the city and what they are called on each network: organisations, never persons (never.md, N11)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tankar.organisation.models import new_public_id

__all__ = ["Partner", "PartnerHandle"]


class Partner(models.Model):
    """An organisation that the city writes about. `search_name` orders and finds it, in small letters."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    name = models.CharField(max_length=120)
    search_name = models.CharField(max_length=120, unique=True, editable=False)
    about = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["search_name"]

    def __str__(self) -> str:
        return self.name


class PartnerHandle(models.Model):
    """What a partner is called on one network, as one writes it there."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="handles")
    network = models.CharField(max_length=40)
    handle = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partner", "network"], name="partner_has_one_handle_a_network")
        ]

    def __str__(self) -> str:
        return f"{self.handle} on {self.network}"
