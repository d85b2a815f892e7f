"""Invitations by their links: what a link opens, and the letter that carries it."""

from __future__ import annotations

import datetime as dt
import secrets

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django_tasks import task

from tankar.organisation.errors import MailNotSent
from tankar.organisation.models import Invitation
from tankar.organisation.signing_in.errors import (
    InvitationRanOut,
    InvitationUsed,
    InvitationWithdrawn,
    NoSuchInvitation,
)
from tankar.organisation.signing_in.letters import letter
from tankar.work import clock

__all__ = ["DAYS", "opened", "runs_out", "send_invitation"]

# our own default; shown in the letter and on the page
DAYS = 7


def runs_out() -> dt.datetime:
    """When an invitation that is sent now stops working."""
    return clock.now() + dt.timedelta(days=DAYS)


def opened(token: str) -> Invitation:
    """The invitation behind a link. Raises an `InvitationError` that says why it does not open."""
    found = (
        Invitation.objects.select_related("person__user", "invited_by")
        .filter(token_hash=Invitation.hash_of(token))
        .first()
    )
    if found is None or not token:
        raise NoSuchInvitation
    if found.used_at is not None:
        raise InvitationUsed
    if found.withdrawn_at is not None:
        raise InvitationWithdrawn
    if found.has_run_out(clock.now()):
        raise InvitationRanOut
    return found


@task
def send_invitation(invitation_id: int) -> None:
    """Make the link, keep its hash, send it. The link itself is nowhere but in the letter.

    A letter that does not leave is told on the page of invitations, with its reason.
    """
    invitation = (
        Invitation.objects.open()
        .select_related("person__unit", "invited_by")
        .filter(pk=invitation_id)
        .first()
    )
    if invitation is None:
        return
    token = secrets.token_urlsafe(32)
    address = settings.CONFIGURATION.public_address + reverse("organisation:invitation_link", args=[token])
    # kept before it is sent: a letter must not hold a link that nobody knows
    Invitation.objects.filter(pk=invitation.pk).update(token_hash=Invitation.hash_of(token))
    facts: dict[str, object] = {"invitation": invitation, "address": address, "days": DAYS}
    try:
        letter(invitation.person, "invitation", facts)
    except MailNotSent as problem:
        changed: dict[str, object] = {"mail_problem": str(problem)[:300]}
    else:
        changed = {"mail_problem": "", "sent_at": clock.now()}
    with transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(**changed)
