"""How a delivery moves. A wrong graph fails when this module is read.

waiting → sending → delivered | refused | waiting (not now) | needs a person | unclear
unclear → delivered | waiting (absence proven) | needs a person
needs a person → waiting | unclear (look again) | delivered (link given) | withdrawn
"""

from __future__ import annotations

from tankar.work.graph import Graph, Move, State

__all__ = ["DELIVERY"]

DELIVERY = Graph(
    field="state",
    states=[
        State("waiting"),
        State("sending"),
        State("unclear"),
        State("needs_person"),
        State("delivered", final=True),
        State("refused", final=True),
        State("withdrawn", final=True),
    ],
    moves=[
        Move("waiting", "sending"),
        Move("waiting", "needs_person"),
        Move("waiting", "withdrawn"),
        Move("sending", "delivered"),
        Move("sending", "refused"),
        Move("sending", "waiting"),
        Move("sending", "needs_person"),
        Move("sending", "unclear"),
        Move("unclear", "delivered"),
        Move("unclear", "waiting"),
        Move("unclear", "needs_person"),
        Move("needs_person", "waiting"),
        Move("needs_person", "unclear"),
        Move("needs_person", "delivered"),
        Move("needs_person", "withdrawn"),
    ],
)
