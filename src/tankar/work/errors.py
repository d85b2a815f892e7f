"""What can go wrong with lasting work.

WorkError
├── WrongGraph          a graph that cannot be right; raised while it is built
├── WrongPeriodic       two functions under one name, or an impossible interval
├── NoSuchMove          the graph declares no such move
├── ConditionUnmet      the move is declared, but what must hold does not
└── SomebodyElseMoved   the row was no longer where we thought it was
"""

from __future__ import annotations

__all__ = ["ConditionUnmet", "NoSuchMove", "SomebodyElseMoved", "WorkError", "WrongGraph", "WrongPeriodic"]


class WorkError(Exception):
    """Anything this context refuses."""


class WrongGraph(WorkError):
    """The declaration is wrong; the text names what to repair."""


class WrongPeriodic(WorkError):
    """Periodic work is registered wrongly; the text names it."""


class NoSuchMove(WorkError):
    """Asked for a move that the graph does not declare: a mistake in the code that asked."""


class ConditionUnmet(WorkError):
    """What the move demands of the row does not hold. Nothing was changed."""


class SomebodyElseMoved(WorkError):
    """Another worker or person got there first. Nothing was changed; read the row anew and decide again."""
