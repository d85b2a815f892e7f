"""How django-allauth behaves here: accounts are given by the city, nobody signs up by themselves."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from tankar import vault
from tankar.organisation.models import Person, User
from tankar.organisation.requests import KEPT_FORM
from tankar.organisation.signing_in.required.rule import is_required_of
from tankar.organisation.signing_in.required.standing import note_sign_in

__all__ = ["AccountAdapter", "FactorAdapter", "SecondStep", "forget_secrets"]

_STAGE = "tankar.organisation.signing_in.accounts.SecondStep"
_IN_VAULT = "vault:"
# what allauth keeps of an authenticator that nobody may read from the database
_SECRETS = ("secret", "seed")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Our addresses, our words; the rest (rate limits, authentication, stages) is allauth's."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def get_login_stages(self) -> list[str]:
        return [_STAGE]

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened themselves."""

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **facts: Any) -> HttpResponse:
        """Whoever needs a second step and has none is led to set it up, and from there to where they were going."""
        response: HttpResponse = super().post_login(request, user, **facts)
        wanted = isinstance(user, User) and note_sign_in(request, user)
        # what was typed before the session ended comes first
        if wanted and KEPT_FORM not in request.session:
            there = urlencode({"next": response["Location"]})
            return redirect(f"{reverse('organisation:set_up_step')}?{there}")
        return response

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_reset_password_from_key_url(self, key: str) -> str:
        address: str = settings.CONFIGURATION.public_address
        return address + reverse("organisation:new_password_link", args=[key])

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Our actions write these letters themselves (`signing_in/letters.py`)."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of whoever gets it, as far as we know them."""
        person = Person.objects.filter(email=email).first()
        with translation.override(person.language if person else translation.get_language()):
            super().send_mail(template_prefix, email, context)


class SecondStep(AuthenticateStage):  # type: ignore[misc]
    """After a password: passkey, code or recovery code, where the person has one.

    The city's sign-in service asks for its own second step, so whoever comes from there is not asked again; a role
    that needs one takes the service's word for it, and nothing less.
    """

    urlname = "organisation:second_step"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if self._has_shown_one() or not self._should_handle(self.request):
            return None, True
        self.state["authentication_required"] = True
        return redirect(self.urlname), True

    def _has_shown_one(self) -> bool:
        """At the city's service: by its word where the role needs one, else by its being there."""
        if not self.login.state.get("outside"):
            return False
        person = Person.objects.filter(user=self.login.user).first()
        return bool(self.login.state.get("second_step")) or person is None or not is_required_of(person)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets lie in the vault; the site is known by its own address, whatever a request calls it."""

    def encrypt(self, text: str) -> str:
        name = f"sign-in:{secrets.token_urlsafe(12)}"
        vault.store(name, {"text": text})
        return _IN_VAULT + name

    def decrypt(self, encrypted_text: str) -> str:
        return vault.reveal(encrypted_text.removeprefix(_IN_VAULT))["text"]

    def get_totp_issuer(self) -> str:
        return "Tankar"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        host = urlsplit(settings.CONFIGURATION.public_address).hostname or "localhost"
        return {"id": host, "name": "Tankar"}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        facts: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        person = Person.objects.filter(user=user.pk).first()
        return {**facts, "display_name": str(person or user)}


def forget_secrets(authenticator: Authenticator) -> None:
    """Take what the vault holds for it out of the vault, before the authenticator itself goes."""
    for name in _SECRETS:
        kept = str(authenticator.data.get(name, ""))
        if kept.startswith(_IN_VAULT):
            vault.forget(kept.removeprefix(_IN_VAULT))
