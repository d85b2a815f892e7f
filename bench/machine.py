"""How quick is the machine that measures? A page of speeds says it, since limits are meant for an ordinary one."""

from __future__ import annotations

import statistics
import timeit

__all__ = ["said"]

ORDINARY = 45.0
"""Microseconds that the yardstick takes on an ordinary machine."""


def said() -> str:
    """A sentence for the page."""
    spent = statistics.median(timeit.repeat(_yardstick, number=20, repeat=25)) / 20 * 1e6
    return (
        f"a thousand small sums in Python took {spent:.0f} µs on this machine, {spent / ORDINARY:.1f} times as long "
        "as on an ordinary one, for which the limits are meant."
    )


def _yardstick() -> int:
    return sum(number * number % 7 for number in range(1000))
