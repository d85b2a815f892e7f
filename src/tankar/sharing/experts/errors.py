"""What a profile refuses.

ProfileError (a SharingError)
└── Unfinished   it cannot be listed without work, a topic, a language and a way to be reached: carries what is missing
"""

from __future__ import annotations

from collections.abc import Sequence

from tankar.sharing.errors import SharingError

__all__ = ["ProfileError", "Unfinished"]


class ProfileError(SharingError):
    """Anything a profile refuses."""


class Unfinished(ProfileError):
    """`fields`: names of those that are empty."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields
