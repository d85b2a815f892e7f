"""What can become of a question. Nothing in it happens by silence: what is late is passed on, and waits.

`asked → asked` when it is passed to somebody else, `answered → answered` when a newer answer takes the place of the
earlier one. What the asker does with the answer is no state of it.
"""

from __future__ import annotations

import datetime as dt

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["CLEARANCE"]

_ANSWER, _ASSIGN, _OWN = "clearance.answer", "clearance.assign", "clearance.withdraw"

# in working days, or hours where it is urgent: the row carries the moment (`due_at`, `next_at`)
CLEARANCE = Graph(
    states=[
        State(
            "unassigned", deadline=Deadline(dt.timedelta(days=1), tells="the registry, then the city lawyer")
        ),
        State(
            "asked",
            deadline=Deadline(
                dt.timedelta(days=2),
                tells="the preparing office holder, then deputy and superior, then city lawyer and registry",
            ),
        ),
        State("answered"),
        State("expired", final=True),
        State("withdrawn", final=True),
    ],
    moves=[
        Move("unassigned", "asked", who=_ASSIGN),
        Move("unassigned", "withdrawn", who=_OWN),
        Move("asked", "asked", who=_ANSWER),
        Move("asked", "unassigned", who=_ANSWER),
        Move("asked", "answered", who=_ANSWER),
        Move("asked", "withdrawn", who=_OWN),
        Move("answered", "answered", who=_ANSWER),
        Move("answered", "expired"),
    ],
)
