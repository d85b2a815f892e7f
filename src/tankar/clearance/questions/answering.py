"""The form in which a question is answered: what it says, and what it is filled with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.dateparse import parse_date

from tankar.clearance.models import Answer, Clearance
from tankar.clearance.questions.actions.answer import Said
from tankar.clearance.questions.grounds import all_grounds
from tankar.clearance.routing import people_who_prepare
from tankar.organisation.access import today
from tankar.organisation.models import Person

__all__ = ["answer_page", "person_named", "said_in"]

_HOLDS = dt.timedelta(days=90)


def said_in(typed: QueryDict) -> Said:
    """What the form says, as it is; `give_answer` says what is missing."""
    return Said(
        verdict=typed.get("verdict", ""),
        grounds=typed.getlist("grounds"),
        ground_words=typed.get("ground_words", ""),
        public_from=_day(typed.get("public_from", "")),
        sentence_sv=typed.get("sentence_sv", ""),
        sentence_fi=typed.get("sentence_fi", ""),
        valid_until=_day(typed.get("valid_until", "")),
    )


def person_named(public_id: str) -> Person | None:
    """Somebody who prepares matters; `None` for everybody else and for nobody."""
    return next((one for one in people_who_prepare() if one.public_id == public_id), None)


def answer_page(clearance: Clearance, typed: QueryDict, answers: Sequence[Answer]) -> dict[str, Any]:
    """What the fields hold: what was typed, else the answer that stands, else what is likely."""
    latest = answers[-1] if answers else None
    matter = clearance.matter
    planned = matter.public_from if matter else None
    chosen = set(typed.getlist("grounds") if typed else (latest.grounds if latest else ()))

    def filled(name: str, otherwise: Any = "") -> Any:
        return typed.get(name, "") if typed else (getattr(latest, name) if latest else otherwise)

    return {
        "verdict": filled("verdict"),
        "verdicts": Answer.Verdict.choices,
        "grounds": [(one, one.key in chosen) for one in all_grounds()],
        "ground_words": filled("ground_words"),
        "public_from": _shown(filled("public_from", planned)),
        "sentence_sv": filled("sentence_sv"),
        "sentence_fi": filled("sentence_fi"),
        "valid_until": _shown(filled("valid_until", _holds_until(planned))),
    }


def _holds_until(planned: dt.date | None) -> dt.date:
    """Until the matter becomes public, if that is planned; else three months."""
    return planned if planned and planned > today() else today() + _HOLDS


def _shown(day: Any) -> str:
    return day.isoformat() if isinstance(day, dt.date) else str(day or "")


def _day(typed: str) -> dt.date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None
