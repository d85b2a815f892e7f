"""Send an invitation again, or withdraw it. Either way the link that was sent stops working."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Invitation, Person
from tankar.organisation.signing_in.errors import InvitationUsed
from tankar.organisation.signing_in.invitations import runs_out, send_invitation
from tankar.work import clock

__all__ = ["send_again", "withdraw"]


def send_again(by: Person, invitation: Invitation) -> None:
    """A new link, valid from now. Raises `PermissionDenied`, `InvitationUsed` (used or withdrawn meanwhile)."""
    with transaction.atomic():
        _change(by, invitation, "organisation.invitation_sent_again", runs_out_at=runs_out(), token_hash="")
        send_invitation.enqueue(invitation.pk)


def withdraw(by: Person, invitation: Invitation) -> None:
    """The person stays among the people. Raises `PermissionDenied`, `InvitationUsed`."""
    with transaction.atomic():
        _change(by, invitation, "organisation.invitation_withdrawn", withdrawn_at=clock.now())


def _change(by: Person, invitation: Invitation, kind: str, **columns: object) -> None:
    if not may(by, "organisation.invite_people", invitation):
        raise PermissionDenied("organisation.invite_people")
    # only while it is open: somebody may be using it at this moment
    if not Invitation.objects.open().filter(pk=invitation.pk).update(**columns):
        raise InvitationUsed
    journal.record(
        kind,
        actor=actor(by),
        subject=("person", invitation.person.public_id),
        params={"person": str(invitation.person)},
    )
