"""What the worker's loop does for sharing."""

from __future__ import annotations

from tankar.sharing.actions.tell_weekly import tell_weekly
from tankar.sharing.experts.actions.look_after_profiles import look_after_profiles
from tankar.work.periodic import every

__all__ = ["ask_about_profiles", "tell_of_the_week"]


@every(seconds=300, name="sharing.week")
def tell_of_the_week() -> int:
    """Those who asked for it hear once a week what is good to share."""
    return tell_weekly()


@every(seconds=300, name="sharing.profiles")
def ask_about_profiles() -> int:
    """Those whose profile has stood for a year are asked whether it is right."""
    return look_after_profiles()
