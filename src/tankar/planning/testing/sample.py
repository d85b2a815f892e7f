"""Days on which the rights on planning are tried."""

from __future__ import annotations

import datetime as dt

from django.db.models import Model

from tankar.planning.models import Layer, SpecialDay

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    day = dt.date(2026, 12, 14)
    names = {"name_sv": "Fullmäktige", "name_fi": "Valtuusto"}
    return {
        "a council evening": SpecialDay.objects.create(
            layer=Layer.COUNCIL, date_from=day, date_to=day, time=dt.time(18), **names
        )
    }
