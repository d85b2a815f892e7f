"""What the inbox shows on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tankar.inbox.actions.give_back import kept_by
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["conversations_kept"]


def conversations_kept(request: HttpRequest, person: Person) -> tuple[str, dict[str, Any]] | None:
    """Beside days away: what the person takes care of can be given back. How many that is they alone read; a head may
    do it for somebody who is ill, and reads no number about them."""
    reader = request.person  # type: ignore[attr-defined]
    if not may(reader, "organisation.enter_absence", person):
        return None
    own = reader.pk == person.pk
    count = kept_by(person) if own else 0
    if own and not count:
        return None
    return "inbox/_kept.html", {"whose": person, "own": own, "count": count}
