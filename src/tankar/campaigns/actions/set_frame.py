"""The head of a unit decides a yearly frame for small boosts, or ends it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import translation

from tankar import journal
from tankar.campaigns.errors import FrameStands, NotAllowed, NotUnderFrame, WordsMissing
from tankar.campaigns.models import Frame
from tankar.campaigns.money import euros
from tankar.campaigns.telling import team
from tankar.notices.telling import tell
from tankar.organisation.access import holders, may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person, Unit
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["FrameFacts", "end_frame", "set_frame"]


@dataclass(frozen=True)
class FrameFacts:
    """What the head decides: euros for the year, the largest single boost, the city's accounts, what may be boosted."""

    year: int
    total: Decimal
    most_each: Decimal
    accounts: str
    cost_centre: str
    purposes: str


def set_frame(person: Person, unit: Unit, facts: FrameFacts) -> Frame:
    """A decision like any other (CHN-7), for a whole year; communications and the unit's channel managers are told.

    Raises `NotAllowed`, `FrameStands`, or `NotUnderFrame` when one boost may cost more than the year.
    """
    if not may(person, "campaigns.set_frame", unit):
        raise NotAllowed("campaigns.set_frame")
    if not 0 < facts.most_each <= facts.total:
        raise NotUnderFrame("most_each", "")
    try:
        with transaction.atomic():
            frame = Frame.objects.create(unit=unit, decided_by=person, decided_at=clock.now(), **vars(facts))
            _note("campaigns.frame_decided", person, frame)
            _tell(person, frame)
    except IntegrityError:
        raise FrameStands from None
    return frame


def end_frame(person: Person, frame: Frame, reason: str) -> Frame:
    """No boost can be made under it any more; those that run go on. Raises `WordsMissing` or `NotAllowed`."""
    reason = reason.strip()[:500]
    if not reason:
        raise WordsMissing("reason")
    with transaction.atomic():
        held = Frame.objects.select_for_update().get(pk=frame.pk)
        if not may(person, "campaigns.end_frame", held):
            raise NotAllowed("campaigns.end_frame")
        held.ended_at, held.ended_reason = clock.now(), reason
        held.save(update_fields=["ended_at", "ended_reason"])
        _note("campaigns.frame_ended", person, held)
    return held


def _note(kind: str, person: Person, frame: Frame) -> None:
    params = {"unit": frame.unit.name, "year": str(frame.year), "sum": euros(frame.total)}
    journal.record(kind, actor=actor(person), subject=("ad_frame", frame.public_id), params=params)


def _tell(person: Person, frame: Frame) -> None:
    managers = holders(Role.CHANNEL_MANAGER, frame.unit).filter(is_employee=True)
    people = {one.pk: one for one in (*team(), *managers) if one.pk != person.pk}
    for one in people.values():
        with translation.override(one.language):
            params = {"unit": frame.unit.name, "year": str(frame.year), "sum": euros(frame.total)}
        tell(
            one,
            "campaigns.frame_decided",
            params=params,
            url=frame.get_absolute_url(),
            about=("ad_frame", frame.public_id),
        )
