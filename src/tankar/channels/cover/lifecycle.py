"""What can become of a gap in cover, and of a pause arranged for one. Nothing ends by silence but days that pass."""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["GAP", "PAUSE"]

_ARRANGE = "channels.arrange_cover"

GAP = Graph(
    states=[
        # told ahead, by working days: `channels.cover_managers`, `channels.cover_head`, `channels.cover_communications`
        State("open"),
        State("assigned", final=True),
        State("paused", final=True),
        State("covered", final=True),
        State("passed", final=True),
    ],
    moves=[
        Move("open", "assigned", who=_ARRANGE),
        Move("open", "paused", who=_ARRANGE),
        Move("open", "covered"),
        Move("open", "passed"),
    ],
)

PAUSE = Graph(
    states=[
        State("planned"),
        State("running"),
        State("ended", final=True),
        State("withdrawn", final=True),
    ],
    moves=[
        Move("planned", "running"),
        Move("planned", "withdrawn", who=_ARRANGE),
        Move("running", "ended"),
    ],
)
