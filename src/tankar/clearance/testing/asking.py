"""Matters, questions and fact sheets for tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tankar.clearance.facts.actions.write_sheet import SheetFacts, publish_sheet, start_sheet
from tankar.clearance.models import AgendaMatter, Clearance, FactSheet
from tankar.clearance.questions.actions.answer import Said
from tankar.clearance.questions.actions.ask import Question, ask
from tankar.organisation.models import Person, Unit
from tankar.work import clock

__all__ = ["asked", "facts_of", "matter_of", "published", "said"]


def matter_of(preparer: Person | None, **fields: Any) -> AgendaMatter:
    """A matter for the council of Monday 14 December 2026, not public yet."""
    number = AgendaMatter.objects.count() + 1
    told = {
        "reference": f"KARLEBY/{number}/2026",
        "title_sv": "Skolnätet från 2028",
        "title_fi": "Kouluverkko vuodesta 2028",
        "meets_on": dt.date(2026, 12, 14),
        "public_from": dt.date(2026, 12, 8),
        "phone": "040 555 01 23",
        **fields,
    }
    return AgendaMatter.objects.create(preparer=preparer, changed_at=clock.now(), **told)


def asked(
    person: Person,
    preparer: Person | None,
    words: str = "Får jag berätta hur många skolor det gäller?",
    **more: Any,
) -> Clearance:
    """A question about a matter of the preparer's; without one the registry looks."""
    matter = more.pop("matter", None) or (matter_of(preparer) if preparer else None)
    return ask(person, Question(words=words, matter=matter, **more))


def said(verdict: str = "public", **more: Any) -> Said:
    """A whole answer, valid until the end of the year."""
    told: dict[str, Any] = {
        "valid_until": dt.date(2026, 12, 31),
        "ground_words": "Föredragningslistan",
        **more,
    }
    return Said(verdict=verdict, **told)


def facts_of(unit: Unit | None = None, **more: Any) -> SheetFacts:
    """What a whole fact sheet says, about snow at Yxpila."""
    written = {
        "title_sv": "Snöröjningen i Yxpila",
        "title_fi": "Ykspihlajan lumityöt",
        "sentence_sv": "Bostadsgatorna i Yxpila plogas när det har kommit tio centimeter.",
        "sentence_fi": "Ykspihlajan asuntokadut aurataan, kun lunta on tullut kymmenen senttiä.",
        "source": "Plogningsplanen 2026",
        **more.pop("written", {}),
    }
    told: dict[str, Any] = {"valid_until": dt.date(2027, 4, 30), **more}
    return SheetFacts(written=written, unit=unit, **told)


def published(person: Person, unit: Unit, **more: Any) -> FactSheet:
    """A fact sheet that everybody reads."""
    facts = facts_of(unit, **more)
    return publish_sheet(person, start_sheet(person, facts), facts)
