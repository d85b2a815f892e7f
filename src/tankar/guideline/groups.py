"""Whom a rule concerns, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tankar.guideline.content import GROUPS, LANGUAGES, Words

__all__ = ["GROUP_NAMES", "group_words"]

GROUP_NAMES = {
    "staff": _("Employees"),
    "elected": _("Elected officials"),
    "posters": _("Channel managers and others who post and answer"),
    "heads": _("Heads of unit and others who plan or decide"),
    "mc": _("Marketing and communications"),
    "city": _("The city as a whole"),
}


def group_words(groups: Iterable[str]) -> Words:
    """The groups one after the other, in all three languages."""
    chosen = set(groups)
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = "; ".join(str(GROUP_NAMES[one]) for one in GROUPS if one in chosen)
    return Words(**said)
