"""The usual times of a channel, and after how many days without a post it counts as silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from tankar import journal
from tankar.channels.models import Channel
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.planning.errors import MayNot
from tankar.planning.models import Rhythm, Slot

__all__ = ["keep_slots"]


def keep_slots(
    person: Person, channel: Channel, times: Collection[tuple[int, dt.time]], rhythm: int | None
) -> None:
    """Exactly these (weekday, time) from now on. `rhythm`: days, 0 for never silent, `None` for our default."""
    if not may(person, "planning.edit_slots", channel):
        raise MayNot
    with transaction.atomic():
        Slot.objects.filter(channel=channel).delete()
        Slot.objects.bulk_create(
            Slot(channel=channel, weekday=weekday, time=time) for weekday, time in sorted(set(times))
        )
        if rhythm is None:
            Rhythm.objects.filter(channel=channel).delete()
        else:
            Rhythm.objects.update_or_create(channel=channel, defaults={"days": rhythm})
        journal.record(
            "planning.slots_changed",
            actor=actor(person),
            subject=("channel", channel.public_id),
            params={"channel": str(channel)},
        )
