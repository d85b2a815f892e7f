"""What becomes of an account somebody told of. What nobody answers comes back to communications, and waits there."""

from __future__ import annotations

import datetime as dt

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["ACCOUNT_REPORT"]

_HANDLES = "channels.handle_report"

ACCOUNT_REPORT = Graph(
    states=[
        State("told"),
        # in working days, by the term in `matters.py`
        State("with_unit", deadline=Deadline(dt.timedelta(days=20), tells="communications")),
        State("registered", final=True),
        State("not_ours", final=True),
        State("passed_on", final=True),
        State("recovered", final=True),
        State("noted", final=True),
        State("given_up", final=True),
    ],
    moves=[
        Move("told", "with_unit", who=_HANDLES),
        Move("told", "registered", who=_HANDLES),
        Move("told", "not_ours", who=_HANDLES),
        Move("told", "passed_on", who=_HANDLES),
        Move("told", "recovered", who=_HANDLES),
        Move("told", "noted", who=_HANDLES),
        Move("told", "given_up", who=_HANDLES),
        Move("with_unit", "told", who="channels.say_whose"),
        Move("with_unit", "registered", who=_HANDLES),
        Move("with_unit", "not_ours", who=_HANDLES),
        Move("with_unit", "passed_on", who=_HANDLES),
        Move("with_unit", "recovered", who=_HANDLES),
        Move("with_unit", "noted", who=_HANDLES),
        Move("with_unit", "given_up", who=_HANDLES),
    ],
)
