"""Who is told what about a question, and whom it awaits. Writes rows only.

A notice is mailed, so it names the matter and never the question itself, nor who asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import translation

from tankar.clearance.models import AgendaMatter, Clearance
from tankar.clearance.questions.promises import term_of
from tankar.decisions import keeping
from tankar.decisions.models import Matter
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.models import Person

__all__ = [
    "await_answer",
    "awaits_nobody",
    "heading_for",
    "tell_all",
    "tell_asker",
    "told_the_answer",
    "untell",
]

KIND = "clearance.question"
_ANSWERS = ("clearance.answered", "clearance.answered_late", "clearance.answered_anew")
WITHOUT_MATTER = "Får detta delas? / Saako tämän jakaa?"


def heading_for(person: Person, matter: AgendaMatter | None) -> str:
    """The matter, in the person's language."""
    if matter is None:
        return WITHOUT_MATTER
    with translation.override(person.language):
        return matter.title


def tell_all(people: Iterable[Person], kind: str, clearance: Clearance) -> None:
    """One notice each, with the page where it is answered and read."""
    for person in people:
        tell(
            person,
            kind,
            params={"title": heading_for(person, clearance.matter)},
            url=_url(clearance),
            about=(KIND, clearance.public_id),
        )


def tell_asker(kind: str, clearance: Clearance) -> None:
    """Nobody where the name is forgotten."""
    if clearance.asker is not None:
        tell_all([clearance.asker], kind, clearance)


def untell(clearance: Clearance) -> None:
    """It has moved on: what nobody has read yet is no longer asked of them."""
    settle(KIND, [clearance.public_id])


def told_the_answer(clearance: Clearance) -> None:
    """The asker has read it: what was told of it is no longer new, and not mailed."""
    settle(KIND, [clearance.public_id], *_ANSWERS)


def await_answer(clearance: Clearance, people: Iterable[Person], verb: str) -> None:
    """It awaits these people, on their Today, until somebody has done it."""
    keeping.ask(_matter(clearance), people, verb, due_at=clearance.due_at, term=term_of(clearance))


def awaits_nobody(clearance: Clearance, outcome: str = "") -> None:
    """Nobody any more; with an outcome it is over."""
    if outcome:
        keeping.end_matter(_matter(clearance), outcome)
    else:
        keeping.answered(_matter(clearance))


def _matter(clearance: Clearance) -> Matter:
    matter = clearance.matter
    title = f"{matter.title_sv} / {matter.title_fi}" if matter else WITHOUT_MATTER
    return keeping.open_matter(KIND, clearance.public_id, title=title, url=_url(clearance))


def _url(clearance: Clearance) -> str:
    return reverse("clearance:question", args=[clearance.public_id])
