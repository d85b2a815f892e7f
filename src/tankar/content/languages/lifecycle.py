"""How a translation order moves. Nothing is taken by silence, and nothing is given up by it.

ordered → delivered | declined | withdrawn
delivered → taken | ordered (sent back) | withdrawn
"""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["ORDER"]

ORDER = Graph(
    field="state",
    states=[
        State("ordered"),
        State("delivered"),
        State("taken", final=True),
        State("declined", final=True),
        State("withdrawn", final=True),
    ],
    moves=[
        Move("ordered", "delivered"),
        Move("ordered", "declined"),
        Move("ordered", "withdrawn", who="content.edit"),
        Move("delivered", "taken", who="content.edit"),
        Move("delivered", "ordered", who="content.edit"),
        Move("delivered", "withdrawn", who="content.edit"),
    ],
)
