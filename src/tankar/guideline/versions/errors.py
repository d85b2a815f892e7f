"""What the next version of the guideline refuses.

VersionError (a GuidelineError)
├── NotTheirs           the person's roles do not allow it
├── NoDraft             nobody is writing a next version, or it was published meanwhile
├── TextMissing         a rule needs its words in all three languages
├── FrameStays          the title and the contents of the document are no rules: they cannot be removed
├── ChangedMeanwhile    somebody else changed the rule in the draft meanwhile
├── NothingChanged      a version says something else than the one before
├── WrongDate           its date must be after the one in force, and not in the future
└── TranslationsBehind  a translation stands as it was although the Swedish has changed
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tankar.guideline.errors import GuidelineError

__all__ = [
    "ChangedMeanwhile",
    "FrameStays",
    "NoDraft",
    "NotTheirs",
    "NothingChanged",
    "TextMissing",
    "TranslationsBehind",
    "VersionError",
    "WrongDate",
]


class VersionError(GuidelineError):
    """Anything refused here; `field` names the field to look at."""

    field = ""


class NotTheirs(VersionError):
    sentence = _("Your roles do not allow this. Nothing was changed.")


class NoDraft(VersionError):
    sentence = _("There is no draft any more: it was published or dropped. Nothing was changed.")


class TextMissing(VersionError):
    sentence = _("A rule needs its words in all three languages. Nothing was saved.")


class FrameStays(VersionError):
    sentence = _("The title and the contents of the document cannot be removed. Nothing was changed.")


class ChangedMeanwhile(VersionError):
    sentence = _(
        "Somebody changed this rule in the draft while you were writing. Your text is kept in the form but not saved. "
        "Compare it with the draft, then save again."
    )


class NothingChanged(VersionError):
    sentence = _("The draft says the same as the version in force. Nothing was published.")


class WrongDate(VersionError):
    field = "document_date"
    sentence = _(
        "The date must be after that of the version in force, and not in the future. Nothing was published."
    )


class TranslationsBehind(VersionError):
    """`rules`: whose Swedish has changed while a translation stands as it was."""

    field = "looked"

    def __init__(self, rules: list[str]) -> None:
        super().__init__(", ".join(rules))
        self.rules = rules

    def __str__(self) -> str:
        return _(
            "In %(rules)s the Swedish has changed and a translation has not. Nothing was published. Mend them, or say "
            "that they still fit."
        ) % {"rules": ", ".join(self.rules)}
