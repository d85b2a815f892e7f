"""What planning refuses.

PlanningError
├── MayNot               this person may not do this
├── MovedMeanwhile       somebody gave it another time after one looked; carries the time that stands now
├── NeedsNewApproval     the time lies outside what was approved; carries the window
├── AlreadyOut           what has left cannot be moved
└── WrongDays            the days of a row do not fit together
"""

from __future__ import annotations

import datetime as dt

__all__ = ["AlreadyOut", "MayNot", "MovedMeanwhile", "NeedsNewApproval", "PlanningError", "WrongDays"]


class PlanningError(Exception):
    """Anything planning refuses. Nothing was changed."""


class MayNot(PlanningError):
    pass


class MovedMeanwhile(PlanningError):
    """`stands`: the time it has now; `None` when it has none any more."""

    def __init__(self, stands: dt.datetime | None) -> None:
        super().__init__(str(stands))
        self.stands = stands


class NeedsNewApproval(PlanningError):
    """The approval covers `window_from` to `window_until`."""

    def __init__(self, window_from: dt.datetime, window_until: dt.datetime) -> None:
        super().__init__(f"{window_from} – {window_until}")
        self.window_from, self.window_until = window_from, window_until


class AlreadyOut(PlanningError):
    pass


class WrongDays(PlanningError):
    pass
