"""When a matter is taken up, in words."""

from __future__ import annotations

from tankar.clearance.models import AgendaMatter
from tankar.interface.times import day_words, full_words

__all__ = ["taken_up"]


def taken_up(matter: AgendaMatter | None) -> str:
    """Day, and time of day where it is known, of the meeting; "" without one."""
    if matter is None or matter.meets_on is None:
        return ""
    return full_words(matter.begins) if matter.begins else day_words(matter.meets_on)
