"""Rights on facts: everybody may ask, the unit drafts, communications publishes, and all read the same at once."""

from __future__ import annotations

from django.db.models import Q

from tankar.clearance.hats import hats_of
from tankar.clearance.models import FactRequest, FactSheet
from tankar.organisation.access import communicates, holds, register, units_of
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = [
    "DRAFTERS",
    "drafted_by",
    "published_by",
    "requests_handled_by",
    "requests_visible_to",
    "visible_to",
]

_NOTHING = Q(pk__in=())
_SHEET, _REQUEST = FactSheet.State, FactRequest.State
# what has expired is official information: it stays readable, and says that it holds no longer
_READ = (_SHEET.PUBLISHED, _SHEET.EXPIRED)
DRAFTERS = (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT, Role.PREPARING_OFFICE_HOLDER)


def _of_own_units(person: Person) -> Q:
    return Q(unit__in=units_of(person, *DRAFTERS))


def visible_to(person: Person) -> Q:
    """Twin of `clearance.view_fact`."""
    if communicates(person):
        return Q()
    if not hats_of(person):
        return _NOTHING
    return Q(state__in=_READ) | _of_own_units(person)


def drafted_by(person: Person) -> Q:
    """Twin of `clearance.draft_fact`."""
    if communicates(person):
        return ~Q(state__in=FactSheet.OVER)
    return Q(state=_SHEET.DRAFT) & _of_own_units(person)


def published_by(person: Person) -> Q:
    """Twin of `clearance.publish_fact`."""
    return ~Q(state__in=FactSheet.OVER) if communicates(person) else _NOTHING


def _asked_of_own_unit(person: Person) -> Q:
    return _of_own_units(person) & ~Q(state=_REQUEST.ASKED)


def requests_visible_to(person: Person) -> Q:
    """Twin of `clearance.view_fact_request`."""
    if communicates(person):
        return Q()
    hats = hats_of(person)
    return Q(asker=person, asked_as__in=hats) | _asked_of_own_unit(person) if hats else _NOTHING


def requests_handled_by(person: Person) -> Q:
    """Twin of `clearance.handle_fact_request`."""
    if communicates(person):
        return Q(state__in=FactRequest.OPEN)
    return Q(state=_REQUEST.DRAFTING) & _of_own_units(person)


def _drafts_for(person: Person, unit_id: int | None) -> bool:
    return unit_id is not None and units_of(person, *DRAFTERS).filter(pk=unit_id).exists()


def _views(person: Person, sheet: FactSheet | None = None) -> bool:
    if sheet is None or communicates(person):
        return bool(hats_of(person))
    return bool(hats_of(person)) and (sheet.state in _READ or _drafts_for(person, sheet.unit_id))


def _drafts(person: Person, sheet: FactSheet | None = None) -> bool:
    if sheet is None:
        return communicates(person) or any(holds(person, role) for role in DRAFTERS)
    if communicates(person):
        return sheet.state not in FactSheet.OVER
    return sheet.state == _SHEET.DRAFT and _drafts_for(person, sheet.unit_id)


def _publishes(person: Person, sheet: FactSheet | None = None) -> bool:
    return communicates(person) and (sheet is None or sheet.state not in FactSheet.OVER)


def _views_request(person: Person, request: FactRequest | None = None) -> bool:
    hats = hats_of(person)
    if request is None or communicates(person):
        return bool(hats)
    own = request.asker_id == person.pk and request.asked_as in hats
    return own or (request.state != _REQUEST.ASKED and _drafts_for(person, request.unit_id))


def _handles(person: Person, request: FactRequest | None = None) -> bool:
    if request is None:
        return _drafts(person)
    if communicates(person):
        return request.is_open
    return request.state == _REQUEST.DRAFTING and _drafts_for(person, request.unit_id)


register(
    "clearance.ask_fact",
    lambda person, _nothing=None: bool(hats_of(person)),
    meaning="Ask for a checked fact, or tell of a misconception.",
)
register(
    "clearance.view_fact",
    _views,
    FactSheet,
    lambda person: FactSheet.objects.visible_to(person),
    meaning="Read the fact sheets that are published or have expired; drafts of one's own unit, and for "
    "communications all of them.",
)
register(
    "clearance.draft_fact",
    _drafts,
    FactSheet,
    lambda person: FactSheet.objects.drafted_by(person),
    meaning="Write a fact sheet: the unit its own drafts, communications all of them.",
)
register(
    "clearance.publish_fact",
    _publishes,
    FactSheet,
    lambda person: FactSheet.objects.published_by(person),
    meaning="Publish a fact sheet in both languages for everybody at once, renew it, withdraw it; say which unit "
    "knows.",
)
register(
    "clearance.view_fact_request",
    _views_request,
    FactRequest,
    lambda person: FactRequest.objects.visible_to(person),
    meaning="Read what was asked for: one's own, as whom one asked it; communications, and the unit that is asked. "
    "Who asked is shown to nobody.",
)
register(
    "clearance.handle_fact_request",
    _handles,
    FactRequest,
    lambda person: FactRequest.objects.handled_by(person),
    meaning="See to a fact that somebody asks for: communications, and while it drafts the unit that is asked.",
)
