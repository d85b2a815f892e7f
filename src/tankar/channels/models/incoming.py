"""What networks call us with: the address they call, every call as it came, and what was turned away.

A call is kept raw, encrypted, for two weeks, so that it can be read again after a mistake of ours.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.organisation.models import new_public_id

__all__ = ["Hook", "HookCall", "HookTally", "Turned"]


def new_key() -> str:
    """A part of an address that nobody guesses."""
    return secrets.token_urlsafe(18)


class Hook(models.Model):
    """One address that a network calls, for all accounts the city has there. Its secrets lie in the vault."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    network = models.CharField(max_length=40)
    key = models.CharField(max_length=40, unique=True, default=new_key)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"hook of {self.network}"

    @property
    def path(self) -> str:
        return f"/hooks/{self.network}/{self.key}/"

    @property
    def secret_name(self) -> str:
        """Where the vault keeps what its calls are known by."""
        return f"hook:{self.public_id}"


class HookCallQuerySet(models.QuerySet["HookCall"]):
    def to_read(self) -> Self:
        """What came and has not been read yet, in the order it came."""
        return self.filter(state="unread").order_by("pk")

    def older_than(self, moment: dt.datetime) -> Self:
        return self.filter(came_at__lt=moment)


class HookCall(models.Model):
    """One call, as it came. Unique by what the network calls it, or by its bytes where it has no name."""

    class State(models.TextChoices):
        UNREAD = "unread", _("not read yet")
        READ = "read", _("read")
        MALFORMED = "malformed", _("cannot be read")
        FAILED = "failed", _("stopped on a mistake in Tankar")

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="calls", db_index=False)
    event = models.CharField(max_length=80)
    body = models.BinaryField()
    came_at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UNREAD)
    tries = models.PositiveSmallIntegerField(default=0)
    detail = models.CharField(max_length=300, blank=True, default="")

    objects = HookCallQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hook", "event"], name="call_is_kept_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], name="call_unread", condition=models.Q(state="unread")),
        ]

    def __str__(self) -> str:
        return f"call {self.pk} of {self.hook_id}"


class Turned(models.TextChoices):
    """Why a call was turned away, or counted."""

    FORGED = "forged", _("not signed by the network")
    REPEATED = "repeated", _("had come before")
    OVERSIZED = "oversized", _("too large")
    MALFORMED = "malformed", _("cannot be read")


class HookTally(models.Model):
    """How many calls of a day (UTC) were turned away, and why. Numbers only."""

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="tallies")
    day = models.DateField()
    why = models.CharField(max_length=10, choices=Turned.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hook", "day", "why"], name="tally_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.count} {self.why} on {self.day}"
