"""What can become of a review. Nothing in it happens by silence: what is late is passed on, and waits."""

from __future__ import annotations

import datetime as dt

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["CHANNEL_REVIEW"]

# in working days, by the terms in `matters.py`: the row carries the moments (`due_at`, `next_at`)
_ANSWERS, _DECISIONS = dt.timedelta(days=10), dt.timedelta(days=5)

CHANNEL_REVIEW = Graph(
    states=[
        State("answering", deadline=Deadline(_ANSWERS, tells="the owner, then the head of unit")),
        State("deciding", deadline=Deadline(_DECISIONS, tells="those who decide, then their deputies")),
        State("decided", final=True),
        State("withdrawn", final=True),
    ],
    moves=[
        Move("answering", "deciding", who="channels.answer_review"),
        Move("answering", "withdrawn", who="channels.comment_review"),
        Move("deciding", "decided", who="channels.decide_review_for_unit"),
        Move("deciding", "withdrawn", who="channels.comment_review"),
    ],
)
