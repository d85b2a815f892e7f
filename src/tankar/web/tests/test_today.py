from __future__ import annotations

from django.test import Client

from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn


def test_today_answers_in_the_readers_language(aino: Person, as_person: SignedIn) -> None:
    assert as_person(aino).get("/")["Content-Language"] == "fi"


def test_without_an_account_the_first_page_leads_to_signing_in(db: None) -> None:
    assert Client().get("/")["Location"].startswith("/sign-in/")
