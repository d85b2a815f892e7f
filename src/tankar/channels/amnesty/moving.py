"""One step of an account told of, and whom it then awaits. The caller holds the transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied

from tankar import journal
from tankar.channels.amnesty.errors import ReportElsewhere
from tankar.channels.amnesty.lifecycle import ACCOUNT_REPORT
from tankar.channels.amnesty.matters import REPORT
from tankar.channels.models import AccountReport
from tankar.decisions.keeping import open_matter
from tankar.decisions.models import Matter
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["hold", "matter_of", "move", "note_report", "tell_report"]

_ABOUT = "account_report"


def hold(person: Person, permission: str, report: AccountReport) -> AccountReport:
    """The row as it stands, held. Raises ReportElsewhere, PermissionDenied."""
    held = AccountReport.objects.select_for_update().get(pk=report.pk)
    if held.state not in AccountReport.OPEN:
        raise ReportElsewhere
    if not may(person, permission, held):
        raise PermissionDenied(permission)
    return held


def matter_of(report: AccountReport) -> Matter:
    """Without whoever told of it: nobody but communications knows."""
    return open_matter(
        REPORT, report.public_id, title=report.link, url=report.get_absolute_url(), unit=report.unit
    )


def move(report: AccountReport, to: str, **changes: Any) -> None:
    """Of two who move it at once the database lets one through. Raises ReportElsewhere."""
    try:
        ACCOUNT_REPORT.move(report, to, **changes)
    except (NoSuchMove, SomebodyElseMoved):
        raise ReportElsewhere from None
    settle(_ABOUT, [report.public_id])


def tell_report(report: AccountReport, people: Iterable[Person], kind: str) -> None:
    for person in people:
        tell(
            person,
            f"channels.{kind}",
            params={"account": report.link},
            url=report.get_absolute_url(),
            about=(_ABOUT, report.public_id),
        )


def note_report(kind: str, report: AccountReport, person: Person | None) -> None:
    journal.record(
        f"channels.{kind}",
        actor=actor(person) if person else None,
        subject=("account_report", report.public_id),
        params={"account": report.link},
    )
