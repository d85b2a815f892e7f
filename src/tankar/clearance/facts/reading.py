"""Fact sheets as lists, and those that fit what a resident asks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import QuerySet

from tankar.clearance.models import FactRequest, FactSheet
from tankar.organisation.access import today
from tankar.organisation.models import Person

__all__ = ["Fitting", "expired_for", "fitting", "open_requests", "sheets_for"]

_LOOKED_AT = 200
_MOST = 5
_WORD = re.compile(r"\w{4,}")
# Swedish and Finnish words change at their ends
_STEM = 5


@dataclass(frozen=True)
class Fitting:
    """A fact sheet with the sentence in the language of an answer."""

    sheet: FactSheet
    language: str
    sentence: str


def sheets_for(person: Person, words: str) -> QuerySet[FactSheet]:
    """What the person may read and what still holds, the newest first."""
    held = FactSheet.objects.visible_to(person).valid_on(today())
    return held.named(words.replace("\x00", "")).select_related("unit").order_by("-published_at", "-id")


def expired_for(person: Person, words: str) -> QuerySet[FactSheet]:
    """What held once and may still be read, the newest first."""
    held = FactSheet.objects.visible_to(person).expired()
    return held.named(words.replace("\x00", "")).select_related("unit").order_by("-id")


def open_requests(person: Person) -> list[FactRequest]:
    """What the person sees to: for communications all that wait, for a unit what it is asked."""
    mine = FactRequest.objects.handled_by(person).select_related("unit", "sheet")
    return list(mine.order_by("due_at", "id")[:100])


def fitting(person: Person, question: str, language: str) -> list[Fitting]:
    """Sheets that share most words with the question, at most five; one statement."""
    stems = {word[:_STEM] for word in _WORD.findall(question.casefold())}
    language = "fi" if language == "fi" else "sv"
    ranked = []
    for sheet in sheets_for(person, "")[:_LOOKED_AT]:
        own = {word[:_STEM] for word in _WORD.findall(sheet.search_words)}
        if shared := len(stems & own):
            ranked.append((-shared, -sheet.pk, sheet))
    found = [sheet for _shared, _newest, sheet in sorted(ranked, key=lambda one: one[:2])[:_MOST]]
    return [Fitting(one, language, getattr(one, f"sentence_{language}")) for one in found]
