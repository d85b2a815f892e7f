from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

NEW = "kolme sanaa muistiin"


def _link(body: object) -> str:
    found = re.search(r"http://[^/]+(/\S+)", str(body))
    assert found
    return found[1]


def test_heikki_chooses_a_new_password_by_mail_and_signs_in_with_it(heikki: Person) -> None:
    client = Client()
    page = client.post("/sign-in/forgotten/", {"email": heikki.email})
    assert page.status_code == 200
    assert "salasana" in mail.outbox[0].subject.lower(), "Heikki reads Finnish"
    link = _link(mail.outbox[0].body)
    assert client.get(link)["Location"] == "/sign-in/new-password/"
    done = client.post("/sign-in/new-password/", {"password1": NEW, "password2": NEW})
    assert done.status_code == 200
    assert client.post("/sign-in/", {"email": heikki.email, "password": NEW}).status_code == 302


def test_the_link_works_once(heikki: Person) -> None:
    client = Client()
    client.post("/sign-in/forgotten/", {"email": heikki.email})
    link = _link(mail.outbox[0].body)
    client.get(link)
    client.post("/sign-in/new-password/", {"password1": NEW, "password2": NEW})
    client.get(link)
    assert client.get("/sign-in/new-password/").status_code == 410


@pytest.mark.parametrize("key", ["x", "1-nonsense", "zzzz-abc-def", "-"])
def test_an_invented_link_opens_nothing(key: str, db: None) -> None:
    client = Client()
    client.get(f"/sign-in/new-password/{key}/")
    assert client.get("/sign-in/new-password/").status_code == 410


def test_a_known_and_an_unknown_address_are_answered_alike(aino: Person) -> None:
    pages = [
        Client().post("/sign-in/forgotten/", {"email": address}).content.decode().replace(address, "…")
        for address in [aino.email, "nobody@demo.example"]
    ]
    assert re.sub(r'value="[^"]*"', "", pages[0]) == re.sub(r'value="[^"]*"', "", pages[1])
    assert [message.to for message in mail.outbox] == [[aino.email], ["nobody@demo.example"]]
    assert "http" not in mail.outbox[1].body


def test_asking_again_and_again_is_stopped_with_a_sentence(aino: Person) -> None:
    answers = [Client().post("/sign-in/forgotten/", {"email": aino.email}).status_code for _time in range(4)]
    assert answers == [200, 200, 200, 429]
    assert len(mail.outbox) == 3


@pytest.mark.parametrize(
    ("first", "second"), [("short", "short"), (NEW, NEW + "x"), ("password1234", "password1234")]
)
def test_a_weak_or_mistyped_password_is_refused(first: str, second: str, heikki: Person) -> None:
    client = Client()
    client.post("/sign-in/forgotten/", {"email": heikki.email})
    client.get(_link(mail.outbox[0].body))
    answer = client.post("/sign-in/new-password/", {"password1": first, "password2": second})
    assert answer.status_code == 422


def test_when_mail_cannot_leave_the_page_says_so(
    aino: Person, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_BACKEND = "tankar.organisation.mail.Backend"
    assert Client().post("/sign-in/forgotten/", {"email": aino.email}).status_code == 503
    assert Client().post("/sign-in/forgotten/", {"email": "nobody@demo.example"}).status_code == 503


def test_aino_changes_her_password_and_stays_signed_in(aino: Person, as_person: SignedIn) -> None:
    assert aino.user is not None
    aino.user.set_password("den gamla var lång")
    aino.user.save()
    client, other = as_person(aino), as_person(aino)
    wrong = {"oldpassword": "fel", "password1": NEW, "password2": NEW}
    assert client.post("/me/password/", wrong).status_code == 422
    assert client.post("/me/password/", {**wrong, "oldpassword": "den gamla var lång"}).status_code == 200
    assert client.get("/me/").status_code == 200
    assert other.get("/me/").status_code == 302


def test_guessing_the_present_password_is_stopped(aino: Person, as_person: SignedIn) -> None:
    assert aino.user is not None
    aino.user.set_password("den gamla var lång")
    aino.user.save()
    client = as_person(aino)
    wrong = {"oldpassword": "fel", "password1": NEW, "password2": NEW}
    assert [client.post("/me/password/", wrong).status_code for _time in range(6)] == [422] * 5 + [429]
