"""What waits too long goes to communications as well; after the last day the owner is asked to tidy up."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar.channels.ending.actions.announce_ending import ask_to_finish
from tankar.channels.ending.moving import awaits
from tankar.channels.models import ChannelEnding
from tankar.channels.reviews.people import team
from tankar.work import clock

__all__ = ["remind", "remind_of_endings"]

_AT_ONCE = 100


def remind_of_endings() -> int:
    """Remind of every ending whose moment has come; returns how many."""
    late = ChannelEnding.objects.filter(state__in=ChannelEnding.OPEN, next_at__lte=clock.now())
    found = late.select_related("channel__owner_unit").order_by("next_at")[:_AT_ONCE]
    return sum(remind(one) for one in found)


def remind(ending: ChannelEnding) -> bool:
    """One step further, once however many ask: of two workers one moves `next_at`."""
    now = clock.now()
    with transaction.atomic():
        ending.refresh_from_db()
        if ending.next_at is None or ending.next_at > now:
            return False
        again = _next(ending, now)
        here = ChannelEnding.objects.filter(pk=ending.pk, state=ending.state, next_at=ending.next_at)
        if not here.update(next_at=again):
            return False
        ending.next_at = again
        if ending.state == ChannelEnding.State.PREPARING:
            awaits(ending, team(), "announce", "ending_late", ending.due_at, "channels.ending_notice")
        elif again is not None:
            ask_to_finish(ending)
        else:
            awaits(ending, team(), "finish", "ending_late", ending.due_at, "channels.ending_tasks")
    return True


def _next(ending: ChannelEnding, now: dt.datetime) -> dt.datetime | None:
    """When the next step is due; `None`: nobody is left to remind."""
    if ending.state == ChannelEnding.State.ANNOUNCED and ending.due_at is not None and ending.due_at > now:
        return ending.due_at
    return None
