"""What can become of a proposal. Nothing in it happens by silence: what is late is passed on, and waits.

`produced` and `published` follow the draft that communications made: its release, and the first post of it that is
out. Taken back or removed, it leads a step back.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["PROPOSAL"]

_EDIT, _ANSWER = "content.edit_proposal", "content.answer_proposal"
# in working days: the row carries the moment (`due_at`, `next_at`)
_DAYS = dt.timedelta(days=settings.CONFIGURATION.proposal_days)

PROPOSAL = Graph(
    states=[
        State("draft"),
        State(
            "submitted", deadline=Deadline(_DAYS, tells="communications, then its manager, and the requester")
        ),
        State("more_info", deadline=Deadline(_DAYS, tells="the requester")),
        State("accepted"),
        State("produced"),
        State("published", final=True),
        State("declined", final=True),
        State("withdrawn", final=True),
    ],
    moves=[
        Move("draft", "submitted", who=_EDIT),
        Move("draft", "withdrawn", who=_EDIT),
        Move("submitted", "more_info", who=_ANSWER),
        Move("submitted", "accepted", who=_ANSWER),
        Move("submitted", "declined", who=_ANSWER),
        Move("submitted", "withdrawn", who=_EDIT),
        Move("more_info", "submitted", who=_EDIT),
        Move("more_info", "accepted", who=_ANSWER),
        Move("more_info", "declined", who=_ANSWER),
        Move("more_info", "withdrawn", who=_EDIT),
        Move("accepted", "produced", who="content.release"),
        Move("accepted", "submitted", who="content.edit"),
        Move("accepted", "withdrawn", who=_EDIT),
        Move("produced", "published"),
        Move("produced", "accepted", who="content.edit"),
    ],
)
