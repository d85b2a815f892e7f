"""Rights on accounts told of: everybody employed tells, communications looks at it, a head says whose it is."""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import AccountReport, Channel
from tankar.channels.reviews.permissions import leads, led_by
from tankar.organisation.access import communicates, holds, may, register, units_of
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["answered_by", "handled_by", "logged_by", "seen_by"]

_NONE = Q(pk__in=())
_LEADS = (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)
_SAFE = (Role.IT_SECURITY, Role.DATA_PROTECTION_OFFICER)
_WITH_UNIT = AccountReport.State.WITH_UNIT


def seen_by(person: Person) -> Q:
    """Twin of `channels.view_report`."""
    if not holds(person, Role.EMPLOYEE):
        return _NONE
    if communicates(person) or any(holds(person, role) for role in _SAFE):
        return Q()
    return Q(reporter=person) | Q(unit__in=units_of(person, *_LEADS)) | _of_theirs(person)


def _of_theirs(person: Person) -> Q:
    """What has happened to an account that they look after, or that belongs to their unit."""
    about = led_by(person) | Q(channel__in=Channel.objects.describable_by(person))
    return about & ~Q(kind=AccountReport.Kind.OURS)


def _is_of_theirs(person: Person, report: AccountReport) -> bool:
    if report.channel is None or report.kind == AccountReport.Kind.OURS:
        return False
    return leads(person, report.channel) or may(person, "channels.describe", report.channel)


def _sees(person: Person, report: AccountReport | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if report is None or communicates(person) or any(holds(person, role) for role in _SAFE):
        return True
    return report.reporter_id == person.pk or _leads(person, report) or _is_of_theirs(person, report)


def _leads(person: Person, report: AccountReport) -> bool:
    return report.unit is not None and any(holds(person, role, report.unit) for role in _LEADS)


def handled_by(person: Person) -> Q:
    """Twin of `channels.handle_report`."""
    return Q(state__in=AccountReport.OPEN) if communicates(person) else _NONE


def _handles(person: Person, report: AccountReport | None = None) -> bool:
    return communicates(person) and (report is None or report.state in AccountReport.OPEN)


def logged_by(person: Person) -> Q:
    """Twin of `channels.log_report`."""
    if not holds(person, Role.EMPLOYEE):
        return _NONE
    is_open = Q(state__in=AccountReport.OPEN) & ~Q(kind=AccountReport.Kind.OURS)
    if communicates(person) or any(holds(person, role) for role in _SAFE):
        return is_open
    return is_open & _of_theirs(person)


def _logs(person: Person, report: AccountReport | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if report is not None and (
        report.state not in AccountReport.OPEN or report.kind == AccountReport.Kind.OURS
    ):
        return False
    if report is None or communicates(person) or any(holds(person, role) for role in _SAFE):
        return True
    return _is_of_theirs(person, report)


def answered_by(person: Person) -> Q:
    """Twin of `channels.say_whose`."""
    return Q(state=_WITH_UNIT, unit__in=units_of(person, *_LEADS))


def _answers(person: Person, report: AccountReport | None = None) -> bool:
    if report is None:
        return any(holds(person, role) for role in _LEADS)
    return report.state == _WITH_UNIT and _leads(person, report)


register(
    "channels.tell_of_account",
    lambda person, _nothing=None: holds(person, Role.EMPLOYEE),
    meaning="Tell of an account of the city that is not in the register, or of one that only looks like it.",
)
register(
    "channels.view_report",
    _sees,
    AccountReport,
    lambda person: AccountReport.objects.visible_to(person),
    meaning="See what became of an account told of: whoever told of it, communications, the unit asked, and those "
    "whose account it is.",
)
register(
    "channels.handle_report",
    _handles,
    AccountReport,
    lambda person: AccountReport.objects.handleable_by(person),
    meaning="Look at an account told of: put it into the register, ask its unit, or end it.",
)
register(
    "channels.say_whose",
    _answers,
    AccountReport,
    lambda person: AccountReport.objects.answerable_by(person),
    meaning="Say, as head of the unit asked, whose an account is.",
)
register(
    "channels.log_report",
    _logs,
    AccountReport,
    lambda person: AccountReport.objects.loggable_by(person),
    meaning="Write down what was done about an account of ours that was renamed, lost, taken over or imitated.",
)
