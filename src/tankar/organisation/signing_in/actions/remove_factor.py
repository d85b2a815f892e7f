"""Remove a passkey or the authenticator app. The last way in stays."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from tankar.organisation.models import Person, User
from tankar.organisation.signing_in.accounts import forget_secrets
from tankar.organisation.signing_in.errors import LastWayIn
from tankar.organisation.signing_in.factors import factors_of
from tankar.organisation.signing_in.traces import keep_trace

__all__ = ["remove_factor"]


def remove_factor(person: Person, authenticator: Authenticator) -> None:
    """With the last second step its recovery codes go too: they have nothing left to stand in for.

    Removing what is gone already changes nothing. Raises `LastWayIn`.
    """
    assert person.user is not None
    with transaction.atomic():
        # two at once would each leave the other's passkey: the account's row is the queue they stand in
        user = User.objects.select_for_update().get(pk=person.user.pk)
        factors = factors_of(user)
        if not Authenticator.objects.filter(pk=authenticator.pk, user_id=user.pk).exists():
            return
        if factors.is_last_way_in(authenticator):
            raise LastWayIn
        gone = [authenticator]
        if factors.is_last_second_step(authenticator) and factors.codes:
            gone.append(factors.codes)
        for row in gone:
            forget_secrets(row)
            row.delete()
        kind = "passkey_removed" if authenticator.type == Authenticator.Type.WEBAUTHN else "app_removed"
        keep_trace(person, kind)
