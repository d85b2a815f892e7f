"""What can become of a profile request. Nothing in it happens by silence: what is late is passed on, and waits.

The two halves of a decision are given in any order within `complete`; the second yes moves it on, and the first
*no* or *not like this* ends the round. The applicant may answer once; after the second round a no is a no. When the
applicant leaves, whoever leads the unit names another, in whatever state it is, or ends it with a reason.
"""

from __future__ import annotations

import datetime as dt

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["REQUEST"]

_EDIT, _OPEN = "channels.edit_request", "channels.open_request"
_END = "channels.edit_request | channels.hand_over_request"
_DECIDE = "channels.decide_request_for_unit | channels.decide_request_for_communications"
# in working days, but for the opening's calendar days: the row carries the moment (`due_at`, `next_at`)
_ADVICE, _DECISION, _OPENING = (dt.timedelta(days=days) for days in (3, 5, 30))

REQUEST = Graph(
    states=[
        State("draft"),
        State("contact", deadline=Deadline(_ADVICE, tells="the communications manager, and the requester")),
        State("assessing"),
        State(
            "complete",
            deadline=Deadline(_DECISION, tells="who has not decided, then deputies and whoever stands above"),
        ),
        State("returned"),
        State("opening", deadline=Deadline(_OPENING, tells="the requester, the managers and communications")),
        State("live", final=True),
        State("redirected", final=True),
        State("rejected", final=True),
        State("withdrawn", final=True),
    ],
    moves=[
        Move("draft", "contact", who=_EDIT),
        Move("draft", "redirected", who=_EDIT),
        Move("draft", "withdrawn", who=_EDIT),
        Move("contact", "complete", who=_EDIT),
        Move("contact", "assessing", who=_EDIT),
        Move("contact", "redirected", who=_EDIT),
        Move("contact", "withdrawn", who=_END),
        Move("assessing", "complete", who="channels.decide_assessment"),
        Move("assessing", "returned", who="channels.decide_assessment"),
        Move("assessing", "redirected", who=_EDIT),
        Move("assessing", "withdrawn", who=_END),
        Move("complete", "opening", who=_DECIDE),
        Move("complete", "returned", who=_DECIDE),
        Move("complete", "rejected", who=_DECIDE),
        Move("complete", "redirected", who=_EDIT),
        Move("complete", "withdrawn", who=_END),
        Move("returned", "complete", who=_EDIT),
        Move("returned", "assessing", who=_EDIT),
        Move("returned", "redirected", who=_EDIT),
        Move("returned", "rejected", who=_EDIT),
        Move("returned", "withdrawn", who=_END),
        Move("opening", "live", who="channels.manage"),
        Move("opening", "withdrawn", who=f"{_OPEN} | channels.hand_over_request"),
    ],
)
