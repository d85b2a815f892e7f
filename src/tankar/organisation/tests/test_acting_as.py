from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn


def _acting_as(client: Client) -> Any:
    request: Any = client.get("/me/").wsgi_request
    return request.acting_as


def test_petra_who_is_both_chooses_before_anything_else(petra: Person, as_person: SignedIn) -> None:
    client = as_person(petra)
    assert client.get("/me/")["Location"] == "/acting-as/?next=%2Fme%2F"
    chosen = client.post("/acting-as/", {"acting_as": "elected", "next": "/me/"})
    assert chosen["Location"] == "/me/"
    assert _acting_as(client) == "elected"


def test_petra_may_change_her_choice(petra: Person, as_person: SignedIn) -> None:
    client = as_person(petra)
    for choice in ["elected", "employee"]:
        client.post("/acting-as/", {"acting_as": choice})
        assert _acting_as(client) == choice


@pytest.mark.parametrize("choice", ["", "both", "administrator"])
def test_no_other_choice_is_taken(choice: str, petra: Person, as_person: SignedIn) -> None:
    client = as_person(petra)
    assert client.post("/acting-as/", {"acting_as": choice}).status_code == 200
    assert client.get("/me/").status_code == 302


def test_somebody_who_is_one_of_them_is_not_asked(aino: Person, johan: Person, as_person: SignedIn) -> None:
    assert _acting_as(as_person(aino)) == "employee"
    assert _acting_as(as_person(johan)) == "elected"
    assert as_person(johan).get("/acting-as/")["Location"] == "/"


def test_the_choice_of_another_session_does_not_count(petra: Person, as_person: SignedIn) -> None:
    as_person(petra).post("/acting-as/", {"acting_as": "elected"})
    assert as_person(petra).get("/me/").status_code == 302


def test_the_journal_is_told_as_whom_somebody_acted(petra: Person) -> None:
    petra.acting_as = "elected"
    assert actor(petra).acting_as == "elected"
    petra.acting_as = "both"
    assert actor(petra).acting_as is None


def test_what_petra_sent_before_choosing_is_kept(petra: Person, as_person: SignedIn) -> None:
    client = as_person(petra)
    assert client.post("/people/add/", {"given_name": "Åsa"})["Location"] == (
        "/acting-as/?next=%2Fsign-in%2Fkept%2F"
    )
    client.post("/acting-as/", {"acting_as": "employee"})
    assert "Åsa" in client.get("/sign-in/kept/").content.decode()
