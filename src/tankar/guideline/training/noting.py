"""What somebody was asked to read or learn is behind them: it is no longer new for them, and stays so for others."""

from __future__ import annotations

from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["no_longer_new"]


def no_longer_new(person: Person, what: str, which: str) -> None:
    """Not `notices.settling`, which settles it for everybody. The caller holds the transaction."""
    now = clock.now()
    own = Notice.objects.filter(person=person, about=f"{what}:{which}", read_at=None)
    own.update(read_at=now, settled_at=now)
