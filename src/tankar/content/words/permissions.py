"""Who changes the city's words: communications, together."""

from __future__ import annotations

from tankar.organisation.access import communicates, register
from tankar.organisation.models import Person

__all__: list[str] = []


def _changes(person: Person, _of: object = None) -> bool:
    return communicates(person)


register(
    "content.words",
    _changes,
    meaning="Change the words and lists that texts are checked by, try them, and publish them.",
)
