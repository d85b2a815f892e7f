"""One step of a question: permission, state and what was told before, in the transaction of the caller."""

from __future__ import annotations

from typing import Any

from tankar.guideline.advice.errors import NotOpen, NotTheirs, NoWords
from tankar.guideline.advice.lifecycle import ADVICE
from tankar.guideline.advice.telling import untell
from tankar.guideline.models import Advice, AdviceWords
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import ConditionUnmet, NoSuchMove, SomebodyElseMoved

__all__ = ["MOST_WORDS", "move", "say", "words_from"]

MOST_WORDS = 4000


def move(person: Person, permission: str, advice: Advice, to: str, **changes: Any) -> None:
    """Of two who answer at once the database lets one through; the other gets `NotOpen`. Raises `NotTheirs` too."""
    advice.refresh_from_db()
    if not may(person, "guideline.view_advice", advice):
        raise NotTheirs
    if not ADVICE.can(advice, to):
        raise NotOpen(advice)
    if not may(person, permission, advice):
        raise NotTheirs
    try:
        ADVICE.move(advice, to, changed_at=clock.now(), **changes)
    except (NoSuchMove, ConditionUnmet, SomebodyElseMoved):
        advice.refresh_from_db()
        raise NotOpen(advice) from None
    untell(advice)


def say(advice: Advice, by: str, text: str) -> None:
    AdviceWords.objects.create(advice=advice, by=by, text=text, said_at=clock.now())


def words_from(text: str) -> str:
    """Raises `NoWords`."""
    words = text.strip()[:MOST_WORDS]
    if not words:
        raise NoWords
    return words
