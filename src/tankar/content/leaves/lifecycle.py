"""What becomes of leave. *Used* is no state: where a picture is out is read from the deliveries.

asked → given | refused; given → withdrawn → done, when everything that showed it is taken down. Given never follows
from silence.
"""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["LEAVE"]

_EDIT = "content.edit_leave"

LEAVE = Graph(
    states=[
        State("asked"),
        State("given"),
        State("withdrawn"),
        State("refused", final=True),
        State("done", final=True),
    ],
    moves=[
        Move("asked", "given", who=_EDIT),
        Move("asked", "refused", who=_EDIT),
        Move("given", "withdrawn", who=_EDIT),
        # when the last post that shows it is taken down
        Move("withdrawn", "done"),
    ],
)
