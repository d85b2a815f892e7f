"""What the guideline's page offers somebody who is signed in: acknowledge, learn, ask, and what else lies behind it."""

from __future__ import annotations

from dataclasses import dataclass

from tankar.guideline.models import Acknowledgement, GuidelineVersion
from tankar.guideline.training.standing import has_acknowledged, standings
from tankar.organisation.access import holds, may
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["Yours", "yours"]


@dataclass(frozen=True)
class Yours:
    """`number`: of the version in force. `voluntary`: they are invited, not asked."""

    number: int
    read: Acknowledgement | None
    voluntary: bool
    waits: bool
    employed: bool
    sees_totals: bool


def yours(person: Person | None) -> Yours | None:
    """`None` for somebody who is not signed in, or has not chosen yet as whom they act."""
    if person is None or not may(person, "guideline.learn"):
        return None
    version = GuidelineVersion.objects.current()
    staff = holds(person, Role.EMPLOYEE)
    return Yours(
        number=version.number if version else 1,
        read=has_acknowledged(person, version),
        voluntary=not staff,
        waits=any(one.waits and not one.voluntary for one in standings(person)),
        employed=staff,
        sees_totals=may(person, "guideline.view_totals"),
    )
