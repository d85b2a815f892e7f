"""Rights on profile requests: everybody employed may ask, the management of the unit and the communications manager
decide together (PLAN-1), nobody decides their own, and nobody gives both halves."""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import Keeper, ProfileRequest, RequestAdvice
from tankar.organisation.access import communicates, holds, register, today, units_of, valid_on
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role

__all__ = [
    "LEFT",
    "MANAGEMENT",
    "advised_by",
    "communications_units",
    "decided_for_communications_by",
    "decided_for_unit_by",
    "handed_over_by",
    "has_left",
    "leads_communications",
    "opened_by",
    "own_of",
    "seen_by",
    "works_for_the_city",
]

MANAGEMENT = (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)
_NOTHING = Q(pk__in=())
_STATE = ProfileRequest.State
LEFT = Q(requester__is_employee=False) | Q(requester__user__is_active=False)


def _works(person: Person, _nothing: object = None) -> bool:
    return holds(person, Role.EMPLOYEE)


def _reads_all(person: Person) -> bool:
    return communicates(person) or holds(person, Role.AUDITOR)


def seen_by(person: Person) -> Q:
    """Twin of `channels.view_request`: one's own; what concerns one, once it is sent; what was approved, for all."""
    if not _works(person):
        return _NOTHING
    concerned = Q(pk__in=Keeper.objects.filter(person=person).values("request_id"))
    concerned |= Q(pk__in=RequestAdvice.objects.filter(asked_of=person).values("request_id"))
    concerned |= Q(unit__in=units_of(person, *MANAGEMENT)) | Q(unit_by=person) | Q(communications_by=person)
    if leads_communications(person):
        concerned |= Q(communications_above=True)
    sent = Q(contacted_at__isnull=False)
    return (
        Q(requester=person)
        | Q(state__in=ProfileRequest.APPROVED)
        | (sent if _reads_all(person) else sent & concerned)
    )


def _sees(person: Person, request: ProfileRequest | None = None) -> bool:
    if not _works(person):
        return False
    if request is None or request.requester_id == person.pk or request.state in ProfileRequest.APPROVED:
        return True
    if request.contacted_at is None:
        return False
    if _reads_all(person) or person.pk in (request.unit_by_id, request.communications_by_id):
        return True
    return (
        _manages_unit(person, request)
        or (request.communications_above and leads_communications(person))
        or request.keepers.filter(person=person).exists()
        or request.advices.filter(asked_of=person).exists()
    )


def own_of(person: Person) -> Q:
    """Twin of `channels.edit_request`."""
    return Q(requester=person) if _works(person) else _NOTHING


def _edits(person: Person, request: ProfileRequest | None = None) -> bool:
    return _works(person) and (request is None or request.requester_id == person.pk)


def has_left(request: ProfileRequest) -> bool:
    """Does whoever asked for it work for the city no longer, or is their account closed? Twin of `LEFT`."""
    return not works_for_the_city(request.requester)


def works_for_the_city(person: Person) -> bool:
    """Employed, and with no closed account: that is how somebody is told to have left who is not elected either."""
    return person.is_employee and (person.user is None or person.user.is_active)


def handed_over_by(person: Person) -> Q:
    """Twin of `channels.hand_over_request`."""
    if not _works(person):
        return _NOTHING
    going = LEFT & Q(state__in=ProfileRequest.GOING) & ~Q(requester=person)
    if holds(person, Role.COMMUNICATIONS_MANAGER):
        return going
    return going & Q(unit__in=units_of(person, *MANAGEMENT))


def _hands_over(person: Person, request: ProfileRequest | None = None) -> bool:
    if not _works(person):
        return False
    if request is None:
        return holds(person, Role.COMMUNICATIONS_MANAGER) or any(holds(person, role) for role in MANAGEMENT)
    waits = request.state in ProfileRequest.GOING and request.requester_id != person.pk and has_left(request)
    return waits and (holds(person, Role.COMMUNICATIONS_MANAGER) or _manages_unit(person, request))


def advised_by(person: Person) -> Q:
    """Twin of `channels.advise_request`."""
    if not (_works(person) and communicates(person)):
        return _NOTHING
    return Q(state=_STATE.CONTACT) & ~Q(requester=person)


def _advises(person: Person, request: ProfileRequest | None = None) -> bool:
    if not (_works(person) and communicates(person)):
        return False
    return request is None or (request.state == _STATE.CONTACT and request.requester_id != person.pk)


def decided_for_unit_by(person: Person) -> Q:
    """Twin of `channels.decide_request_for_unit`."""
    if not _works(person):
        return _NOTHING
    mine = Q(unit__in=units_of(person, *MANAGEMENT))
    others = Q(communications_by__isnull=True) | ~Q(communications_by=person)
    return mine & others & Q(state=_STATE.COMPLETE, unit_by__isnull=True) & ~Q(requester=person)


