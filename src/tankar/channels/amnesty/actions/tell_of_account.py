"""Tell of an account that the register does not know. Nobody is blamed, and no name stands in the journal."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.amnesty.errors import LinkMissing
from tankar.channels.amnesty.moving import matter_of, note_report, tell_report
from tankar.channels.models import AccountReport
from tankar.channels.reviews.people import team
from tankar.decisions.keeping import ask
from tankar.organisation.access import holders, may
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["tell_of_account"]


def tell_of_account(person: Person, kind: str, link: str, who: str = "", words: str = "") -> AccountReport:
    """Communications is asked; of one taken over, or that only looks like the city's, information
    security is told as well, and of one taken over the data protection officer too.

    Raises LinkMissing, PermissionDenied.
    """
    if not may(person, "channels.tell_of_account"):
        raise PermissionDenied("channels.tell_of_account")
    if not link.strip():
        raise LinkMissing
    with transaction.atomic():
        report = AccountReport.objects.create(
            kind=AccountReport.Kind(kind),
            link=link.strip()[:500],
            who=who.strip()[:300],
            words=words.strip()[:1000],
            reporter=person,
            told_at=clock.now(),
        )
        ask(matter_of(report), team(), "handle")
        note_report("account_told", report, None)
        _tell(report)
    return report


def _tell(report: AccountReport) -> None:
    if report.kind == AccountReport.Kind.OURS:
        tell_report(report, team(), "account_told")
        return
    security = list(holders(Role.IT_SECURITY).filter(is_employee=True))
    tell_report(report, _once([*team(), *security]), f"{report.kind}_told")
    if report.kind == AccountReport.Kind.TAKEN_OVER:
        officers = list(holders(Role.DATA_PROTECTION_OFFICER).filter(is_employee=True))
        ask(matter_of(report), officers, "evaluate", term="channels.takeover_notified")
        tell_report(report, officers, "takeover_to_evaluate")


def _once(people: list[Person]) -> list[Person]:
    return list({one.pk: one for one in people}.values())
