"""What sharing refuses.

SharingError
├── NotAllowed    the person has no right to this; shown as 403
├── NothingOut    no post of the item is out with a public address
├── DayPassed     the last day lies before today
└── Changed       somebody else was faster; nothing was changed
"""

from __future__ import annotations

__all__ = ["Changed", "DayPassed", "NotAllowed", "NothingOut", "SharingError"]


class SharingError(Exception):
    """Anything this context refuses."""


class NotAllowed(SharingError):
    """`permission` names the right that is missing."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class NothingOut(SharingError):
    """There is nothing in public yet that could be shared."""


class DayPassed(SharingError):
    """It would be off the page at once."""


class Changed(SharingError):
    """It no longer stands as the person saw it."""
