"""What a note or ground rules refuse.

NoteError (a GuidelineError)
├── NotTheirs      the person's roles do not allow it
├── NoteMissing    a note needs its words in Swedish and Finnish
└── RulesMissing   ground rules need words in one language at the least
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tankar.guideline.errors import GuidelineError

__all__ = ["NotTheirs", "NoteError", "NoteMissing", "RulesMissing"]


class NoteError(GuidelineError):
    """Anything refused here."""


class NotTheirs(NoteError):
    sentence = _("Your roles do not allow this. Nothing was changed.")


class NoteMissing(NoteError):
    sentence = _("A note needs its words in Swedish and in Finnish. Nothing was saved.")


class RulesMissing(NoteError):
    sentence = _("There are no words yet. Nothing was saved. Write at least in one of the languages.")
