from __future__ import annotations

import re

import pytest
from django.test import Client

from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role
from tankar.organisation.testing.people import SignedIn

PASSWORD = "korppi lentää yöllä"
WRONG = {"email": "aino@demo.example", "password": "gissar igen och igen"}


@pytest.fixture
def aino_with_password(aino: Person) -> Person:
    assert aino.user is not None
    aino.user.set_password(PASSWORD)
    aino.user.save()
    return aino


def _text(body: bytes) -> str:
    return re.sub(r'(value|name)="[^"]*"', "", body.decode())


def test_aino_signs_in_with_her_password_and_lands_where_she_was_going(aino_with_password: Person) -> None:
    client = Client()
    facts = {"email": "Aino@demo.example", "password": PASSWORD, "next": "/me/?a=1#roles"}
    response = client.post("/sign-in/", facts)
    assert (response.status_code, response["Location"]) == (302, "/me/?a=1#roles")
    assert client.get("/me/").status_code == 200


def test_a_wrong_password_and_an_unknown_address_are_told_alike(aino_with_password: Person) -> None:
    wrong = Client().post("/sign-in/", WRONG)
    unknown = Client().post("/sign-in/", {**WRONG, "email": "nobody@demo.example"})
    assert wrong.status_code == unknown.status_code == 422
    assert _text(wrong.content) == _text(unknown.content)


def test_a_closed_account_is_told_like_a_wrong_password(aino_with_password: Person) -> None:
    assert aino_with_password.user is not None
    aino_with_password.user.is_active = False
    aino_with_password.user.save()
    right = Client().post("/sign-in/", {"email": "aino@demo.example", "password": PASSWORD})
    wrong = Client().post("/sign-in/", WRONG)
    assert right.status_code == 422
    assert _text(right.content) == _text(wrong.content)


def test_an_account_without_a_password_cannot_be_entered_with_one(aino: Person) -> None:
    assert Client().post("/sign-in/", {"email": aino.email, "password": "!"}).status_code == 422


@pytest.mark.parametrize("address", ["aino@demo.example", "nobody@demo.example"])
def test_after_five_wrong_passwords_the_page_says_when_to_try_again(
    address: str, aino_with_password: Person
) -> None:
    client = Client(headers={"accept-language": "en"})
    for _attempt in range(5):
        assert client.post("/sign-in/", {**WRONG, "email": address}).status_code == 422
    response = client.post("/sign-in/", {"email": address, "password": PASSWORD})
    assert response.status_code == 429
    assert "Wait five minutes" in response.content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\t//evil.example"],
)
def test_nobody_is_led_to_another_site_after_signing_in(
    elsewhere: str, aino_with_password: Person, as_person: SignedIn
) -> None:
    facts = {"email": "aino@demo.example", "password": PASSWORD, "next": elsewhere}
    assert Client().post("/sign-in/", facts)["Location"] == "/"
    client = as_person(aino_with_password)
    assert client.get("/sign-in/", {"next": elsewhere})["Location"] == "/"
    assert client.post("/language/", {"language": "fi", "next": elsewhere})["Location"] == "/"


def test_signing_out_needs_a_press_and_ends_the_session(aino: Person, as_person: SignedIn) -> None:
    client = as_person(aino)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/me/").status_code == 302


def test_what_was_written_when_the_session_ended_can_be_sent_again(aino_with_password: Person) -> None:
    RoleAssignment.objects.create(person=aino_with_password, role=Role.SYSTEM_ADMINISTRATOR)
    client = Client()
    typed = {"given_name": "Åsa", "family_name": 'Ek "Eken"', "password1": "secret words here"}
    refused = client.post("/people/add/?from=list", typed)
    assert refused["Location"] == "/sign-in/?next=%2Fsign-in%2Fkept%2F"
    facts = {"email": "aino@demo.example", "password": PASSWORD, "next": "/sign-in/kept/"}
    page = client.post("/sign-in/", facts, follow=True).content.decode()
    assert 'action="/people/add/?from=list"' in page
    assert 'name="given_name" value="Åsa"' in page
    assert "Ek &quot;Eken&quot;" in page
    assert "secret words" not in page


@pytest.mark.parametrize("headers", [{"hx-request": "true"}, {"sec-fetch-mode": "cors"}])
def test_a_part_of_a_page_is_answered_with_a_notice_that_leaves_the_page_alone(
    headers: dict[str, str], db: None
) -> None:
    response = Client(headers=headers).post("/people/add/", {"given_name": "Åsa"})
    assert response.status_code == 401
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("body", "afterbegin")
    assert 'target="_blank"' in response.content.decode()


def test_a_kept_form_that_is_not_there_leads_home(aino: Person, as_person: SignedIn) -> None:
    assert as_person(aino).get("/sign-in/kept/")["Location"] == "/"
