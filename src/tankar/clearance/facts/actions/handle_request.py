"""Communications says which unit knows, sends a draft back, or declines; the unit hands its draft in."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from tankar.clearance.errors import Incomplete, NotOpen
from tankar.clearance.facts.moving import move_request, note
from tankar.clearance.facts.telling import (
    await_them,
    communications,
    drafters,
    ended,
    tell_asker,
    tell_them,
)
from tankar.clearance.models import FactRequest, FactSheet
from tankar.notices.settling import settle
from tankar.organisation.models import Person, Unit
from tankar.work import clock

__all__ = ["begin_sheet", "decline", "hand_in", "pass_to_unit", "send_back"]

_HANDLE, _DECIDE = "clearance.handle_fact_request", "clearance.publish_fact"
_STATE = FactRequest.State


def pass_to_unit(person: Person, request: FactRequest, unit: Unit) -> FactRequest:
    """The unit writes a draft; the day that was promised stays. Raises `NotAllowed` or `NotOpen`."""
    with transaction.atomic():
        move_request(person, _DECIDE, request, _STATE.DRAFTING, unit=unit)
        note("clearance.fact_passed_on", person, request, unit=unit.name)
        _ask_the_unit(request)
    return request


def begin_sheet(person: Person, request: FactRequest) -> FactSheet:
    """An empty draft for the request, or the one that is begun. Raises `NotAllowed` or `NotOpen`."""
    with transaction.atomic():
        request.refresh_from_db()
        if request.sheet is not None:
            return request.sheet
        unit = request.unit or person.unit
        if unit is None:
            raise Incomplete({"unit": _("Say first which unit answers for it.")})
        sheet = FactSheet.objects.create(unit=unit, changed_at=clock.now())
        move_request(person, _HANDLE, request, _STATE.DRAFTING, unit=unit, sheet=sheet)
    return sheet


def hand_in(person: Person, request: FactRequest) -> FactRequest:
    """The unit's draft is ready to be checked. Raises `NotAllowed` or `NotOpen`."""
    with transaction.atomic():
        move_request(person, _HANDLE, request, _STATE.DRAFTED)
        note("clearance.fact_drafted", person, request)
        settle("clearance.fact_request", [request.public_id])
        await_them(request, communications(), "check")
        tell_them(communications(), "clearance.fact_to_check", request)
    return request


def send_back(person: Person, request: FactRequest, reason: str) -> FactRequest:
    """The draft is not right yet, and why. Raises `Incomplete`, `NotAllowed` or `NotOpen`."""
    _needs(reason)
    with transaction.atomic():
        request.refresh_from_db()
        if request.state != _STATE.DRAFTED:
            raise NotOpen(request)
        move_request(person, _DECIDE, request, _STATE.DRAFTING, reason=reason.strip()[:1000])
        note("clearance.fact_sent_back", person, request)
        _ask_the_unit(request)
    return request


def decline(person: Person, request: FactRequest, reason: str) -> FactRequest:
    """No fact sheet, and why; a draft that was begun is gone. Raises `Incomplete`, `NotAllowed` or `NotOpen`."""
    _needs(reason)
    with transaction.atomic():
        said = {"reason": reason.strip()[:1000], "next_at": None, "sheet": None}
        begun = FactRequest.objects.get(pk=request.pk).sheet
        move_request(person, _DECIDE, request, _STATE.DECLINED, **said)
        if begun is not None and begun.state == FactSheet.State.DRAFT and not begun.requests.exists():
            begun.delete()
        note("clearance.fact_declined", person, request)
        ended(request, "declined")
        tell_asker("clearance.fact_declined", request)
    return request


def _needs(reason: str) -> None:
    if not reason.strip():
        raise Incomplete({"reason": _("Say why: whoever asked reads it.")})


def _ask_the_unit(request: FactRequest) -> None:
    settle("clearance.fact_request", [request.public_id])
    people = drafters(request)
    await_them(request, people, "draft")
    tell_them(people, "clearance.fact_to_draft", request)
