"""A yearly frame: what the head of a unit decided beforehand, so that a small boost needs no decision of its own."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse

from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["Frame", "FrameQuerySet"]

_ZERO = models.Value(Decimal(0), output_field=models.DecimalField(max_digits=12, decimal_places=2))


class FrameQuerySet(models.QuerySet["Frame"]):
    def visible_to(self, person: Person) -> Self:
        """Twin of `campaigns.view_frame`."""
        from tankar.campaigns import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.frames_seen_by(person))

    def decided_by_head(self, person: Person) -> Self:
        """Twin of `campaigns.end_frame`."""
        from tankar.campaigns import permissions

        return self.filter(permissions.frames_of_head(person))

    def usable_by(self, person: Person) -> Self:
        """Twin of `campaigns.boost`."""
        from tankar.campaigns import permissions

        return self.filter(permissions.frames_used_by(person))

    def with_used(self) -> Self:
        """`used`: what its boosts cost as reported, or may cost at most. Computed whenever it is asked, never kept."""
        from tankar.campaigns.models.campaign import Campaign

        counts = models.Case(
            models.When(boosts__state=Campaign.State.REPORTED, then="boosts__cost"), default="boosts__budget"
        )
        gone = models.Q(boosts__state__in=(Campaign.State.DRAFT, Campaign.State.WITHDRAWN))
        return self.annotate(used=Coalesce(models.Sum(counts, filter=~gone), _ZERO))


class Frame(models.Model):
    """`total`: euros for the calendar year. `most_each`: the largest boost that still counts as small, as the head
    decided. `accounts`: the city's ad accounts it holds for; `purposes`: what may be boosted. One a unit and year,
    until it is ended.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="ad_frames")
    year = models.PositiveSmallIntegerField()
    total = models.DecimalField(max_digits=10, decimal_places=2)
    most_each = models.DecimalField(max_digits=10, decimal_places=2)
    accounts = models.CharField(max_length=300)
    cost_centre = models.CharField(max_length=40)
    purposes = models.CharField(max_length=1000)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(max_length=500, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = FrameQuerySet.as_manager()

    used: Decimal  # from `with_used`

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_ad_frame_a_unit_and_year",
            ),
            models.CheckConstraint(
                name="ad_frame_covers_its_largest_boost",
                condition=models.Q(most_each__gt=0) & models.Q(total__gte=models.F("most_each")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:frame", args=[self.public_id])

    @property
    def left(self) -> Decimal:
        """What the frame still holds. Only after `with_used`."""
        return self.total - self.used

    @property
    def over(self) -> Decimal:
        """By how much reported costs have gone past it. Only after `with_used`."""
        return max(self.used - self.total, Decimal(0))
