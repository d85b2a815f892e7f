"""What communications does with an account told of, and what the head of unit says about it."""

from __future__ import annotations

from django.db import transaction

from tankar.channels.actions.register_channel import NewChannel, register_channel
from tankar.channels.amnesty.alarms import keep_alarm
from tankar.channels.amnesty.errors import AnswerMissing, EndsOtherwise
from tankar.channels.amnesty.moving import hold, matter_of, move, note_report, tell_report
from tankar.channels.models import AccountReport, Channel, ReviewTrigger
from tankar.channels.noting import note
from tankar.channels.reviews.actions.open_review import open_review
from tankar.channels.reviews.people import leading, team
from tankar.decisions.keeping import answered, ask, end_matter
from tankar.decisions.terms import due
from tankar.organisation.models import Person, Unit
from tankar.work import clock

__all__ = ["ENDS", "ask_unit", "end_held", "end_report", "register_reported", "say_whose"]

_HANDLE = "channels.handle_report"
_STATE = AccountReport.State
ENDS: dict[str, tuple[AccountReport.State, ...]] = {
    AccountReport.Kind.OURS: (_STATE.NOT_OURS,),
    AccountReport.Kind.LOOKALIKE: (_STATE.PASSED_ON, _STATE.NOT_OURS),
    AccountReport.Kind.TAKEN_OVER: (_STATE.RECOVERED, _STATE.GIVEN_UP, _STATE.NOT_OURS),
    AccountReport.Kind.RENAMED: (_STATE.NOTED, _STATE.RECOVERED, _STATE.NOT_OURS),
    AccountReport.Kind.RELEASED: (_STATE.RECOVERED, _STATE.GIVEN_UP, _STATE.NOT_OURS),
}
"""How a report of each kind may end, but for being put into the register."""


def register_reported(person: Person, report: AccountReport, new: NewChannel, why_close: str = "") -> Channel:
    """It is in the register from now on. `why_close`: it is proposed for closing at once, as a review with two
    decisions. Raises what registering refuses, ReportElsewhere, PermissionDenied."""
    with transaction.atomic():
        held = hold(person, _HANDLE, report)
        channel = register_channel(person, new)
        _end(held, AccountReport.State.REGISTERED, channel=channel)
        note_report("account_registered", held, person)
        _thank(held)
        if why_close.strip():
            open_review(channel, ReviewTrigger.ASKED, person, why_close.strip()[:600])
    return channel


def end_report(person: Person, report: AccountReport, state: str, answer: str) -> AccountReport:
    """In one of the ways of its kind. Raises AnswerMissing, EndsOtherwise, ReportElsewhere, PermissionDenied."""
    if not answer.strip():
        raise AnswerMissing
    with transaction.atomic():
        held = hold(person, _HANDLE, report)
        if state not in ENDS[held.kind]:
            raise EndsOtherwise
        end_held(person, held, AccountReport.State(state), answer=answer.strip()[:1000])
    return held


def end_held(person: Person, held: AccountReport, state: AccountReport.State, **changes: object) -> None:
    """The row is held, and the caller has the right. Its channel has no alarm any more, unless by another report."""
    _end(held, state, **changes)
    note_report(f"account_{held.state}", held, person)
    if held.channel is not None:
        note("alarm_over", held.channel, person, how=held.state)
        keep_alarm(held.channel)
    _thank(held)


def ask_unit(person: Person, report: AccountReport, unit: Unit) -> AccountReport:
    """The head of the unit is asked whose it is. Raises ReportElsewhere, PermissionDenied."""
    with transaction.atomic():
        held = hold(person, _HANDLE, report)
        due_at = due("channels.account_told", clock.now())
        move(held, AccountReport.State.WITH_UNIT, unit=unit, next_at=due_at)
        matter = matter_of(held)
        matter.unit = unit
        matter.save(update_fields=["unit"])
        answered(matter, verb="handle")
        heads = leading(unit)
        ask(matter, heads or team(), "say_whose", due_at=due_at, term="channels.account_told")
        tell_report(held, heads or team(), "account_whose")
        note_report("account_asked", held, person)
    return held


def say_whose(person: Person, report: AccountReport, answer: str) -> AccountReport:
    """The head's answer; communications goes on with it. Raises AnswerMissing, ReportElsewhere, PermissionDenied."""
    if not answer.strip():
        raise AnswerMissing
    with transaction.atomic():
        held = hold(person, "channels.say_whose", report)
        move(held, AccountReport.State.TOLD, answer=answer.strip()[:1000], next_at=None)
        answered(matter_of(held))
        ask(matter_of(held), team(), "handle")
        tell_report(held, team(), "account_answered")
        note_report("account_answered", held, person)
    return held


def _end(report: AccountReport, state: str, **changes: object) -> None:
    move(report, state, ended_at=clock.now(), next_at=None, **changes)
    end_matter(matter_of(report), str(state))


def _thank(report: AccountReport) -> None:
    if report.reporter is not None:
        tell_report(report, [report.reporter], "account_thanks")
