"""Go on in a module. What was chosen is shown and forgotten: kept are the step, and at the end day and version."""

from __future__ import annotations

from django.db import transaction

from tankar.guideline.models import GuidelineVersion, Training
from tankar.guideline.training.errors import NotTheirs
from tankar.guideline.training.noting import no_longer_new
from tankar.guideline.training.situations import module
from tankar.organisation.access import may, today
from tankar.organisation.models import Person

__all__ = ["go_on", "start_again"]


def go_on(person: Person, slug: str, step: int) -> Training:
    """Situation number `step` (from 0) is behind the person. Another page that was quicker is believed.

    Raises `NotTheirs`.
    """
    if not may(person, "guideline.learn"):
        raise NotTheirs
    last = len(module(slug).situations)
    with transaction.atomic():
        row, _new = Training.objects.get_or_create(person=person, module=slug)
        if step + 1 >= last and row.step == step:
            version = GuidelineVersion.objects.current()
            done = {"done_on": today(), "version_number": version.number if version else 1, "step": 0}
            done["told_again"] = False
            if Training.objects.filter(pk=row.pk, step=step).update(**done):
                no_longer_new(person, "training", slug)
        else:
            Training.objects.filter(pk=row.pk, step=step).update(step=step + 1)
        row.refresh_from_db()
    return row


def start_again(person: Person, slug: str) -> None:
    """From the first situation. That it was done before stands."""
    Training.objects.filter(person=person, module=slug).update(step=0)
