"""Delegate one's own role to a deputy, between two days."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar import journal
from tankar.organisation.actions.give_role import assign
from tankar.organisation.actors import actor
from tankar.organisation.errors import CannotStandIn, LongerThanHeld, NotYours
from tankar.organisation.models import Person, RoleAssignment

__all__ = ["name_deputy"]


def name_deputy(
    by: Person, assignment: RoleAssignment, to: Person, valid_from: dt.date, valid_to: dt.date
) -> RoleAssignment:
    """The deputy gets exactly the holder's role for the holder's unit, on days when the holder has it.

    Raises `NotYours`, `CannotStandIn`, `LongerThanHeld` and the errors of roles.
    """
    if assignment.person_id != by.pk or assignment.deputy_for_id is not None or by.acting_as == "elected":
        raise NotYours
    if to.pk == by.pk or not to.is_employee:
        raise CannotStandIn
    longer = assignment.valid_to is not None and valid_to > assignment.valid_to
    if longer or valid_from < assignment.valid_from:
        raise LongerThanHeld
    deputy = RoleAssignment(
        person=to,
        role=assignment.role,
        unit=assignment.unit,
        valid_from=valid_from,
        valid_to=valid_to,
        deputy_for=by,
        given_by=by,
    )
    with transaction.atomic():
        assign(deputy)
        journal.record(
            "organisation.deputy_named",
            actor=actor(by),
            subject=("person", to.public_id),
            params={"person": str(to), "role": assignment.role},
        )
    return deputy
