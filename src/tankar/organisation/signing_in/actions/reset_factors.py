"""Somebody lost phone and codes: whoever manages people takes the lost things off their sign-in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.signing_in import devices
from tankar.organisation.signing_in.accounts import forget_secrets
from tankar.organisation.signing_in.errors import NotForOneself
from tankar.organisation.signing_in.traces import keep_trace

__all__ = ["reset_factors"]


def reset_factors(by: Person, person: Person) -> None:
    """Passkeys, app and codes go, every browser is signed out; a password by mail lets them in again.

    Where nothing is left to take, nothing happens. Raises `PermissionDenied`, `NotForOneself`.
    """
    if not may(by, "organisation.manage_people", person):
        raise PermissionDenied("organisation.manage_people")
    if by.pk == person.pk:
        raise NotForOneself
    if person.user is None:
        return
    with transaction.atomic():
        rows = list(Authenticator.objects.filter(user=person.user))
        for row in rows:
            forget_secrets(row)
            row.delete()
        if rows:
            devices.end(person.user)
            keep_trace(person, "factors_reset", by=by)
