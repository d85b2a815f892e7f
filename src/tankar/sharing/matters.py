"""What sharing awaits of people, and for how long."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term

__all__ = ["CONFIRMATION", "MATTERS", "PROFILE_MATTER", "TERMS", "YEARLY"]

PROFILE_MATTER = "sharing.expert_profile"
YEARLY, CONFIRMATION = "sharing.profile_year", "sharing.profile_confirmation"

MATTERS = [
    # between a person and their own profile: on nobody else's page
    MatterKind(
        PROFILE_MATTER,
        gettext_noop("Expert profile"),
        asks={"confirm": gettext_noop("Say whether your expert profile is still right: %(title)s")},
        outcomes={
            "right": gettext_noop("Still right"),
            "hidden": gettext_noop("Hidden"),
            "removed": gettext_noop("Removed"),
            "unanswered": gettext_noop("Hidden, since nobody answered"),
        },
        listed=False,
    )
]
TERMS = [
    Term(
        YEARLY,
        365,
        "default",
        gettext_noop("After how long somebody is asked whether their expert profile is still right"),
        cites=("EXP-6",),
        unit="days",
    ),
    Term(
        CONFIRMATION,
        20,
        "default",
        gettext_noop("How long the answer may take before the profile is hidden"),
        cites=("EXP-6",),
    ),
]
