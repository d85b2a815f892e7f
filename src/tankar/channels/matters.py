"""What channels put to people for an answer or a decision, and how long each may take."""

from __future__ import annotations

from tankar.channels.ending import matters as ending
from tankar.channels.reviews import matters as reviews

__all__ = ["MATTERS", "TERMS"]

MATTERS = [*reviews.MATTERS, *ending.MATTERS]
TERMS = [*reviews.TERMS, *ending.TERMS]
