"""Make new recovery codes; the ones before stop working."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction

from tankar.organisation.models import Person, User
from tankar.organisation.signing_in.accounts import forget_secrets
from tankar.organisation.signing_in.errors import NothingToRecover
from tankar.organisation.signing_in.factors import factors_of
from tankar.organisation.signing_in.traces import keep_trace
from tankar.work import clock

__all__ = ["codes_are_kept", "make_codes"]


def make_codes(person: Person) -> None:
    """Raises `NothingToRecover` for somebody without passkey and app."""
    assert person.user is not None
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=person.user.pk)
        factors = factors_of(user)
        if not factors.second_steps:
            raise NothingToRecover
        if factors.codes is not None:
            forget_secrets(factors.codes)
            factors.codes.delete()
        RecoveryCodes.activate(user)
        keep_trace(person, "codes_made")


def codes_are_kept(person: Person) -> None:
    """Their owner has written them down: they are never shown again."""
    codes = Authenticator.objects.filter(user=person.user, type=Authenticator.Type.RECOVERY_CODES).first()
    if codes is not None and not codes.data.get("viewed_at"):
        codes.data["viewed_at"] = clock.machine().timestamp()
        codes.save(update_fields=["data"])
