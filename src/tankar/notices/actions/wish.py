"""Say how one wants to be told. Nobody else can, and nobody else sees it: so there is no journal entry."""

from __future__ import annotations

import datetime as dt

from tankar.notices.models import Wishes
from tankar.organisation.models import Person

__all__ = ["wish"]


def wish(
    person: Person, *, mail: str, hours_from: dt.time | None, hours_to: dt.time | None, weekends: bool
) -> Wishes:
    """Keep it. Hours only count when both are given."""
    both = hours_from is not None and hours_to is not None
    wishes, _made = Wishes.objects.update_or_create(
        person=person,
        defaults={
            "mail": mail,
            "hours_from": hours_from if both else None,
            "hours_to": hours_to if both else None,
            "weekends": weekends,
        },
    )
    return wishes
