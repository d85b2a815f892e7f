"""What can become of an answering agreement. Nobody's silence is a yes: what is late goes to the head, and waits."""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["AGREEMENT"]

_WRITE, _CONFIRM, _SETTLE = "channels.describe", "channels.confirm_agreement", "channels.settle_agreement"

AGREEMENT = Graph(
    states=[
        State("proposed"),
        # `channels.agreement_confirm`: so many working days to confirm, then the head of unit is told
        State("confirming"),
        State("in_force"),
        State("stale"),
        State("replaced", final=True),
        State("withdrawn", final=True),
    ],
    moves=[
        Move("proposed", "confirming", who=_WRITE),
        Move("proposed", "withdrawn", who=_WRITE),
        Move("confirming", "proposed", who=_WRITE),
        Move("confirming", "withdrawn", who=_WRITE),
        Move("confirming", "in_force", who=f"{_CONFIRM}, {_SETTLE}"),
        Move("in_force", "stale"),
        Move("in_force", "replaced"),
        Move("stale", "in_force", who=f"{_CONFIRM}, {_SETTLE}"),
        Move("stale", "replaced"),
    ],
)
