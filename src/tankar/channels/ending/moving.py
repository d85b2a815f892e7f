"""One step of an ending, and whom it then awaits. The caller holds the transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied

from tankar.channels.ending.errors import EndingElsewhere
from tankar.channels.ending.lifecycle import CHANNEL_ENDING
from tankar.channels.ending.matters import ENDING
from tankar.channels.models import ChannelEnding
from tankar.channels.noting import both_names
from tankar.decisions.keeping import ask, open_matter
from tankar.decisions.models import Matter
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["ABOUT", "awaits", "hold", "matter_of", "move"]

ABOUT = "channel_ending"


def hold(person: Person, permission: str, ending: ChannelEnding, state: str) -> ChannelEnding:
    """The row in this state, which nobody else changes until the transaction ends.

    Raises PermissionDenied, EndingElsewhere.
    """
    rows = ChannelEnding.objects.select_for_update(of=("self",)).select_related(
        "channel__owner_unit", "follow"
    )
    held = rows.get(pk=ending.pk)
    subject = held if permission != "channels.manage" else held.channel
    if not may(person, permission, subject):
        raise PermissionDenied(permission)
    if held.state != state:
        raise EndingElsewhere(held)
    return held


def matter_of(ending: ChannelEnding) -> Matter:
    return open_matter(
        ENDING,
        ending.public_id,
        title=both_names(ending.channel),
        url=ending.get_absolute_url(),
        unit=ending.channel.owner_unit,
    )


def move(ending: ChannelEnding, to: str, **changes: Any) -> None:
    """Of two who move it at once the database lets one through. Raises EndingElsewhere."""
    try:
        CHANNEL_ENDING.move(ending, to, **changes)
    except (NoSuchMove, SomebodyElseMoved):
        ending.refresh_from_db()
        raise EndingElsewhere(ending) from None
    settle(ABOUT, [ending.public_id])


def awaits(
    ending: ChannelEnding,
    people: Iterable[Person],
    verb: str,
    kind: str,
    due_at: dt.datetime | None,
    term: str,
) -> None:
    """It waits for these people now: on their Today, and told."""
    people = list(people)
    ask(matter_of(ending), people, verb, due_at=due_at, term=term)
    for person in people:
        tell(
            person,
            f"channels.{kind}",
            params={"channel": both_names(ending.channel)},
            url=ending.get_absolute_url(),
            about=(ABOUT, ending.public_id),
        )
