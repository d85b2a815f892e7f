"""How an ending is carried out. The notice stands before residents for its days; only then is the last day."""

from __future__ import annotations

import datetime as dt

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["CHANNEL_ENDING"]

# in working days, by the terms in `matters.py`: the row carries the moments (`due_at`, `next_at`)
_NOTICE, _TASKS = dt.timedelta(days=10), dt.timedelta(days=5)
_WORKS = "channels.carry_out_ending"

CHANNEL_ENDING = Graph(
    states=[
        State("preparing", deadline=Deadline(_NOTICE, tells="the owner, then communications")),
        State("announced", deadline=Deadline(_TASKS, tells="the owner, then communications")),
        State("done", final=True),
        State("withdrawn", final=True),
    ],
    moves=[
        Move("preparing", "announced", who=_WORKS),
        Move("preparing", "done", who=_WORKS),
        Move("preparing", "withdrawn", who="channels.manage"),
        Move("announced", "done", who=_WORKS),
        Move("announced", "withdrawn", who="channels.manage"),
    ],
)
