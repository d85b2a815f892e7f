"""Where somebody is signed in, with which outside account, and who has been invited."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import ClassVar

from django.db import models
from django.db.models import Q

__all__ = ["Device", "Invitation", "OutsideAccount"]

_PERSON, _USER = "tankar_organisation.Person", "tankar_organisation.User"


def _new_id() -> str:
    # here and not above: those models read these
    from tankar.organisation.models import new_public_id

    return new_public_id()


class Device(models.Model):
    """A browser somebody is signed in with, for their own eyes alone.

    Coarse on purpose: the browser's kind and the last day it was used; no address, no place, no hour.
    """

    public_id = models.CharField(max_length=16, unique=True, default=_new_id)
    user = models.ForeignKey(_USER, on_delete=models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    browser = models.CharField(max_length=40)
    system = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    last_day = models.DateField()

    def __str__(self) -> str:
        return f"{self.browser} {self.system}".strip()


class OutsideAccount(models.Model):
    """A person's account at the city's sign-in service: known by issuer and subject, never by address alone."""

    person = models.ForeignKey(_PERSON, on_delete=models.CASCADE, related_name="outside_accounts")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    since = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="outside_account_is_one_persons"),
            models.UniqueConstraint(fields=["person", "issuer"], name="person_has_one_account_an_issuer"),
        ]

    def __str__(self) -> str:
        return f"{self.issuer} {self.subject}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> InvitationQuerySet:
        """Neither used nor withdrawn; may have run out."""
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(models.Model):
    """A letter to somebody who shall sign in for the first time. Its link is kept as a hash, and works once."""

    public_id = models.CharField(max_length=16, unique=True, default=_new_id)
    person = models.ForeignKey(_PERSON, on_delete=models.CASCADE, related_name="invitations")
    invited_by = models.ForeignKey(_PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    runs_out_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    mail_problem = models.CharField(max_length=300, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="person_has_one_open_invitation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.made_at:%Y-%m-%d}"

    @staticmethod
    def hash_of(token: str) -> str:
        return hashlib.sha256(token.encode()).hexdigest()

    def has_run_out(self, now: dt.datetime) -> bool:
        return self.runs_out_at <= now
