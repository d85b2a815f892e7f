"""What the rights on questions, matters and facts are tried on. Each belongs to people of the table itself where it
matters, else to the demo's."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Model

from tankar.clearance.models import AgendaMatter, Clearance, FactRequest, FactSheet
from tankar.organisation import demo
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    johan = demo.make_person("johan")
    preparer = _of("preparing_office_holder") or demo.make_person("sirpa")
    lawyer = _of("city_lawyer") or demo.make_person("oskar")
    elected = _of("elected_official") or johan
    late = _question(johan, "elected", state="asked", preparer=demo.make_person("sirpa"), stage="lawyer")
    late.passed_to.add(lawyer)
    return {
        "a question without a preparer": _question(johan, "elected"),
        "a question to the preparing office holder": _question(
            johan, "elected", state="asked", preparer=preparer
        ),
        "an answered question of the same": _question(johan, "elected", state="answered", preparer=preparer),
        "a withdrawn question of the same": _question(johan, "elected", state="withdrawn", preparer=preparer),
        "a question asked by the preparing office holder": _question(
            preparer, "employee", state="asked", preparer=preparer
        ),
        "a question asked as elected by the elected official": _question(
            elected, "elected", state="asked", preparer=demo.make_person("sirpa")
        ),
        "a question asked as elected by somebody of communications": _question(
            _both() or johan, "elected", state="asked", preparer=demo.make_person("sirpa")
        ),
        "a late question that the city lawyer is asked too": late,
        "a matter of the agenda": AgendaMatter.objects.create(
            reference="KARLEBY/900/2026", title_sv="Ett ärende", title_fi="Asia", changed_at=clock.now()
        ),
        **_facts(johan, elected),
    }


def _facts(johan: Person, elected: Person) -> dict[str, Model]:
    library, youth = demo.make_unit("library"), demo.make_unit("youth")
    found: dict[str, Model] = {}
    for state in ("draft", "published", "expired", "archived", "withdrawn"):
        found[f"a fact sheet of one's unit: {state}"] = _sheet(library, state)
        found[f"a fact sheet of another unit: {state}"] = _sheet(youth, state)
    for state in ("asked", "drafting", "drafted", "published"):
        unit = None if state == "asked" else library
        found[f"a fact asked for: {state}"] = _request(johan, state, unit)
    found["a fact asked of another unit"] = _request(johan, "drafting", youth)
    found["a fact asked for by the elected official"] = _request(elected, "asked", None)
    return found


def _sheet(unit: Any, state: str) -> FactSheet:
    return FactSheet.objects.create(
        unit=unit, state=state, changed_at=clock.now(), valid_until=dt.date(2027, 1, 31)
    )


def _request(person: Person, state: str, unit: Any) -> FactRequest:
    now = clock.now()
    return FactRequest.objects.create(
        asker=person,
        asked_as="elected",
        state=state,
        unit=unit,
        words="?",
        asked_at=now,
        changed_at=now,
        due_at=now,
    )


def _question(asker: Person, asked_as: str, **fields: Any) -> Clearance:
    now = clock.now()
    return Clearance.objects.create(
        asker=asker, asked_as=asked_as, words="?", asked_at=now, changed_at=now, **fields
    )


def _of(role: str) -> Person | None:
    if role == "elected_official":
        return Person.objects.filter(is_elected=True, is_employee=False, family_name="Example").first()
    return Person.objects.filter(assignments__role=role, family_name="Example").first()


def _both() -> Person | None:
    return Person.objects.filter(is_elected=True, is_employee=True, family_name="Example").first()
