"""What can become of a change of a network. It may be taken back until the first review opens."""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["NETWORK_CHANGE"]

NETWORK_CHANGE = Graph(
    states=[
        # opens by the term `channels.network_change`: the row carries the moment (`opens_at`)
        State("told"),
        State("opening"),
        State("done", final=True),
        State("taken_back", final=True),
    ],
    moves=[
        Move("told", "opening"),
        Move("told", "taken_back", who="channels.tell_network_change"),
        Move("opening", "done"),
    ],
)
