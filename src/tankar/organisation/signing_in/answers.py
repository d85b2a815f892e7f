"""What a browser answers with for a passkey: text from outside, judged here before it counts."""

from __future__ import annotations

import json
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from tankar.organisation.models import User

__all__ = ["created", "passkey_of", "passkey_of_anybody"]

# what the parsers beneath say of junk
_JUNK = (ValidationError, TypeError, ValueError, KeyError, AttributeError)


def created(request: HttpRequest) -> Any:
    """The new credential in the form's field `credential`, or `None` when it is no JSON."""
    try:
        return json.loads(request.POST.get("credential", ""))
    except ValueError:
        return None


def passkey_of(request: HttpRequest, user: User) -> Authenticator | None:
    """The user's passkey that answered our question, or `None`. Counts against the limit of wrong codes."""
    return _judged(AuthenticateWebAuthnForm(data=request.POST, user=user))


def passkey_of_anybody(request: HttpRequest) -> Authenticator | None:
    """The passkey that answered, whoever's it is, or `None`."""
    return _judged(LoginWebAuthnForm(data=request.POST))


def _judged(form: Any) -> Authenticator | None:
    try:
        if not form.is_valid():
            return None
    except _JUNK:
        return None
    answered: Authenticator = form.cleaned_data["credential"]
    return answered
