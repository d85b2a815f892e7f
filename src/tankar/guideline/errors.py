"""What can go wrong with the guideline, each in words a person can act on.

GuidelineError
├── UnknownRule        nothing in the guideline has this id
├── MayNotEdit         the person's roles do not allow replacing a text
└── TextRefused        the new text cannot stand in the guideline
    ├── NoText
    ├── NoSource
    ├── OriginalMustBeOfficial
    ├── ChangedMeanwhile       somebody else changed it while this person was writing
    └── NothingReplaced        the packaged text already stands there
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

__all__ = [
    "ChangedMeanwhile",
    "GuidelineError",
    "MayNotEdit",
    "NoSource",
    "NoText",
    "NothingReplaced",
    "OriginalMustBeOfficial",
    "TextRefused",
    "UnknownRule",
]


class GuidelineError(Exception):
    """Something the guideline refuses. `sentence` is for the person, in their language."""

    sentence = _("The guideline could not be changed. Nothing was saved.")

    def __str__(self) -> str:
        return str(self.sentence)


class UnknownRule(GuidelineError):
    """No rule has this id. `rule_id` is what was asked for."""

    def __init__(self, rule_id: str) -> None:
        super().__init__(rule_id)
        self.rule_id = rule_id

    def __str__(self) -> str:
        return _("The guideline has no rule %(rule)s.") % {"rule": self.rule_id}


class MayNotEdit(GuidelineError):
    sentence = _(
        "Only the marketing and communications team may replace a text of the guideline. Nothing was saved. "
        "Ask the team to put the official text in place."
    )


class TextRefused(GuidelineError):
    """Base of what makes a new text unusable; `field` names the field to look at."""

    field = "text"


class NoText(TextRefused):
    sentence = _("The text is empty. Nothing was saved. Write the sentence as the city has decided it.")


class NoSource(TextRefused):
    field = "source"
    sentence = _(
        "The source is missing. Nothing was saved. Say where the text comes from, for example a decision "
        "and its date."
    )


class OriginalMustBeOfficial(TextRefused):
    field = "official"
    sentence = _(
        "The Swedish text is the original: only the city's official text can take its place. "
        "Nothing was saved."
    )


class ChangedMeanwhile(TextRefused):
    """`by` is the name of whoever was first."""

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by

    def __str__(self) -> str:
        return _(
            "%(name)s changed this text while you were writing. Your text is kept in the form but not saved. "
            "Compare it with the text above the form, then save again."
        ) % {"name": self.by or _("Somebody")}


class NothingReplaced(TextRefused):
    sentence = _("The text packaged with the application already stands here. Nothing was changed.")
