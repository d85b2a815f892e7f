"""Feedback on accessibility waits for its answer, fourteen days at most (306/2019)."""

from __future__ import annotations

import datetime as dt

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["FEEDBACK"]

FEEDBACK = Graph(
    states=[
        State("open", deadline=Deadline(dt.timedelta(days=14), tells="communications, three days before")),
        State("answered", final=True),
    ],
    moves=[Move("open", "answered", who="statements.answer_feedback")],
)
