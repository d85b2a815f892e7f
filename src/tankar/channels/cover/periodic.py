"""What the worker's loop does for cover."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from tankar.channels.cover.actions.pause_for_days import begin_and_end_pauses
from tankar.channels.cover.renewing import renew
from tankar.channels.models import Channel, CoverGap
from tankar.work import clock
from tankar.work.periodic import every

__all__ = ["look_at_all", "pass_gaps_on", "turn_pauses"]

_AT_ONCE = 200


@every(seconds=12 * settings.CONFIGURATION.sweep_seconds, name="channels.turn_pauses")
def turn_pauses() -> int:
    """Pauses begin and end on their days."""
    return begin_and_end_pauses()


@every(seconds=12 * settings.CONFIGURATION.sweep_seconds, name="channels.pass_gaps_on")
def pass_gaps_on() -> int:
    """A gap whose moment has come goes to the next in line; returns how many were looked at."""
    due = CoverGap.objects.open().filter(next_at__lte=clock.now()).select_related("channel")
    found = [one.channel for one in due.order_by("next_at")[:_AT_ONCE]]
    renew(found)
    return len(found)


@every(seconds=3600, name="channels.look_at_cover")
def look_at_all() -> int:
    """Every channel anew, some at a time: a new day has come into sight, or one has passed. Returns how many."""
    seen, last = 0, 0
    while True:
        some = list(Channel.objects.filter(pk__gt=last).order_by("pk").only("pk")[:_AT_ONCE])
        if not some:
            return seen
        with transaction.atomic():
            renew(some)
        seen, last = seen + len(some), some[-1].pk
