"""What campaigns show on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest

from tankar.campaigns.reading import coming, role_words
from tankar.organisation.access import communicates, today
from tankar.organisation.models import Person

__all__ = ["campaigns_that_start"]

_AT_MOST = 5
_TWO_WEEKS = dt.timedelta(days=14)


def campaigns_that_start(_request: HttpRequest, person: Person) -> tuple[str, dict[str, Any]] | None:
    """Today, for communications: approved campaigns that begin within two weeks, by whose role, noticed when."""
    if person.acting_as == "elected" or not communicates(person):
        return None
    rows = coming(today() + _TWO_WEEKS)
    if not rows:
        return None
    shown = [{"campaign": one, "role": role_words(one)} for one in rows[:_AT_MOST]]
    return "campaigns/_today.html", {"rows": shown, "more": len(rows) - len(shown)}
