"""End a role: at once or after a last day. Deputies' days end with the role they stood in for."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import journal
from tankar.organisation.access import may, today
from tankar.organisation.actors import actor
from tankar.organisation.models import Person, RoleAssignment

__all__ = ["end_role"]


def end_role(by: Person, assignment: RoleAssignment, last_day: dt.date | None = None) -> None:
    """`last_day` is included; `None` ends the role at once. A role that then never began is taken away.

    Allowed to whoever gives roles, to a holder for the deputies they named, and to a deputy for their own.
    Raises `PermissionDenied`.
    """
    if not _may_end(by, assignment):
        raise PermissionDenied("organisation.give_roles")
    with transaction.atomic():
        # ended at once means that yesterday was the last day
        _cut(assignment, last_day or today() - dt.timedelta(days=1))
        journal.record(
            "organisation.role_ended",
            actor=actor(by),
            subject=("person", assignment.person.public_id),
            params={"person": str(assignment.person), "role": assignment.role},
        )


def _may_end(by: Person, assignment: RoleAssignment) -> bool:
    if may(by, "organisation.give_roles", assignment.person):
        return True
    is_own = by.acting_as != "elected" and by.pk in {assignment.deputy_for_id, assignment.person_id}
    return assignment.deputy_for_id is not None and is_own


def _cut(assignment: RoleAssignment, last_day: dt.date) -> None:
    deputies = RoleAssignment.objects.none()
    if assignment.deputy_for_id is None:
        deputies = RoleAssignment.objects.filter(
            deputy_for=assignment.person_id, role=assignment.role, unit=assignment.unit_id
        )
    for row in [assignment, *deputies]:
        if row.valid_from > last_day:
            row.delete()
        elif row.valid_to is None or row.valid_to > last_day:
            row.valid_to = last_day
            row.save(update_fields=["valid_to"])
