"""Tell of an account that the register does not know. Nobody is blamed, and no name stands in the journal."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.amnesty.alarms import keep_alarm
from tankar.channels.amnesty.errors import LinkMissing
from tankar.channels.amnesty.moving import matter_of, note_report, tell_report
from tankar.channels.models import AccountReport, Channel
from tankar.channels.noting import note
from tankar.channels.reviews.people import managers, team
from tankar.channels.verify.verifying import verify
from tankar.decisions.keeping import ask
from tankar.organisation.access import holders, may
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["raise_alarm", "tell_of_account"]


def tell_of_account(
    person: Person, kind: str, link: str, who: str = "", words: str = "", channel: Channel | None = None
) -> AccountReport:
    """Communications is asked, and of an account of ours those who look after it; of one taken over, or that only
    looks like the city's, information security is told as well, and of one taken over the data protection officer too.

    `channel`: which one of the register it is about; else the one that the address tells. Raises LinkMissing,
    PermissionDenied.
    """
    if not may(person, "channels.tell_of_account"):
        raise PermissionDenied("channels.tell_of_account")
    chosen = AccountReport.Kind(kind)
    if chosen == AccountReport.Kind.OURS:
        channel = None
    elif channel is None and link.strip():
        verdict = verify(link)
        channel = verdict.channel or verdict.resembles
    if not link.strip() and channel is not None and chosen != AccountReport.Kind.LOOKALIKE:
        link = channel.url or channel.handle
    if not link.strip():
        raise LinkMissing
    with transaction.atomic():
        report = AccountReport.objects.create(
            kind=chosen,
            channel=channel,
            link=link.strip()[:500],
            who=who.strip()[:300],
            words=words.strip()[:1000],
            reporter=person,
            told_at=clock.now(),
        )
        note_report("account_told", report, None)
        _ask(report)
    return report


def raise_alarm(channel: Channel, kind: str, handle: str = "", url: str = "") -> AccountReport | None:
    """The network itself told it, when Tankar tested the connection. `None`: it is told of already.

    `handle`, `url`: what the account is called there now.
    """
    with transaction.atomic():
        # the channel's row is held, so that two tests at once tell of it once
        Channel.objects.select_for_update().get(pk=channel.pk)
        same = AccountReport.objects.open().filter(channel=channel, kind=kind, found_handle=handle)
        if same.exists():
            return None
        report = AccountReport.objects.create(
            kind=AccountReport.Kind(kind),
            channel=channel,
            link=(channel.url or channel.handle)[:500],
            found_handle=handle[:200],
            found_url=url[:200],
            told_at=clock.now(),
        )
        _ask(report)
    return report


def _ask(report: AccountReport) -> None:
    kind, channel = report.kind, report.channel
    ask(matter_of(report), team(), "handle")
    if kind == AccountReport.Kind.OURS:
        tell_report(report, team(), "account_told")
        return
    theirs = managers(channel) if channel is not None else []
    told = [*team(), *theirs]
    ask(matter_of(report), [one for one in theirs if one not in team()], "look")
    if kind in (AccountReport.Kind.TAKEN_OVER, AccountReport.Kind.LOOKALIKE):
        told += holders(Role.IT_SECURITY).filter(is_employee=True)
    tell_report(report, _once(told), f"{kind}_told")
    if channel is not None:
        note(f"alarm_{kind}", channel, None, account=report.found_handle or report.link)
        keep_alarm(channel)
    if kind == AccountReport.Kind.TAKEN_OVER:
        officers = list(holders(Role.DATA_PROTECTION_OFFICER).filter(is_employee=True))
        ask(matter_of(report), officers, "evaluate", term="channels.takeover_notified")
        tell_report(report, officers, "takeover_to_evaluate")


def _once(people: list[Person]) -> list[Person]:
    return list({one.pk: one for one in people}.values())
