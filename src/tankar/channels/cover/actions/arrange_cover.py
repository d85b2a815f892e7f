"""Somebody answers on the channel while others are away."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.actions.assign_manager import name_for
from tankar.channels.cover.asking import KIND, page_of
from tankar.channels.cover.days import span_words
from tankar.channels.errors import DatesCrossed
from tankar.channels.models import Channel, ChannelAssignment, CoverGap
from tankar.channels.noting import both_names
from tankar.decisions.keeping import decide
from tankar.decisions.models import Matter
from tankar.notices.telling import tell
from tankar.organisation.access import may, today
from tankar.organisation.models import Person

__all__ = ["arrange_cover", "decided"]


def arrange_cover(
    person: Person, channel: Channel, colleague: Person, first: dt.date, last: dt.date
) -> ChannelAssignment:
    """`colleague` is deputy channel manager on these days, both included, and is told.

    Raises PermissionDenied, NotAnEmployee, DatesCrossed, AlreadyAssigned.
    """
    if not may(person, "channels.arrange_cover", channel):
        raise PermissionDenied("channels.arrange_cover")
    if last < today():
        raise DatesCrossed
    with transaction.atomic():
        decided(person, channel, "assigned", span_words(first, last))
        # the journal's entry about the new deputy makes the channel looked at anew: `web/reactions.py`
        assignment = name_for(channel, colleague, first, last, is_deputy=True, by=person)
        if colleague.pk != person.pk:
            tell(
                colleague,
                "channels.you_cover",
                params={"channel": both_names(channel), "days": span_words(first, last)},
                url=page_of(channel),
                about=("covering", channel.public_id),
            )
    return assignment


def decided(person: Person, channel: Channel, answer: str, reason: str) -> None:
    """Keep who decided it in the gap's matter, where there is one."""
    gap = CoverGap.objects.open().filter(channel=channel).first()
    matter = Matter.of(KIND, gap.public_id) if gap is not None else None
    if matter is not None:
        decide(matter, person, answer, reason=reason, rules=("RES-2",))
