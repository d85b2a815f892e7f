"""What can become of a question to communications. What is late is passed on, and waits: silence is nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tankar.work.graph import Deadline, Graph, Move, State

if TYPE_CHECKING:
    from tankar.guideline.models import Advice

__all__ = ["ADVICE"]

_OWN, _ANSWER = "guideline.own_advice", "guideline.answer_advice"
# working days, as declared; the row carries the moment as set here (`due_at`, `next_at`)
_DAYS = dt.timedelta(days=3)
_LATE = Deadline(_DAYS, tells="communications, then its manager, and whoever asked")


def _from_a_journalist(advice: Advice) -> bool:
    """a journalist's question"""
    return advice.kind == "journalist"


ADVICE = Graph(
    states=[
        State("asked", deadline=_LATE),
        State("received", deadline=_LATE),
        State(
            "passed",
            deadline=Deadline(_DAYS, tells="the spokesperson, then communications and whoever asked"),
        ),
        State("answered"),
        State("closed", final=True),
    ],
    moves=[
        Move("asked", "received", who=_ANSWER),
        Move("asked", "answered", who=_ANSWER),
        Move("asked", "passed", who=_ANSWER, must=_from_a_journalist),
        Move("asked", "closed", who=_OWN),
        Move("received", "answered", who=_ANSWER),
        Move("received", "passed", who=_ANSWER, must=_from_a_journalist),
        Move("received", "closed", who=_OWN),
        Move("passed", "answered", who=_ANSWER),
        Move("passed", "received", who=_ANSWER),
        Move("passed", "closed", who=_OWN),
        Move("answered", "asked", who=_OWN),
        Move("answered", "closed", who=_OWN),
    ],
)
