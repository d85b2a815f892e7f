"""What campaigns show on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["campaigns_that_start"]


def campaigns_that_start(_request: HttpRequest, person: Person) -> tuple[str, dict[str, Any]] | None:
    """Today, for communications: its place alone, which fetches the list once the page stands. So Today asks the
    database no more often than before."""
    return ("campaigns/_today_place.html", {}) if may(person, "campaigns.comment") else None
