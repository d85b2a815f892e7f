"""Were a channel's questions answered in time? Of the channel alone: below three answerers nothing is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tankar.channels.models import Channel
from tankar.channels.reviews.answering import FEWEST_ANSWERERS, FEWEST_QUESTIONS, Answered
from tankar.inbox.deadlines.targets import answer_by
from tankar.inbox.models import Answer
from tankar.work import clock

__all__ = ["answered_in_time"]

_A_YEAR = dt.timedelta(days=365)
_MOST = 2000


def answered_in_time(channel: Channel) -> Answered | None:
    """Of the last twelve months, the newest two thousand at most; each message is counted once, by its first answer."""
    rows: Any = Answer.objects.filter(
        conversation__channel=channel, written_at__gt=clock.now() - _A_YEAR, to__by_us=False
    )
    told = rows.order_by("-written_at").values_list("to_id", "to__said_at", "written_at", "written_by_id")
    first: dict[int, tuple[dt.datetime, dt.datetime]] = {}
    answerers = set()
    for to, said_at, written_at, written_by in told[:_MOST]:
        first[to] = (said_at, written_at)
        answerers.add(written_by)
    if len(first) < FEWEST_QUESTIONS or len(answerers) < FEWEST_ANSWERERS:
        return None
    in_time = [written for said, written in first.values() if _is_in_time(channel, said, written)]
    return Answered(len(first), len(in_time))


def _is_in_time(channel: Channel, said: dt.datetime, written: dt.datetime) -> bool:
    by = answer_by(channel, said)
    return by is None or written <= by
