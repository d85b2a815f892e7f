"""Add a passkey: the browser's answer to our question is checked and kept."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal.auth import (
    WebAuthn,
    complete_registration,
    parse_registration_response,
)
from django.core.exceptions import ValidationError
from django.db import transaction

from tankar.organisation.models import Person
from tankar.organisation.signing_in.errors import PasskeyNotTaken
from tankar.organisation.signing_in.traces import keep_trace

__all__ = ["NAME_LENGTH", "add_passkey"]

NAME_LENGTH = 60


def add_passkey(person: Person, name: str, credential: Any) -> Authenticator:
    """`credential` is what `navigator.credentials.create` gave, as JSON. The first one brings recovery codes.

    Only a passkey that asks for finger, face or PIN is taken: it stands for password and second step in one.
    Raises `PasskeyNotTaken`.
    """
    try:
        parse_registration_response(credential)
        verified = complete_registration(credential).is_user_verified()
    except (ValidationError, TypeError, ValueError, KeyError, AttributeError):
        raise PasskeyNotTaken from None
    if not verified or person.user is None:
        raise PasskeyNotTaken
    with transaction.atomic():
        added: Authenticator = WebAuthn.add(person.user, name.strip()[:NAME_LENGTH], credential).instance
        RecoveryCodes.activate(person.user)
        keep_trace(person, "passkey_added")
    return added
