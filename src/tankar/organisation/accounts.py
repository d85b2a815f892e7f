"""How django-allauth behaves here: accounts are given by the city, nobody signs up by themselves."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from tankar.organisation.models import Person

__all__ = ["AccountAdapter"]


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Our addresses, our words; the rest (rate limits, authentication, stages) is allauth's."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened themselves."""

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_reset_password_from_key_url(self, key: str) -> str:
        address: str = settings.CONFIGURATION.public_address
        return address + reverse("organisation:new_password_link", args=[key])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of whoever gets it, as far as we know them."""
        person = Person.objects.filter(email=email).first()
        with translation.override(person.language if person else translation.get_language()):
            super().send_mail(template_prefix, email, context)
