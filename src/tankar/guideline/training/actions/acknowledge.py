"""Say that one has read and understood the version in force. One tap; what is kept is the day and the version."""

from __future__ import annotations

from django.db import transaction

from tankar.guideline.models import Acknowledgement, GuidelineVersion
from tankar.guideline.training.errors import NotInForce, NotTheirs
from tankar.guideline.training.noting import no_longer_new
from tankar.organisation.access import holds, may, today
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["acknowledge"]


def acknowledge(person: Person, number: int) -> Acknowledgement:
    """`number`: the version that stood on the page. Twice does no harm. Raises `NotInForce` or `NotTheirs`.

    No journal entry: who has read it is for the person and, late, their supervisor alone.
    """
    if not may(person, "guideline.learn"):
        raise NotTheirs
    with transaction.atomic():
        version = GuidelineVersion.objects.current() or GuidelineVersion.objects.packaged()
        if version.number != number:
            raise NotInForce
        elected = not holds(person, Role.EMPLOYEE)
        read, _new = Acknowledgement.objects.get_or_create(
            person=person, version=version, elected=elected, defaults={"on": today()}
        )
        no_longer_new(person, "guideline_version", str(number))
    return read
