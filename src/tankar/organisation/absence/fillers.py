"""What days away show on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tankar.organisation.access import may, today
from tankar.organisation.models import Person

__all__ = ["away_line"]


def away_line(_request: HttpRequest, person: Person) -> tuple[str, dict[str, Any]] | None:
    """The one line of Today: "Away? Say so", then two dates."""
    if not may(person, "organisation.enter_absence"):
        return None
    return "organisation/_away_line.html", {"from_day": today().isoformat()}
