"""What can become of a paid campaign. Silence is never a yes: what is late is passed on, and waits.

Approving and telling communications are one step: the notice leaves with the decision. Communications is told and has
no veto; it may run before anybody has acknowledged it. A boost under a yearly frame goes from its four fields
straight to *notified*: the head of unit decided for the year. A no to what had begun already ends it: what it has
cost by then is still reported.
"""

from __future__ import annotations

import datetime as dt

from tankar.work.graph import Deadline, Graph, Move, State

__all__ = ["CAMPAIGN"]

_EDIT, _DECIDE, _RUN = "campaigns.edit", "campaigns.decide", "campaigns.run"
# with its yearly frame too
_STOP = "campaigns.run | campaigns.end_frame"


def lawyer_has_answered(campaign: object) -> bool:
    """Where it was left open whether it is political advertising, the city lawyer has answered."""
    asked = getattr(campaign, "lawyer_asked_at", None)
    return asked is None or bool(getattr(campaign, "lawyer_ruling", ""))


# in working days, as in `matters.TERMS`; the row carries the moment (`due_at`, `next_at`)
CAMPAIGN = Graph(
    states=[
        State("draft"),
        State(
            "asked",
            deadline=Deadline(
                dt.timedelta(days=5),
                tells="the head of unit, who stands in, then sector management; the asker",
            ),
        ),
        State(
            "notified", deadline=Deadline(dt.timedelta(days=2), tells="nobody: the time to comment is over")
        ),
        State("acknowledged"),
        State("running"),
        State("refused"),
        State("ended", deadline=Deadline(dt.timedelta(days=10), tells="the asker, then the head of unit")),
        State("reported", final=True),
        State("rejected", final=True),
        State("withdrawn", final=True),
    ],
    moves=[
        Move("draft", "asked", who=_EDIT),
        Move("draft", "notified", who="campaigns.boost"),
        Move("draft", "withdrawn", who=_EDIT),
        Move("asked", "draft", who=_DECIDE),
        Move("asked", "rejected", who=_DECIDE),
        Move("asked", "notified", who=_DECIDE, must=lawyer_has_answered),
        Move("asked", "ended", who=_DECIDE),
        Move("asked", "withdrawn", who=_EDIT),
        Move("notified", "acknowledged", who="campaigns.comment"),
        Move("notified", "running"),
        Move("notified", "refused", who=_RUN),
        Move("notified", "withdrawn", who=_STOP),
        Move("acknowledged", "running"),
        Move("acknowledged", "refused", who=_RUN),
        Move("acknowledged", "withdrawn", who=_STOP),
        Move("running", "refused", who=_RUN),
        Move("running", "ended", who=_STOP),
        Move("refused", "running", who=_RUN),
        Move("refused", "ended", who=_STOP),
        Move("ended", "reported", who=_RUN),
    ],
)
