"""It is gone: a person says so, or the network does. Nothing else ends it."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.leaves.actions.withdraw_leave import follow_taken_down
from tankar.content.models import Leave
from tankar.decisions.keeping import end_matter
from tankar.decisions.models import Matter
from tankar.notices.settling import settle
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.publishing.errors import MayNot
from tankar.publishing.matters import TAKEDOWN_MATTER
from tankar.publishing.models import Delivery, TakeDown
from tankar.publishing.takedowns.lifecycle import TAKEDOWN
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["close_leave", "follow_gone", "say_taken_down"]


def say_taken_down(person: Person, takedown: TakeDown) -> bool:
    """Somebody took it down. `False`: it was noted already. Raises `MayNot`."""
    if not may(person, "publishing.take_down", takedown):
        raise MayNot
    with transaction.atomic():
        return _end(takedown, TakeDown.How.PERSON, person)


def follow_gone(post: Delivery) -> None:
    """The network told that the post was removed. Called in the transaction of what was told."""
    for takedown in TakeDown.objects.filter(delivery=post, state=TakeDown.State.OPEN):
        _end(takedown, TakeDown.How.NETWORK, None)


def close_leave(leave: Leave) -> None:
    """Leave that was taken back is done when nothing that shows its pictures is out any more."""
    shown = leave.assets.values("sha256")
    if not TakeDown.objects.filter(asset__sha256__in=shown, state=TakeDown.State.OPEN).exists():
        follow_taken_down(leave)


def _end(takedown: TakeDown, how: str, person: Person | None) -> bool:
    try:
        TAKEDOWN.move(takedown, TakeDown.State.DONE, how=how, done_at=clock.now(), next_at=None)
    except (NoSuchMove, SomebodyElseMoved):
        return False
    matter = Matter.of(TAKEDOWN_MATTER, takedown.public_id)
    if matter is not None:
        end_matter(matter, "taken_down" if person else "gone")
    settle("takedown", [takedown.public_id])
    journal.record(
        "publishing.taken_down" if person else "publishing.gone_down",
        actor=actor(person) if person else None,
        subject=("takedown", takedown.public_id),
        params={"channel": str(takedown.delivery.channel)},
    )
    withdrawn = Leave.objects.filter(assets__sha256=takedown.asset.sha256, state=Leave.State.WITHDRAWN)
    for leave in withdrawn.distinct():
        close_leave(leave)
    return True
