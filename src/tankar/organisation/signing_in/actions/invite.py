"""Invite somebody by mail: they are among the people at once, and sign in with what they choose."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import journal
from tankar.organisation.access import may, today
from tankar.organisation.actions.give_role import give_role
from tankar.organisation.actors import actor
from tankar.organisation.models import Invitation, Person, User
from tankar.organisation.roles import FOR_A_UNIT, Role
from tankar.organisation.signing_in.errors import InvitedAlready, SignsInAlready
from tankar.organisation.signing_in.factors import factors_of
from tankar.organisation.signing_in.invitations import runs_out, send_invitation
from tankar.work import clock

__all__ = ["invite", "signs_in_already"]


def invite(by: Person, person: Person, roles: Sequence[Role] = ()) -> Invitation:
    """`person` is new (its details filled in, not saved yet) or has never signed in.

    `roles` hold from today, those of a unit for the person's own; only somebody who gives roles may name any.
    Raises `PermissionDenied`, `InvitedAlready`, `SignsInAlready` and the errors of roles.
    """
    if not may(by, "organisation.invite_people"):
        raise PermissionDenied("organisation.invite_people")
    with transaction.atomic():
        if person.pk is None:
            _add(by, person)
        # two at once would each see no invitation: the person's row is the queue they stand in
        Person.objects.select_for_update().get(pk=person.pk)
        if Invitation.objects.open().filter(person=person).exists():
            raise InvitedAlready
        if signs_in_already(person):
            raise SignsInAlready
        if person.user is None:
            person.user = User.objects.create_user(person.email)
            person.save(update_fields=["user"])
        for role in roles:
            give_role(by, person, role, person.unit if role in FOR_A_UNIT else None, today(), None)
        invitation: Invitation = Invitation.objects.create(
            person=person, invited_by=by, made_at=clock.now(), runs_out_at=runs_out()
        )
        journal.record(
            "organisation.person_invited",
            actor=actor(by),
            subject=("person", person.public_id),
            params={"person": str(person)},
        )
        send_invitation.enqueue(invitation.pk)
    return invitation


def signs_in_already(person: Person) -> bool:
    """Has the person something to sign in with, or an account that was closed?"""
    if person.user is None:
        return False
    factors = factors_of(person.user)
    has_a_way = factors.has_password or bool(factors.passkeys) or factors.outside is not None
    return has_a_way or not person.user.is_active


def _add(by: Person, person: Person) -> None:
    person.user = User.objects.create_user(person.email)
    person.save()
    journal.record(
        "organisation.person_added",
        actor=actor(by),
        subject=("person", person.public_id),
        params={"person": str(person)},
    )
