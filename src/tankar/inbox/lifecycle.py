"""How a conversation stands. Nothing moves by itself but for what a resident, or we, have said.

received → answered | no answer needed | spam | closed, and back to received whenever a resident says more or
somebody opens it again. Silence is no answer: a conversation that waits is late, and never closed by the clock.
"""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["CONVERSATION"]

_OVER = ("answered", "no_answer_needed", "spam", "closed")

CONVERSATION = Graph(
    states=[State("received"), *(State(name) for name in _OVER)],
    moves=[
        *(Move("received", over, who="inbox.work") for over in _OVER),
        *(Move(over, "received", who="inbox.work") for over in _OVER),
        Move("answered", "closed", who="inbox.work"),
        Move("answered", "no_answer_needed", who="inbox.work"),
        Move("answered", "spam", who="inbox.work"),
        Move("no_answer_needed", "answered", who="inbox.work"),
        Move("spam", "answered", who="inbox.work"),
        Move("closed", "answered", who="inbox.work"),
    ],
)
