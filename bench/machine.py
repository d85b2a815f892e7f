"""A page of speeds says how quick its machine was, since limits are meant for an ordinary one."""

from __future__ import annotations

from tankar.texts.testing.machine import ORDINARY, yardstick

__all__ = ["said"]


def said() -> str:
    """A sentence for the page."""
    spent = yardstick()
    return (
        f"a thousand small sums in Python took {spent * 1e6:.0f} µs on this machine, {spent / ORDINARY:.1f} times as "
        "long as on an ordinary one, for which the limits are meant."
    )
