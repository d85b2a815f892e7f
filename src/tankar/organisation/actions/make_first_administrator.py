"""Make the first system administrator of a real installation, who gives everybody else their roles."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from tankar import journal
from tankar.organisation.access import holders, today
from tankar.organisation.actions.add_unit import Names
from tankar.organisation.actions.give_role import assign
from tankar.organisation.errors import AdministratorThere, NotAnEmployee, NotInADemo
from tankar.organisation.models import Person, RoleAssignment, Unit, User
from tankar.organisation.roles import Role
from tankar.work.demo import is_demo

__all__ = ["make_first_administrator", "refuse_a_second"]


def make_first_administrator(email: str, given_name: str, family_name: str, password: str) -> Person:
    """The person with account, password and role from today on, in the top unit when they are new.

    Somebody who is among the people already keeps their details. `password` has been judged by then.
    No right is asked: nobody has any yet, and whoever starts this has the database in their hands.
    Raises `NotInADemo`, `AdministratorThere`, `NotAnEmployee`, `RolesDoNotMix`, Django's `ValidationError`.
    """
    with transaction.atomic():
        refuse_a_second()
        person = _person(email.strip().lower(), given_name.strip(), family_name.strip())
        person.user = _account(person, password)
        person.save()
        assign(RoleAssignment(person=person, role=Role.SYSTEM_ADMINISTRATOR, valid_from=today()))
        journal.record(
            "organisation.first_administrator",
            actor=None,
            subject=("person", person.public_id),
            params={"person": str(person)},
        )
    return person


def refuse_a_second() -> None:
    """Raises `NotInADemo`, `AdministratorThere`."""
    if is_demo():
        raise NotInADemo
    somebody = holders(Role.SYSTEM_ADMINISTRATOR).order_by("pk").first()
    if somebody is not None:
        raise AdministratorThere(f"{somebody} ({somebody.email})")


def _person(email: str, given_name: str, family_name: str) -> Person:
    known = Person.objects.filter(email__iexact=email).first()
    if known is not None:
        if not known.is_employee:
            raise NotAnEmployee
        return known
    person = Person(email=email, given_name=given_name, family_name=family_name, unit=_top())
    person.full_clean()
    return person


def _top() -> Unit:
    """The unit everything lies under; made from the organisation's name when there is no unit at all."""
    top: Unit | None = Unit.objects.filter(parent=None).order_by("pk").first()
    if top is not None:
        return top
    names = Names(*settings.CONFIGURATION.organisation.split("|")).tidy()
    made: Unit = Unit.objects.create(**names.columns())
    journal.record(
        "organisation.unit_added",
        actor=None,
        subject=("unit", made.public_id),
        params={"unit": str(names)},
    )
    return made


def _account(person: Person, password: str) -> User:
    user = person.user or User.objects.filter(email=person.email).first()
    if user is None:
        return User.objects.create_user(person.email, password)
    user.is_active = True
    user.set_password(password)
    user.save()
    return user
