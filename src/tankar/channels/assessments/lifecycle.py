"""What can become of an assessment. It never ends by silence."""

from __future__ import annotations

import datetime as dt

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["ASSESSMENT"]

_DECIDE = "channels.decide_assessment"

ASSESSMENT = Graph(
    states=[
        # in working days: the row carries the moment (`due_at`, `next_at`)
        State("running", deadline=Deadline(dt.timedelta(days=20), tells="the communications manager")),
        State("ok", final=True),
        State("conditions", final=True),
        State("no", final=True),
    ],
    moves=[
        Move("running", "ok", who=_DECIDE),
        Move("running", "conditions", who=_DECIDE),
        Move("running", "no", who=_DECIDE),
    ],
)
