"""An item's state is what people decided. What went out is said by its deliveries alone.

A review stands while it is asked and after its yes, until something that leaves is changed. It has no deadline
that ends it: what is late is passed on (`review.actions.pass_on_late`), and never becomes a yes by silence. A yes that
was void stands again when exactly the same is put back (`review.actions.keep_as_approved`).

A video arrives piece by piece, is looked through in the background, and becomes a medium of its item, or is refused
with a reason. What a killed worker left is looked through again; what has stopped three workers is refused.
"""

from __future__ import annotations

from typing import Any

from tankar.content.proposals.lifecycle import PROPOSAL
from tankar.work.graph import Graph, Move, State

__all__ = ["GRAPH", "PROPOSAL", "REVIEW", "VIDEO"]

GRAPH = Graph(
    states=[State("idea"), State("draft"), State("released"), State("removed", final=True)],
    moves=[
        Move("idea", "draft", who="content.edit"),
        Move("idea", "removed", who="content.edit"),
        Move("draft", "released", who="content.release"),
        Move("released", "draft", who="content.edit"),
        Move("draft", "removed", who="content.edit"),
    ],
)


def _was_voluntary(review: Any) -> bool:
    """nobody had to ask: a required review is answered, or made void by a change"""
    return not review.required


def _was_said_yes_to(review: Any) -> bool:
    """somebody had said yes, and exactly the same is there again"""
    return review.answered_at is not None


REVIEW = Graph(
    states=[
        State("asked"),
        State("yes"),
        State("sent_back", final=True),
        State("withdrawn", final=True),
        State("void"),
    ],
    moves=[
        Move("asked", "yes", who="content.review"),
        Move("asked", "sent_back", who="content.review"),
        Move("asked", "withdrawn", who="content.edit", must=_was_voluntary),
        Move("asked", "void", who="content.edit"),
        Move("yes", "void", who="content.edit"),
        Move("void", "yes", who="content.edit", must=_was_said_yes_to),
    ],
)

VIDEO = Graph(
    states=[
        State("arriving"),
        State("looking"),
        State("taken", final=True),
        State("refused", final=True),
    ],
    moves=[
        Move("arriving", "looking", who="content.edit"),
        Move("looking", "taken"),
        Move("looking", "refused"),
    ],
)
