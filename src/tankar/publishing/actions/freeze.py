"""Stop what is scheduled, and let it go again. A person decides both; nothing is lost meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from tankar import journal
from tankar.channels.models import Channel
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.publishing.errors import MayNot, NotWaitingForThis, TimeHasPassed
from tankar.publishing.models import Freeze
from tankar.work import clock

__all__ = ["freeze", "lift"]


def freeze(
    person: Person, reason: str, until: dt.datetime | None = None, channels: Iterable[Channel] = ()
) -> Freeze:
    """Hold every scheduled post, or those of `channels`, until a moment or until lifted."""
    if not may(person, "publishing.freeze"):
        raise MayNot
    now = clock.now()
    if until is not None and until <= now:
        raise TimeHasPassed
    with transaction.atomic():
        made = Freeze.objects.create(reason=reason.strip(), began_by=person, began_at=now, until=until)
        made.channels.set(channels)
        _note("publishing.frozen", person, made, reason=made.reason)
    return made


def lift(person: Person, frozen: Freeze) -> Freeze:
    """Let what was held go out. What became overdue meanwhile asks for a new time by itself."""
    if not may(person, "publishing.freeze"):
        raise MayNot
    with transaction.atomic():
        # Conditional, so that two who lift at once leave one entry.
        lifted = Freeze.objects.filter(pk=frozen.pk, lifted_at__isnull=True)
        if not lifted.update(lifted_at=clock.now(), lifted_by=person):
            raise NotWaitingForThis
        _note("publishing.freeze_lifted", person, frozen)
    frozen.refresh_from_db()
    return frozen


def _note(kind: str, person: Person, frozen: Freeze, **params: str) -> None:
    journal.record(kind, actor=actor(person), subject=("freeze", frozen.public_id), params=params)
