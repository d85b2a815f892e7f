"""The demo's invitations: one just sent, whose letter can be read and followed, and one that has run out."""

from __future__ import annotations

import datetime as dt

from tankar.organisation.demo import People
from tankar.organisation.models import Invitation
from tankar.organisation.signing_in.actions.invite import invite
from tankar.organisation.signing_in.invitations import DAYS
from tankar.work import clock

__all__ = ["make_invitations"]


def make_invitations(people: People) -> None:
    """Pekka invites Jukka now; Leena did not come nine days ago."""
    invite(people["pekka"], people["jukka"])
    then = clock.now() - dt.timedelta(days=DAYS + 2)
    Invitation.objects.create(
        person=people["leena"],
        invited_by=people["pekka"],
        made_at=then,
        sent_at=then,
        runs_out_at=then + dt.timedelta(days=DAYS),
    )
