"""What time does to facts: a late request is passed on and waits; a sheet past its last day says so, and leaves the
lists years later."""

from __future__ import annotations

from django.db import transaction

from tankar.clearance.facts.lifecycle import FACT_SHEET
from tankar.clearance.facts.moving import note
from tankar.clearance.facts.promises import kept, sheet_end
from tankar.clearance.facts.telling import (
    await_them,
    communications,
    drafters,
    managers,
    tell_asker,
    tell_of_sheet,
    tell_them,
)
from tankar.clearance.models import FactRequest, FactSheet
from tankar.notices.settling import settle
from tankar.organisation.access import today
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = ["archive_sheets", "look_at_sheets", "remind_of_requests"]

_AT_ONCE = 100
_VERBS = {
    FactRequest.State.ASKED: "handle",
    FactRequest.State.DRAFTING: "draft",
    FactRequest.State.DRAFTED: "check",
}


def remind_of_requests() -> int:
    """Remind of every request whose moment has come; returns how many."""
    late = FactRequest.objects.filter(state__in=FactRequest.OPEN, next_at__lte=clock.now())
    return sum(
        _remind(request) for request in late.select_related("unit", "asker").order_by("next_at")[:_AT_ONCE]
    )


def _remind(request: FactRequest) -> bool:
    """One step further, once however many ask."""
    now = clock.now()
    late = request.due_at <= now
    stage, again = (FactRequest.Stage.MANAGER, None) if late else (FactRequest.Stage.REMINDED, request.due_at)
    with transaction.atomic():
        here = FactRequest.objects.filter(
            pk=request.pk, state=request.state, stage=request.stage, next_at=request.next_at
        )
        if not here.update(stage=stage, next_at=again):
            return False
        if not late:
            tell_them(_seeing_to(request), "clearance.fact_reminder", request)
            return True
        note("clearance.fact_late", None, request)
        people = list(dict.fromkeys([*_seeing_to(request), *managers()]))
        await_them(request, people, _VERBS[FactRequest.State(request.state)])
        tell_them(managers(), "clearance.fact_late", request)
        tell_asker("clearance.fact_still_waits", request)
    return True


def _seeing_to(request: FactRequest) -> list[Person]:
    return drafters(request) if request.state == FactRequest.State.DRAFTING else communications()


def look_at_sheets() -> int:
    """Sheets that end soon are told of; those past their last day hold no longer. Returns how many."""
    due = FactSheet.objects.filter(state=FactSheet.State.PUBLISHED, next_at__lte=clock.now())
    return sum(_look_at(sheet) for sheet in due.select_related("unit").order_by("next_at")[:_AT_ONCE])


def _look_at(sheet: FactSheet) -> bool:
    assert sheet.valid_until is not None, "what is published has a last day"
    with transaction.atomic():
        if sheet.valid_until >= today():
            here = FactSheet.objects.filter(pk=sheet.pk, state=sheet.state, next_at=sheet.next_at)
            if not here.update(next_at=sheet_end(sheet.valid_until)):
                return False
            tell_of_sheet(sheet, "clearance.fact_ends")
            return True
        try:
            # renewed at this moment: its day has moved, and it stays
            FACT_SHEET.move(sheet, FactSheet.State.EXPIRED, where={"next_at": sheet.next_at}, next_at=None)
        except SomebodyElseMoved:
            return False
        settle("clearance.fact_sheet", [sheet.public_id])
        note("clearance.fact_expired", None, sheet, title=sheet.title_sv)
        tell_of_sheet(sheet, "clearance.fact_expired")
    return True


def archive_sheets() -> int:
    """Sheets that expired years ago stand on no list any more; nothing of them is deleted. Returns how many."""
    long_ago = FactSheet.objects.expired().filter(valid_until__lt=today() - kept())
    return sum(_archive(sheet) for sheet in long_ago.order_by("pk")[:_AT_ONCE])


def _archive(sheet: FactSheet) -> bool:
    with transaction.atomic():
        try:
            # renewed at this moment: its day has moved, and it stays
            FACT_SHEET.move(sheet, FactSheet.State.ARCHIVED, where={"valid_until": sheet.valid_until})
        except SomebodyElseMoved:
            return False
        settle("clearance.fact_sheet", [sheet.public_id])
        note("clearance.fact_archived", None, sheet, title=sheet.title_sv)
    return True
