"""A module done long ago is asked for once more: one notice to whoever is still to know it, and nothing is closed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse

from tankar.decisions.terms import amount_of
from tankar.guideline.models import Training
from tankar.guideline.training.situations import module
from tankar.guideline.training.standing import asked_of
from tankar.notices.telling import tell
from tankar.organisation.access import today

__all__ = ["ask_again"]


def ask_again() -> int:
    """Everybody whose module has become old and whose work asks for it; returns how many were told.

    Whoever no longer has the work is told when they have it again. Elected officials are not asked: theirs is an
    invitation.
    """
    old = today() - dt.timedelta(days=amount_of("guideline.training_refresher"))
    due = Training.objects.filter(done_on__lte=old, told_again=False, person__user__is_active=True)
    found = due.exclude(module="elected").select_related("person").order_by("done_on", "pk")
    return sum(_tell(one) for one in found if one.module in asked_of(one.person))


def _tell(row: Training) -> bool:
    with transaction.atomic():
        # of two workers one sets the mark, and tells; done at this moment, it is not asked for
        here = Training.objects.filter(pk=row.pk, done_on=row.done_on, told_again=False)
        if not here.update(told_again=True):
            return False
        language = row.person.language or "sv"
        tell(
            row.person,
            "guideline.training_again",
            params={"module": module(row.module).title[language]},
            url=reverse("guideline:module", args=[row.module]),
            about=("training", row.module),
        )
    return True
