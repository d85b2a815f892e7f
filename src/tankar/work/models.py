"""The demo's row, leases on named work, and periodic work in trouble."""

from __future__ import annotations

from django.db import models


class Demo(models.Model):
    """Present in a demo database and in no other: written once, when the database is made.

    `clock_offset` is in seconds, added to the machine's clock.
    """

    seed = models.IntegerField()
    today = models.DateField()
    practice_address = models.URLField()
    clock_offset = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"demo of {self.today}"


class Lease(models.Model):
    """Who does a named piece of work just now, and until when. A lease has an owner; see `leases.hold`."""

    name = models.CharField(max_length=80, unique=True)
    owner = models.CharField(max_length=80)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} held by {self.owner}"


class Trouble(models.Model):
    """Periodic work that fails just now: told by `tankar check`, removed when the work succeeds again."""

    name = models.CharField(max_length=80, unique=True)
    since = models.DateTimeField()
    last = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)
    said = models.TextField()

    def __str__(self) -> str:
        return f"{self.name} has failed {self.times} times"
