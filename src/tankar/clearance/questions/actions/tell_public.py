"""A matter becomes public on the morning of its day: those who asked about it are told, each for themselves."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar import journal
from tankar.clearance.models import AgendaMatter, Clearance
from tankar.clearance.questions.telling import tell_asker
from tankar.organisation.access import today
from tankar.work import clock

__all__ = ["tell_of_public_matters"]

_AT_ONCE = 50
_TOLD = (Clearance.State.UNASSIGNED, Clearance.State.ASKED, Clearance.State.ANSWERED, Clearance.State.EXPIRED)


def tell_of_public_matters() -> int:
    """Returns how many matters have become public. Whoever withdrew their question is not told."""
    due = AgendaMatter.objects.filter(public_from__lte=today(), told_at__isnull=True)
    return sum(_tell(matter) for matter in due.order_by("public_from")[:_AT_ONCE])


def _tell(matter: AgendaMatter) -> bool:
    now = clock.now()
    with transaction.atomic():
        # of two workers one tells; a day moved at this moment is told at its new time
        same = AgendaMatter.objects.filter(pk=matter.pk, told_at=None, public_from=matter.public_from)
        if not same.update(told_at=now):
            return False
        # whoever asked when it was public already has that on their page
        begins = dt.datetime.combine(matter.public_from or today(), dt.time(0), clock.LOCAL)
        before = Clearance.objects.filter(matter=matter, asked_at__lt=begins)
        asked = before.filter(state__in=_TOLD, told_public_at=None)
        for clearance in asked.select_related("matter", "asker"):
            tell_asker("clearance.public", clearance)
        asked.update(told_public_at=now)
        journal.record(
            "clearance.became_public",
            actor=None,
            subject=("agenda_matter", matter.public_id),
            params={"reference": matter.reference},
        )
    return True
