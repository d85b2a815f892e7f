"""Leave is asked for, given, or not given. The journal names no one who shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from tankar import journal
from tankar.channels.models import Channel
from tankar.content.actions.media.end_leave import end_leave_of
from tankar.content.errors import NotAllowed
from tankar.content.leaves.errors import LeaveMoved, LeaveUnfinished
from tankar.content.leaves.lifecycle import LEAVE
from tankar.content.media import Stored
from tankar.content.models import Asset, Leave
from tankar.content.models.leaves import NAMELESS
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["ask_for_leave", "give_leave", "keep_paper", "note", "refuse_leave"]

_EDIT = "content.edit_leave"


def ask_for_leave(person: Person, facts: Mapping[str, Any], assets: Iterable[Asset] = ()) -> Leave:
    """`facts`: fields of `Leave`. Of the pictures only those one may change. Raises `NotAllowed`."""
    if not may(person, _EDIT):
        raise NotAllowed(_EDIT)
    chosen = list(assets)
    if not all(may(person, "content.edit_picture", one) for one in chosen):
        raise NotAllowed("content.edit_picture")
    now = clock.now()
    with transaction.atomic():
        leave = Leave.objects.create(**facts, asked_by=person, unit=person.unit, asked_at=now, changed_at=now)
        for asset in chosen:
            _note_becomes_leave(person, asset)
        leave.assets.set(chosen)
        note("content.leave_asked", person, leave)
    return leave


def give_leave(
    person: Person, leave: Leave, facts: Mapping[str, Any], channels: Iterable[Channel] = ()
) -> Leave:
    """They have said yes, and to what. Raises `NotAllowed`, `LeaveUnfinished` or `LeaveMoved`.

    The pictures it is for say from now on that there is leave.
    """
    _asked(person, leave)
    if missing := _missing(leave, facts):
        raise LeaveUnfinished(missing)
    with transaction.atomic():
        _move(leave, Leave.State.GIVEN, **facts)
        leave.channels.set(channels)
        for asset in leave.assets.all():
            _say_on_the_picture(asset, leave)
        note("content.leave_given", person, leave)
    return leave


def refuse_leave(person: Person, leave: Leave) -> Leave:
    """They have said no: nothing more is asked, their name goes, and the picture leaves with nothing any more.

    Raises `NotAllowed` or `LeaveMoved`.
    """
    _asked(person, leave)
    with transaction.atomic():
        _move(leave, Leave.State.REFUSED, who=NAMELESS, own_view="")
        for asset in leave.assets.all():
            end_leave_of(person, asset, "")
        note("content.leave_refused", person, leave)
    return leave


def keep_paper(person: Person, leave: Leave, stored: Stored) -> None:
    """A photo of the signed paper, read by those who may read the leave. Raises `NotAllowed`."""
    _asked(person, leave)
    Leave.objects.filter(pk=leave.pk).update(paper=stored.sha256, paper_type=stored.content_type)
    leave.paper, leave.paper_type = stored.sha256, stored.content_type


def _say_on_the_picture(asset: Asset, leave: Leave) -> None:
    people = Asset.People.CHILDREN if leave.is_of_a_child else Asset.People.LEAVE
    if asset.people != Asset.People.CHILDREN:
        asset.people = people
        asset.save(update_fields=["people"])


def _note_becomes_leave(person: Person, asset: Asset) -> None:
    """What was noted of the picture with no name is a leave of its own from now on: what is known stands once."""
    if not (asset.leave_note or asset.leave_until):
        return
    now = clock.now()
    earlier = Leave.objects.create(
        state=Leave.State.GIVEN,
        who=NAMELESS,
        whose=Leave.Whose.CHILD if asset.people == Asset.People.CHILDREN else Leave.Whose.ADULT,
        purposes=[Leave.Purpose.CITY],
        until=asset.leave_until,
        kept_where=asset.leave_note,
        asked_by=person,
        unit=asset.unit,
        asked_at=now,
        changed_at=now,
    )
    earlier.assets.add(asset)
    asset.leave_note, asset.leave_until = "", None
    asset.save(update_fields=["leave_note", "leave_until"])


def _missing(leave: Leave, facts: Mapping[str, Any]) -> list[str]:
    missing = [name for name in ("purposes", "how") if not facts.get(name)]
    if leave.is_of_a_child and not str(facts.get("own_view", "")).strip():
        missing.append("own_view")
    # stricter for the youngest: never without an end, and never beyond what the guardian has named
    if leave.whose == Leave.Whose.EARLY and facts.get("until") is None:
        missing.append("until")
    return missing


def _asked(person: Person, leave: Leave) -> None:
    if not may(person, _EDIT, leave):
        raise NotAllowed(_EDIT)


def _move(leave: Leave, to: str, **changes: Any) -> None:
    try:
        LEAVE.move(leave, to, changed_at=clock.now(), **changes)
    except (NoSuchMove, SomebodyElseMoved):
        leave.refresh_from_db()
        raise LeaveMoved from None


def note(kind: str, person: Person | None, leave: Leave) -> None:
    """A line in the journal: that it happened, never who shows."""
    journal.record(
        kind, actor=actor(person) if person else None, subject=("leave", leave.public_id), params={}
    )
