"""Accept an invitation with a passkey or a password. The link works once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from tankar import journal
from tankar.organisation.actors import actor
from tankar.organisation.models import Invitation, User
from tankar.organisation.signing_in.actions.add_passkey import add_passkey
from tankar.organisation.signing_in.errors import InvitationUsed, MayNotSignIn
from tankar.work import clock

__all__ = ["accept_with_passkey", "accept_with_password"]


def accept_with_password(invitation: Invitation, password: str) -> User:
    """`password` has been judged by then. Raises `InvitationUsed`, `MayNotSignIn`."""
    with transaction.atomic():
        user = _claim(invitation)
        user.set_password(password)
        user.save(update_fields=["password"])
    return user


def accept_with_passkey(invitation: Invitation, name: str, credential: Any) -> User:
    """Raises `InvitationUsed`, `MayNotSignIn`, `PasskeyNotTaken`; then the invitation can be used still."""
    with transaction.atomic():
        user = _claim(invitation)
        add_passkey(invitation.person, name, credential)
    return user


def _claim(invitation: Invitation) -> User:
    user: User | None = invitation.person.user
    if user is None or not user.is_active:
        raise MayNotSignIn
    # conditional: of two browsers with the same link one gets in
    if not Invitation.objects.open().filter(pk=invitation.pk).update(used_at=clock.now()):
        raise InvitationUsed
    journal.record(
        "organisation.invitation_accepted",
        actor=actor(invitation.person),
        subject=("person", invitation.person.public_id),
    )
    return user
