"""The question a page is about, for somebody who may see it."""

from __future__ import annotations

from django.http import Http404

from tankar.clearance.hats import hats_of
from tankar.clearance.models import Clearance
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["asked_as_the_other", "question_for"]


def question_for(person: Person, public_id: str) -> Clearance:
    """404 for what is not there and for what is none of theirs: neither tells of the other."""
    found = Clearance.objects.select_related("matter", "matter__preparer", "preparer", "asker")
    clearance = found.filter(public_id=public_id.replace("\x00", "")).first()
    if clearance is None or not may(person, "clearance.view", clearance):
        raise Http404(public_id)
    return clearance


def asked_as_the_other(person: Person, public_id: str) -> bool:
    """Did the person ask this themselves, but not as whom they act now? Asked only of those who are both."""
    if not (person.is_employee and person.is_elected):
        return False
    own = Clearance.objects.filter(asker=person, public_id=public_id.replace("\x00", ""))
    return own.exclude(asked_as__in=hats_of(person)).exists()
