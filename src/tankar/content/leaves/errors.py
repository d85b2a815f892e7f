"""What leave refuses.

LeaveError (a ContentError)
├── LeaveUnfinished   it cannot be given without what is missing: carries the names of the fields
└── LeaveMoved        it no longer stands as the person saw it; nothing was changed
"""

from __future__ import annotations

from collections.abc import Sequence

from tankar.content.errors import ContentError

__all__ = ["LeaveError", "LeaveMoved", "LeaveUnfinished"]


class LeaveError(ContentError):
    """Anything leave refuses."""


class LeaveUnfinished(LeaveError):
    """`fields`: what is missing."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class LeaveMoved(LeaveError):
    """Somebody else was faster."""
