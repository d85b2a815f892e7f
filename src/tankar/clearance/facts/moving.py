"""One step of a request or a sheet, and a line in the journal. The caller holds the transaction."""

from __future__ import annotations

from typing import Any

from tankar import journal
from tankar.clearance.errors import NotAllowed, NotOpen
from tankar.clearance.facts.lifecycle import FACT_REQUEST, FACT_SHEET
from tankar.clearance.models import FactRequest, FactSheet
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["move_request", "move_sheet", "note"]


def move_request(person: Person, permission: str, request: FactRequest, to: str, **changes: Any) -> None:
    """Raises `NotAllowed`, or `NotOpen` with the request as it stands."""
    request.refresh_from_db()
    if not FACT_REQUEST.can(request, to):
        raise NotOpen(request)
    # publishing is a right on sheets; on the request itself it says that communications decides
    if not may(person, permission, None if permission == "clearance.publish_fact" else request):
        raise NotAllowed(permission)
    try:
        FACT_REQUEST.move(request, to, changed_at=clock.now(), **changes)
    except (NoSuchMove, SomebodyElseMoved):
        request.refresh_from_db()
        raise NotOpen(request) from None


def move_sheet(person: Person, sheet: FactSheet, to: str, **changes: Any) -> None:
    """Raises `NotAllowed`, or `NotOpen` with the sheet as it stands."""
    if not FACT_SHEET.can(sheet, to):
        raise NotOpen(sheet)
    if not may(person, "clearance.publish_fact", sheet):
        raise NotAllowed("clearance.publish_fact")
    try:
        FACT_SHEET.move(sheet, to, changed_at=clock.now(), **changes)
    except (NoSuchMove, SomebodyElseMoved):
        sheet.refresh_from_db()
        raise NotOpen(sheet) from None


def note(kind: str, person: Person | None, row: FactRequest | FactSheet, **params: str) -> None:
    """A line in the journal. Who asked is in none of them."""
    subject = "fact_request" if isinstance(row, FactRequest) else "fact_sheet"
    journal.record(
        kind, actor=actor(person) if person else None, subject=(subject, row.public_id), params=params
    )
