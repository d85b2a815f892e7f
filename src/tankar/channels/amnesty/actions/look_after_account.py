"""What is done about an account of ours that was renamed, lost, taken over or imitated: written down, step by step."""

from __future__ import annotations

from django.db import transaction

from tankar.channels import filing
from tankar.channels.actions.keep_former import keep_former
from tankar.channels.amnesty.actions.handle_report import end_held
from tankar.channels.amnesty.alarms import keep_alarm
from tankar.channels.amnesty.errors import AnswerMissing, NoNewName
from tankar.channels.amnesty.moving import hold, note_report
from tankar.channels.models import AccountLogLine, AccountReport, Channel
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["take_new_name", "warn_residents", "write_log"]


def write_log(person: Person, report: AccountReport, words: str) -> AccountLogLine:
    """Raises AnswerMissing, ReportElsewhere, PermissionDenied."""
    if not words.strip():
        raise AnswerMissing("words")
    with transaction.atomic():
        held = hold(person, "channels.log_report", report)
        note_report("account_logged", held, person)
        return AccountLogLine.objects.create(
            report=held, at=clock.now(), by=str(person), words=words.strip()[:1000]
        )


def warn_residents(person: Person, report: AccountReport) -> AccountReport:
    """From now on, and until the report ends, the public pages say not to trust the account. Twice does no harm.

    Raises ReportElsewhere, PermissionDenied.
    """
    with transaction.atomic():
        held = hold(person, "channels.handle_report", report)
        if held.warned_at is None:
            held.warned_at = clock.now()
            held.save(update_fields=["warned_at"])
            keep_alarm(held.channel)
            note_report("account_warned", held, person)
    return held


def take_new_name(person: Person, report: AccountReport) -> Channel:
    """The register knows the account by its new name from now on, and remembers the old one.

    Raises NoNewName, ReportElsewhere, PermissionDenied.
    """
    with transaction.atomic():
        held = hold(person, "channels.handle_report", report)
        channel = held.channel
        if channel is None or not held.found_handle:
            raise NoNewName
        url = held.found_url or channel.url
        keep_former(channel, held.found_handle, url)
        Channel.objects.filter(pk=channel.pk).update(handle=held.found_handle, url=url)
        filing.file(channel)
        end_held(person, held, AccountReport.State.NOTED)
    return channel
