"""What acknowledging and learning refuse.

TrainingError (a GuidelineError)
├── NotTheirs          the person's roles do not allow it
├── NotInForce         another version is in force meanwhile
└── DayIsPast          the module cannot become needed from a day that is past
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tankar.guideline.errors import GuidelineError

__all__ = ["DayIsPast", "NotInForce", "NotTheirs", "TrainingError"]


class TrainingError(GuidelineError):
    """Anything refused here."""


class NotTheirs(TrainingError):
    sentence = _("Your roles do not allow this. Nothing was changed.")


class NotInForce(TrainingError):
    sentence = _(
        "A newer version has been published meanwhile, so nothing was noted. Read the version that is in force now."
    )


class DayIsPast(TrainingError):
    sentence = _("This day is past. Nothing was changed. Choose today or a later day.")
