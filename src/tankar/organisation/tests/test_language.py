from __future__ import annotations

import pytest
from django.test import Client

from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn


def test_a_persons_own_choice_stands_over_the_cookie_and_the_browser(
    aino: Person, as_person: SignedIn
) -> None:
    client = as_person(aino)
    client.cookies["django_language"] = "sv"
    assert client.get("/me/", headers={"accept-language": "en"})["Content-Language"] == "fi"


def test_a_reader_without_an_account_is_answered_as_their_cookie_and_then_their_browser_say(db: None) -> None:
    client = Client(headers={"accept-language": "fi"})
    assert client.get("/sign-in/")["Content-Language"] == "fi"
    client.cookies["django_language"] = "en"
    assert client.get("/sign-in/")["Content-Language"] == "en"
    client.cookies["django_language"] = "nonsense"
    assert client.get("/sign-in/")["Content-Language"] == "fi"


def test_switching_the_language_stores_the_choice_with_the_person(aino: Person, as_person: SignedIn) -> None:
    assert (
        as_person(aino).post("/language/", {"language": "en", "next": "/me/?a=1"})["Location"] == "/me/?a=1"
    )
    assert as_person(aino).get("/me/")["Content-Language"] == "en"


def test_a_reader_without_an_account_chooses_too(db: None) -> None:
    client = Client(headers={"accept-language": "sv"})
    client.post("/language/", {"language": "fi"})
    assert client.get("/sign-in/")["Content-Language"] == "fi"


def test_a_page_with_its_language_in_the_address_leads_to_its_twin(db: None) -> None:
    response = Client().post("/language/", {"language": "fi", "next": "/sv/feed/?page=2"})
    assert response["Location"] == "/fi/feed/?page=2"


@pytest.mark.parametrize("language", ["", "de", "sv-FI", "../x"])
def test_other_languages_are_refused(language: str, db: None) -> None:
    assert Client().post("/language/", {"language": language}).status_code == 400


def test_the_language_is_not_changed_by_following_a_link(db: None) -> None:
    assert Client().get("/language/?language=fi").status_code == 405
