"""Count a resident's message: one more in the ten minutes in which it was said, dissatisfied or not.

1. In the transaction that takes the message in, which happens once: what is told again, edited, hidden or removed
   later is not counted again, and not taken back.
2. Of how the writer feels nothing else is kept anywhere (never.md, N8).
3. A private message is not counted. An uproar is public, and where a single person wrote within ten minutes, the
   numbers would say how the writer of one certain letter felt.
4. What is told later than a day after it was said is history, not an uproar.
"""

from __future__ import annotations

import datetime as dt

from tankar.inbox.labels.finding import triaged
from tankar.inbox.models import Message, TenMinutes
from tankar.inbox.uproars.series import step_of
from tankar.work import clock

__all__ = ["count"]

LATEST = dt.timedelta(hours=24)


def count(message: Message) -> None:
    """Called once, for a message that was not known before."""
    if message.by_us or message.is_private or clock.now() - message.said_at > LATEST:
        return
    is_negative = triaged(message.text).sentiment == "neg"
    TenMinutes.objects.count_one(message.channel_id, step_of(message.said_at), negative=int(is_negative))
