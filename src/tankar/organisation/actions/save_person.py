"""Add a person, or change their details; the account they sign in with follows."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person, User

__all__ = ["save_person"]


def save_person(by: Person, person: Person, *, may_sign_in: bool) -> Person:
    """Save the details on `person`. A new account has no password: its owner chooses one by e-mail.

    Raises `PermissionDenied`.
    """
    if not may(by, "organisation.manage_people", person):
        raise PermissionDenied("organisation.manage_people")
    is_new = person.pk is None
    with transaction.atomic():
        person.user = _account(person, may_sign_in=may_sign_in)
        person.save()
        journal.record(
            "organisation.person_added" if is_new else "organisation.person_changed",
            actor=actor(by),
            subject=("person", person.public_id),
            params={"person": str(person)},
        )
    return person


def _account(person: Person, *, may_sign_in: bool) -> User | None:
    user = person.user
    if user is None:
        return User.objects.create_user(person.email) if may_sign_in else None
    if (user.email, user.is_active) != (person.email, may_sign_in):
        user.email, user.is_active = person.email, may_sign_in
        user.save(update_fields=["email", "is_active"])
    return user
