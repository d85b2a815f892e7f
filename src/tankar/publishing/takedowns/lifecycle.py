"""Open until a person or the network says that it is gone. Late, it is passed on to communications, and stays open."""

from __future__ import annotations

import datetime as dt

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["TAKEDOWN"]

# in working days: the row carries the moment, and the term its length (`publishing.takedown`)
_DAYS = dt.timedelta(days=2)

TAKEDOWN = Graph(
    states=[
        State("open", deadline=Deadline(_DAYS, tells="communications and the channel's managers")),
        State("done", final=True),
    ],
    moves=[Move("open", "done", who="publishing.take_down")],
)
