"""Who hears of what an item still owes: its writer when it is due, communications when it is late.

A notice for communications names the channels, never a person. Both are told once.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse

from tankar.content.models import Outstanding
from tankar.content.review.telling import title_of
from tankar.notices.telling import tell
from tankar.organisation.access import holders
from tankar.organisation.calendar import add_working_hours
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["due_from", "late_from", "tell_of_outstanding"]

_AT_ONCE = 50
# office hours after which what is due counts as late: our default
_LATE_AFTER = 4
# captions take a while to write, so their writer hears some days before: our default
_CAPTIONS_BEFORE = dt.timedelta(days=3)


def due_from(owed: Outstanding) -> dt.datetime:
    """From when its writer is told."""
    return owed.due_at if owed.is_language else owed.due_at - _CAPTIONS_BEFORE


def late_from(owed: Outstanding) -> dt.datetime:
    """From when it counts as late. The law's fourteen days have no days of grace."""
    return add_working_hours(owed.due_at, _LATE_AFTER) if owed.is_language else owed.due_at


def tell_of_outstanding() -> int:
    """How many were told of."""
    now = clock.now()
    rows = Outstanding.objects.running(now).filter(due_at__lte=now + _CAPTIONS_BEFORE, late_told_at=None)
    told = 0
    for owed in rows.select_related("item", "item__author").order_by("due_at")[:_AT_ONCE]:
        if owed.writer_told_at is None and due_from(owed) <= now:
            told += _tell_writer(owed, now)
        elif late_from(owed) <= now:
            told += _tell_communications(owed, now)
    return told


def _tell_writer(owed: Outstanding, now: dt.datetime) -> bool:
    with transaction.atomic():
        # of two workers one tells
        untold = Outstanding.objects.filter(pk=owed.pk, state=Outstanding.State.OPEN, writer_told_at=None)
        if not untold.update(writer_told_at=now):
            return False
        tell(
            owed.item.author,
            "content.language_due" if owed.is_language else "content.captions_due",
            params={"title": title_of(owed.item)},
            url=_page(owed),
            about=("outstanding", str(owed.pk)),
        )
    return True


def _tell_communications(owed: Outstanding, now: dt.datetime) -> bool:
    with transaction.atomic():
        untold = Outstanding.objects.filter(pk=owed.pk, state=Outstanding.State.OPEN, late_told_at=None)
        if not untold.update(late_told_at=now):
            return False
        channels = [one.channel.name for one in owed.item.choices.select_related("channel")]
        for person in holders(Role.COMMUNICATIONS_TEAM):
            tell(
                person,
                "content.language_late" if owed.is_language else "content.captions_late",
                params={"title": title_of(owed.item), "channels": ", ".join(channels)},
                url=_page(owed),
                about=("outstanding", str(owed.pk)),
            )
    return True


def _page(owed: Outstanding) -> str:
    return reverse("content:item", args=[owed.item.public_id])
