"""Delegate a role to a deputy, between two days: one's own, or (who gives roles) that of somebody absent."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actions.give_role import assign
from tankar.organisation.actors import actor
from tankar.organisation.errors import CannotStandIn, LongerThanHeld, NotYours
from tankar.organisation.models import Person, RoleAssignment

__all__ = ["name_deputy"]


def name_deputy(
    by: Person, assignment: RoleAssignment, to: Person, valid_from: dt.date, valid_to: dt.date
) -> RoleAssignment:
    """The deputy gets exactly the holder's role for the holder's unit, on days when the holder has it.

    Somebody who fell ill cannot name one: then whoever gives roles does it for them.
    Raises `NotYours`, `CannotStandIn`, `LongerThanHeld` and the errors of roles.
    """
    is_own = assignment.person_id == by.pk and by.acting_as != "elected"
    if assignment.deputy_for_id is not None or not (is_own or _may_give(by, assignment, to)):
        raise NotYours
    if to.pk == assignment.person_id or not to.is_employee:
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
        deputy_for=assignment.person,
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


def _may_give(by: Person, assignment: RoleAssignment, to: Person) -> bool:
    # never to oneself: giving roles stays apart from having them
    return all(may(by, "organisation.give_roles", person) for person in (assignment.person, to))
