"""Spelling as pages show it: which languages nobody here knows, and what a misspelt word may be meant to be."""

from __future__ import annotations

from tankar.content.checks.answers import look_at
from tankar.content.checks.looking import speaks
from tankar.content.checks.problem import Problem
from tankar.content.draft import LANGUAGES, Draft, draft_of
from tankar.content.errors import FindingGone
from tankar.content.models import Item
from tankar.organisation.models import Person
from tankar.texts.spelling.speller import switched_off
from tankar.texts.spelling.suggesting import suggestions
from tankar.texts.words import language_name, listed

__all__ = ["spelling_off", "suggestions_for"]


def spelling_off(draft: Draft) -> str:
    """The languages with a text here and no dictionary, in the reader's words; "" when there are none."""
    off = switched_off()
    missing = [one for one in LANGUAGES if one in off and draft.texts.get(one, "").strip()]
    return listed([language_name(one, speaks()) for one in missing], speaks())


def suggestions_for(person: Person, item: Item, key: str) -> tuple[Problem, tuple[str, ...]]:
    """The finding and what may be meant. Raises `FindingGone` when the word does not stand there any more."""
    for problem in look_at(item, draft_of(item), person):
        if problem.key == key and problem.found is not None and problem.misspelt_in:
            return problem, suggestions(problem.found.quoted, problem.misspelt_in)
    raise FindingGone
