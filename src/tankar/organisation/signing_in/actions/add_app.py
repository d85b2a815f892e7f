"""Add an authenticator app, once a code from it shows that it has the secret."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from tankar.organisation.models import Person, User
from tankar.organisation.signing_in.errors import AppThere
from tankar.organisation.signing_in.factors import factors_of
from tankar.organisation.signing_in.traces import keep_trace

__all__ = ["add_app"]


def add_app(person: Person, secret: str) -> Authenticator:
    """`secret` is the one the code was checked with. The first second step brings recovery codes.

    Raises `AppThere` (so the same form sent twice adds one app).
    """
    assert person.user is not None
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=person.user.pk)
        if factors_of(user).app is not None:
            raise AppThere
        added: Authenticator = TOTP.activate(user, secret).instance
        RecoveryCodes.activate(user)
        keep_trace(person, "app_added")
    return added
