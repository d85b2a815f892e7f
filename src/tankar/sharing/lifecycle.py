"""A kit is offered, or it is not. That its last day has passed is read from the day and never stored."""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["KIT"]

KIT = Graph(
    states=[State("offered"), State("withdrawn")],
    moves=[
        # by whoever writes the item, or by what happened to it
        Move("offered", "withdrawn", who="sharing.offer"),
        Move("withdrawn", "offered", who="sharing.offer"),
    ],
)
