"""What can become of a fact that somebody asks for, and of a fact sheet. Nothing is published by silence."""

from __future__ import annotations

import datetime as dt

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["FACT_REQUEST", "FACT_SHEET"]

_HANDLE, _PUBLISH = "clearance.handle_fact_request", "clearance.publish_fact"
# in working days: the row carries the moment (`due_at`, `next_at`)
_LATE = Deadline(
    dt.timedelta(days=3), tells="whoever it waits for, then the communications manager, and the asker"
)

FACT_REQUEST = Graph(
    states=[
        State("asked", deadline=_LATE),
        State("drafting", deadline=_LATE),
        State("drafted", deadline=_LATE),
        State("published", final=True),
        State("declined", final=True),
    ],
    moves=[
        # communications passes it to the unit, or begins a draft itself
        Move("asked", "drafting", who=_HANDLE),
        Move("asked", "drafted", who=_HANDLE),
        Move("drafting", "drafting", who=_HANDLE),
        Move("drafting", "drafted", who=_HANDLE),
        Move("drafted", "drafting", who=_PUBLISH),
        Move("asked", "published", who=_PUBLISH),
        Move("drafting", "published", who=_PUBLISH),
        Move("drafted", "published", who=_PUBLISH),
        Move("asked", "declined", who=_PUBLISH),
        Move("drafting", "declined", who=_PUBLISH),
        Move("drafted", "declined", who=_PUBLISH),
    ],
)

FACT_SHEET = Graph(
    states=[
        State("draft"),
        State("published"),
        State("expired"),
        State("archived", final=True),
        State("withdrawn", final=True),
    ],
    moves=[
        Move("draft", "published", who=_PUBLISH),
        Move("draft", "withdrawn", who=_PUBLISH),
        Move("published", "published", who=_PUBLISH),
        Move("published", "expired"),
        Move("published", "withdrawn", who=_PUBLISH),
        Move("expired", "published", who=_PUBLISH),
        Move("expired", "withdrawn", who=_PUBLISH),
        # years after its last day
        Move("expired", "archived"),
    ],
)
