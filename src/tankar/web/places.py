"""Who fills the named places on other contexts' pages (`tankar.interface.places`); read top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from tankar.interface.places import Filler

__all__ = ["PLACES"]

PLACES: dict[str, Sequence[Filler]] = {}
