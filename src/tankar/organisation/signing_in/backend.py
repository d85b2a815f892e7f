"""Whose account a session is: read with its person and unit, which every page of somebody signed in asks for first."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from tankar.organisation.models import User

__all__ = ["NAME", "AccountBackend"]

NAME = "tankar.organisation.signing_in.backend.AccountBackend"


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    # said here and not by the model's default manager: who locks or writes an account must not read its person too
    def get_user(self, user_id: int) -> User | None:
        user = User.objects.with_person().filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
