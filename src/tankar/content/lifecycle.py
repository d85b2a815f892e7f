"""An item's state is what people decided. What went out is said by its deliveries alone."""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["GRAPH"]

GRAPH = Graph(
    states=[State("idea"), State("draft"), State("released"), State("removed", final=True)],
    moves=[
        Move("idea", "draft", who="content.edit"),
        Move("idea", "removed", who="content.edit"),
        Move("draft", "released", who="content.release"),
        Move("released", "draft", who="content.edit"),
        Move("draft", "removed", who="content.edit"),
    ],
)
