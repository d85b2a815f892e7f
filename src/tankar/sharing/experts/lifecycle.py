"""A profile is listed or hidden by its person, in one click. Removed, it is gone: there is no state for that."""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["PROFILE"]

_OWN = "sharing.edit_expert"

PROFILE = Graph(
    states=[State("draft"), State("listed"), State("hidden")],
    moves=[
        Move("draft", "listed", who=_OWN),
        # also when the yearly question stays without an answer, and when the employment ends
        Move("listed", "hidden", who=_OWN),
        Move("hidden", "listed", who=_OWN),
    ],
)
