"""What acknowledging and learning refuse.

TrainingError (a GuidelineError)
├── NotTheirs          the person's roles do not allow it
├── NotInForce         another version is in force meanwhile
├── DayIsPast          the module cannot become needed from a day that is past
├── TermCrossed        a term ends after it begins, is not over, and is no longer than five years
└── TermTaken          another noted term holds on some of its days
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tankar.guideline.errors import GuidelineError

__all__ = ["DayIsPast", "NotInForce", "NotTheirs", "TermCrossed", "TermTaken", "TrainingError"]


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


class TermCrossed(TrainingError):
    sentence = _(
        "A term ends after it begins, is not over yet, and lasts five years at most. Nothing was noted; check the days."
    )


class TermTaken(TrainingError):
    sentence = _("Another noted term holds on some of these days. Nothing was noted; check the days.")
