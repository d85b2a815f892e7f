"""When each channel is measured next."""

from __future__ import annotations

from django.db import models

from tankar.channels.models import Channel

__all__ = ["Gauge"]


class Gauge(models.Model):
    """`account_day`: the day of Europe/Helsinki on which the account was last measured. The rest: machine clock.

    `measured_at`: when the network last answered. `fails`: how many times in a row it did not; `detail`: its words.
    """

    channel = models.OneToOneField(Channel, primary_key=True, on_delete=models.CASCADE, related_name="gauge")
    next_at = models.DateTimeField(db_index=True)
    account_day = models.DateField(null=True, blank=True)
    measured_at = models.DateTimeField(null=True, blank=True)
    fails = models.PositiveIntegerField(default=0)
    detail = models.CharField(max_length=300, blank=True, default="")
    lease_owner = models.CharField(max_length=80, blank=True, default="")
    lease_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"gauge of {self.channel_id}"