def _decides_for_unit(person: Person, request: ProfileRequest | None = None) -> bool:
    if not _works(person):
        return False
    if request is None:
        return any(holds(person, role) for role in MANAGEMENT)
    return (
        _waits_for(person, request, request.unit_by_id)
        and request.communications_by_id != person.pk
        and _manages_unit(person, request)
    )


def decided_for_communications_by(person: Person) -> Q:
    """Twin of `channels.decide_request_for_communications`."""
    if not _works(person):
        return _NOTHING
    mine = Q() if holds(person, Role.COMMUNICATIONS_MANAGER) else Q(communications_above=True)
    if mine and not leads_communications(person):
        return _NOTHING
    others = Q(unit_by__isnull=True) | ~Q(unit_by=person)
    return mine & others & Q(state=_STATE.COMPLETE, communications_by__isnull=True) & ~Q(requester=person)


def _decides_for_communications(person: Person, request: ProfileRequest | None = None) -> bool:
    if not _works(person):
        return False
    if request is None:
        return holds(person, Role.COMMUNICATIONS_MANAGER) or leads_communications(person)
    if not _waits_for(person, request, request.communications_by_id) or request.unit_by_id == person.pk:
        return False
    return holds(person, Role.COMMUNICATIONS_MANAGER) or (
        request.communications_above and leads_communications(person)
    )


def communications_units() -> list[Unit]:
    """Where communications is led: the unit of its manager, or of its team while it has no manager."""
    for role in (Role.COMMUNICATIONS_MANAGER, Role.COMMUNICATIONS_TEAM):
        held = RoleAssignment.objects.filter(valid_on(today()), role=role, deputy_for__isnull=True)
        if found := list(Unit.objects.filter(people__in=held.values("person_id")).distinct()):
            return found
    return []


def leads_communications(person: Person) -> bool:
    """Does the person lead the unit of communications, or one above it?"""
    # asked of everybody, and most lead nothing
    if not any(holds(person, role) for role in MANAGEMENT):
        return False
    return any(holds(person, role, unit) for unit in communications_units() for role in MANAGEMENT)


def opened_by(person: Person) -> Q:
    """Twin of `channels.open_request`."""
    if not _works(person):
        return _NOTHING
    opening = Q(state=_STATE.OPENING)
    if communicates(person):
        return opening
    kept = Keeper.objects.filter(person=person).values("request_id")
    return opening & (Q(requester=person) | Q(pk__in=kept))


def _opens(person: Person, request: ProfileRequest | None = None) -> bool:
    if not _works(person) or request is None:
        return _works(person)
    if request.state != _STATE.OPENING:
        return False
    own = request.requester_id == person.pk or communicates(person)
    return own or request.keepers.filter(person=person).exists()


def _manages_unit(person: Person, request: ProfileRequest) -> bool:
    return request.unit is not None and any(holds(person, role, request.unit) for role in MANAGEMENT)


def _waits_for(person: Person, request: ProfileRequest, decided_by: int | None) -> bool:
    return request.state == _STATE.COMPLETE and decided_by is None and request.requester_id != person.pk


register("channels.ask_for_profile", _works, meaning="Ask for a new profile on a network.")
register(
    "channels.view_request",
    _sees,
    ProfileRequest,
    lambda person: ProfileRequest.objects.visible_to(person),
    meaning="Read a profile request and its decisions: one's own, those that concern one, and every approved one.",
)
register(
    "channels.edit_request",
    _edits,
    ProfileRequest,
    lambda person: ProfileRequest.objects.own_of(person),
    meaning="Write one's own profile request, send it, answer a no once, choose a common channel, withdraw it.",
)
register(
    "channels.advise_request",
    _advises,
    ProfileRequest,
    lambda person: ProfileRequest.objects.advisable_by(person),
    meaning="Advise on a profile request before it is decided. Never one's own.",
)
register(
    "channels.decide_request_for_unit",
    _decides_for_unit,
    ProfileRequest,
    lambda person: ProfileRequest.objects.decidable_for_unit_by(person),
    meaning="Give the unit's half of the decision on a new profile. Never one's own, never both halves.",
)
register(
    "channels.decide_request_for_communications",
    _decides_for_communications,
    ProfileRequest,
    lambda person: ProfileRequest.objects.decidable_for_communications_by(person),
    meaning="Give communications' half of the decision on a new profile. Never one's own, never both halves. "
    "Whoever leads communications from above where its manager may not or does not, and nobody stands in.",
)
register(
    "channels.open_request",
    _opens,
    ProfileRequest,
    lambda person: ProfileRequest.objects.openable_by(person),
    meaning="Tick off what an approved profile needs before it is in use.",
)
register(
    "channels.hand_over_request",
    _hands_over,
    ProfileRequest,
    lambda person: ProfileRequest.objects.handed_over_by(person),
    meaning="Name another applicant of the unit for a profile request whose applicant has left, or end it.",
)
