"""How far each channel has been listened to."""

from __future__ import annotations

from django.db import models

from tankar.channels.models import Channel

__all__ = ["Ear"]


class Ear(models.Model):
    """One channel's place in what its network tells. Moments of the machine's clock.

    `heard_at`: when it was last asked and answered. `told_at`: when it last told something. `threads_at`: when the
    threads of recent posts were last read. `fails`: how many times in a row it did not answer.
    """

    channel = models.OneToOneField(Channel, primary_key=True, on_delete=models.CASCADE, related_name="ear")
    cursor = models.TextField(blank=True, default="")
    next_at = models.DateTimeField(db_index=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    threads_at = models.DateTimeField(null=True, blank=True)
    fails = models.PositiveIntegerField(default=0)
    detail = models.CharField(max_length=300, blank=True, default="")
    lease_owner = models.CharField(max_length=80, blank=True, default="")
    lease_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"ear of {self.channel_id}"
