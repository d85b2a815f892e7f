"""What somebody signs in with, and the guard that leaves nobody without a way in."""

from __future__ import annotations

from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db.models import QuerySet

from tankar.organisation.models import OutsideAccount, Person, User

__all__ = ["Factors", "factors_of", "fresh_codes", "has_second_steps", "second_steps"]

_Type = Authenticator.Type


@dataclass(frozen=True)
class Factors:
    """All of one person's ways in."""

    has_password: bool
    passkeys: list[Authenticator] = field(default_factory=list)
    app: Authenticator | None = None
    codes: Authenticator | None = None
    outside: OutsideAccount | None = None

    @property
    def second_steps(self) -> int:
        """How many things a password is followed by; recovery codes stand in for them and do not count."""
        return len(self.passkeys) + (self.app is not None)

    def is_last_way_in(self, authenticator: Authenticator) -> bool:
        """Would nobody get in any more without it? Codes and the app come after a password, never alone."""
        only_key = authenticator.type == _Type.WEBAUTHN and len(self.passkeys) == 1
        return only_key and not self.has_password and self.outside is None

    def is_last_second_step(self, authenticator: Authenticator) -> bool:
        return self.second_steps == 1 and authenticator.type != _Type.RECOVERY_CODES


def factors_of(user: User) -> Factors:
    rows = list(Authenticator.objects.filter(user_id=user.pk).order_by("pk"))
    by_type = {row.type: row for row in rows}
    return Factors(
        has_password=user.has_usable_password(),
        passkeys=[row for row in rows if row.type == _Type.WEBAUTHN],
        app=by_type.get(_Type.TOTP),
        codes=by_type.get(_Type.RECOVERY_CODES),
        outside=OutsideAccount.objects.filter(person__user=user).first(),
    )


def second_steps(user: User | None = None) -> QuerySet[Authenticator]:
    """Passkeys and apps of one account, or of all; recovery codes stand in for them and do not count."""
    steps: QuerySet[Authenticator] = Authenticator.objects.exclude(type=_Type.RECOVERY_CODES)
    mine: QuerySet[Authenticator] = steps if user is None else steps.filter(user_id=user.pk)
    return mine


def has_second_steps(person: Person) -> bool:
    """Whether there is anything to take away, for whoever helps: not what, nor since when."""
    return person.user is not None and Authenticator.objects.filter(user=person.user).exists()


def fresh_codes(user: User) -> list[str]:
    """The recovery codes while their owner has not said that they are kept; an empty list ever after."""
    codes = Authenticator.objects.filter(user_id=user.pk, type=_Type.RECOVERY_CODES).first()
    if codes is None or codes.data.get("viewed_at"):
        return []
    return list(RecoveryCodes(codes).get_unused_codes())
