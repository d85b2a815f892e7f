"""Mark one's own notices as read."""

from __future__ import annotations

from collections.abc import Collection

from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["read_all", "read_notice"]

_MOST = 100


def read_notice(person: Person, public_id: str) -> Notice | None:
    """The person's notice, now read; None when it is not theirs, or gone. Twice does no harm."""
    notice = Notice.objects.filter(person=person, public_id=public_id.replace("\x00", "")).first()
    if notice is not None and notice.read_at is None:
        Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=clock.now())
    return notice


def read_all(person: Person, shown: Collection[str]) -> int:
    """Those that were shown, by public id; how many that were. What came since stays new."""
    mine = Notice.objects.filter(person=person, read_at=None, public_id__in=list(shown)[:_MOST])
    return mine.update(read_at=clock.now())
