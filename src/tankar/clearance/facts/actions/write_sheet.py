"""A fact sheet is written, published for everybody at once, renewed, withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from tankar.clearance.errors import Incomplete, NotAllowed
from tankar.clearance.facts.moving import move_sheet, note
from tankar.clearance.facts.promises import sheet_reminder
from tankar.clearance.facts.telling import ended, tell_asker, tell_everybody
from tankar.clearance.models import FactRequest, FactSheet
from tankar.notices.settling import settle
from tankar.organisation.access import may, today
from tankar.organisation.models import Person, Unit
from tankar.work import clock

__all__ = ["SheetFacts", "keep_sheet", "missing_in", "publish_sheet", "start_sheet", "withdraw_sheet"]


@dataclass(frozen=True)
class SheetFacts:
    """What a sheet says. `written`: by the names of `FactSheet.WRITTEN`; others stay as they are."""

    written: Mapping[str, str]
    unit: Unit | None = None
    valid_until: dt.date | None = None
    is_public: bool = False


def start_sheet(person: Person, facts: SheetFacts) -> FactSheet:
    """A draft that nobody has asked for. Raises `NotAllowed`, or `Incomplete` without a unit."""
    unit = facts.unit or person.unit
    if unit is None:
        raise Incomplete({"unit": _("Say which unit answers for it.")})
    sheet = FactSheet(unit=unit, changed_at=clock.now())
    if not may(person, "clearance.draft_fact", sheet):
        raise NotAllowed("clearance.draft_fact")
    with transaction.atomic():
        sheet.save()
        note("clearance.fact_drafted", person, sheet)
    return keep_sheet(person, sheet, facts)


def keep_sheet(person: Person, sheet: FactSheet, facts: SheetFacts) -> FactSheet:
    """Keep a draft as it is; what is published changes only by publishing it. Raises `NotAllowed`."""
    if not may(person, "clearance.draft_fact", sheet):
        raise NotAllowed("clearance.draft_fact")
    _put(sheet, facts)
    sheet.save()
    return sheet


def publish_sheet(person: Person, sheet: FactSheet, facts: SheetFacts) -> FactSheet:
    """In both languages, for everybody at the same moment; also what is renewed or mended.

    Whoever asked is told as everybody else is, and stays unnamed. Raises `Incomplete`, `NotAllowed` or `NotOpen`.
    """
    with transaction.atomic():
        sheet = FactSheet.objects.select_related("unit").get(pk=sheet.pk)
        _put(sheet, facts)
        if faults := missing_in(sheet):
            raise Incomplete(faults)
        assert sheet.valid_until is not None
        first = sheet.published_at is None
        now = clock.now()
        ends = sheet_reminder(sheet.valid_until, now)
        published = sheet.published_at or now
        move_sheet(person, sheet, FactSheet.State.PUBLISHED, published_at=published, next_at=ends)
        sheet.save()
        note("clearance.fact_published", person, sheet, title=sheet.title_sv)
        settle("clearance.fact_sheet", [sheet.public_id], "clearance.fact_ends", "clearance.fact_expired")
        askers = _answer_requests(sheet)
        if first:
            tell_everybody(sheet, but=askers)
    return sheet


def withdraw_sheet(person: Person, sheet: FactSheet) -> FactSheet:
    """It was wrong, or is no longer needed: nobody is shown it any more. Raises `NotAllowed` or `NotOpen`."""
    with transaction.atomic():
        sheet.refresh_from_db()
        move_sheet(person, sheet, FactSheet.State.WITHDRAWN, next_at=None)
        settle("clearance.fact_sheet", [sheet.public_id])
        note("clearance.fact_withdrawn", person, sheet, title=sheet.title_sv)
    return sheet


def missing_in(sheet: FactSheet) -> dict[str, str]:
    """What a sheet lacks before it may be published: the name of a field and what to do about it."""
    faults = {}
    both = _("In both languages: everybody is told at the same moment.")
    for name in ("title_sv", "title_fi", "sentence_sv", "sentence_fi"):
        if not getattr(sheet, name).strip():
            faults[name] = both
    if bool(sheet.text_sv.strip()) != bool(sheet.text_fi.strip()):
        faults["text_fi" if sheet.text_sv.strip() else "text_sv"] = both
    if not sheet.source.strip():
        faults["source"] = _("Say where it can be checked.")
    if sheet.valid_until is None:
        faults["valid_until"] = _("Say until which day it holds. It can be renewed.")
    elif sheet.valid_until < today():
        faults["valid_until"] = _("That day has passed.")
    return faults


def _put(sheet: FactSheet, facts: SheetFacts) -> None:
    for name in FactSheet.WRITTEN:
        if name in facts.written:
            setattr(sheet, name, facts.written[name].strip())
    if facts.unit is not None:
        sheet.unit = facts.unit
    sheet.valid_until, sheet.is_public = facts.valid_until, facts.is_public
    sheet.changed_at = clock.now()


def _answer_requests(sheet: FactSheet) -> set[int]:
    """Everybody who had asked for it; returns them."""
    askers = set()
    for request in sheet.requests.filter(state__in=FactRequest.OPEN).select_related("asker", "unit"):
        FactRequest.objects.filter(pk=request.pk).update(
            state=FactRequest.State.PUBLISHED, next_at=None, changed_at=clock.now()
        )
        ended(request, "published")
        tell_asker("clearance.fact_answered", request)
        if request.asker_id is not None:
            askers.add(request.asker_id)
    return askers
