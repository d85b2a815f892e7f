"""*I have seen it*: the sign is off everybody's Today. Nothing else happens."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.inbox.errors import MayNot
from tankar.inbox.models import UproarSign
from tankar.inbox.uproars.lifecycle import SIGN
from tankar.inbox.uproars.telling import ABOUT
from tankar.notices.settling import settle
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["see"]


def see(person: Person, sign: UproarSign) -> bool:
    """`False`: somebody saw it before, or it was over. Raises `MayNot`."""
    if not may(person, "inbox.see_uproar"):
        raise MayNot
    try:
        with transaction.atomic():
            SIGN.move(sign, "seen", ended_at=clock.now())
            journal.record(
                "inbox.uproar_seen",
                actor=actor(person),
                subject=(ABOUT, sign.public_id),
                params={"channel": str(sign.channel)},
            )
            settle(ABOUT, [sign.public_id])
    except (NoSuchMove, SomebodyElseMoved):
        return False
    return True
