"""How quick is the machine that measures? Limits of time are meant for an ordinary one."""

from __future__ import annotations

import statistics
import timeit

__all__ = ["ORDINARY", "slowness", "yardstick"]

ORDINARY = 40e-6
"""Seconds that the yardstick takes on an ordinary machine."""


def slowness() -> float:
    """How many times as long as on an ordinary machine things take here; at least 1."""
    return max(1.0, yardstick() / ORDINARY)


def yardstick() -> float:
    """Seconds that a thousand small sums take, as a rule."""
    return statistics.median(timeit.repeat(_sums, number=20, repeat=15)) / 20


def _sums() -> int:
    return sum(number * number % 7 for number in range(1000))
