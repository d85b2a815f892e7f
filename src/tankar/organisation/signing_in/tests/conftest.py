"""What the tests of signing in share: people who have proved who they are, and what they sign in with."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.organisation.testing.authenticator import Phone
from tankar.organisation.testing.people import SignedIn
from tankar.work import engine

PASSWORD = "korppi lentää yöllä"


@pytest.fixture
def proved(as_person: SignedIn) -> SignedIn:
    """A client of somebody who has signed in just now."""

    def come(person: Person) -> Client:
        client = as_person(person)
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time()}]
        session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(person.user_id)
        session.save()
        return client

    return come


@pytest.fixture
def with_passkey(proved: SignedIn) -> Callable[[Person], Phone]:
    """Gives somebody a passkey, on a phone that can answer."""

    def add(person: Person) -> Phone:
        client, phone = proved(person), Phone()
        question = client.get("/me/sign-in/passkeys/options/").json()
        answer = {"name": "My phone", "credential": phone.create(question)}
        assert client.post("/me/sign-in/passkeys/add/", answer).status_code == 302
        return phone

    return add


def give_password(person: Person) -> None:
    assert person.user is not None
    person.user.set_password(PASSWORD)
    person.user.save()


def code(secret: str, step: int = 0) -> str:
    """What an authenticator app shows now, or some half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step)))


def told(kind: str) -> int:
    """How often the journal tells of it."""
    return Entry.objects.filter(kind=f"organisation.{kind}").count()


def letters() -> None:
    """The worker sends what waits."""
    engine.chosen().drain()
