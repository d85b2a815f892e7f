"""How a sign that an uproar begins stands: open until a person has seen it, or it is over."""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["SIGN"]

SIGN = Graph(
    states=[State("open"), State("seen", final=True), State("over", final=True)],
    moves=[Move("open", "seen", who="inbox.see_uproar"), Move("open", "over")],
)
