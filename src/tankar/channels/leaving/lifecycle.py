"""Access to take away is open until somebody says that it is done."""

from __future__ import annotations

import datetime as dt

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["ACCESS_REMOVAL"]

ACCESS_REMOVAL = Graph(
    states=[
        # in working days, by the term in `matters.py`
        State(
            "open", deadline=Deadline(dt.timedelta(days=1), tells="communications and information security")
        ),
        State("done", final=True),
    ],
    moves=[Move("open", "done", who="channels.remove_access")],
)
