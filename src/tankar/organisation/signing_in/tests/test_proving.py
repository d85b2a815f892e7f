from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tankar.organisation.models import Person
from tankar.organisation.signing_in.tests.conftest import PASSWORD, give_password
from tankar.organisation.testing.authenticator import Phone
from tankar.organisation.testing.people import SignedIn
from tankar.work import clock, demo
from tankar.work.models import Demo

CHANGES = [
    "/me/sign-in/passkeys/add/",
    "/me/sign-in/passkeys/options/",
    "/me/sign-in/app/add/",
    "/me/sign-in/app/picture.svg",
    "/me/sign-in/codes/",
    "/me/sign-in/codes/file/",
]


@pytest.mark.parametrize("page", CHANGES)
def test_a_change_asks_first_whether_it_is_still_the_same_person(
    page: str, aino: Person, as_person: SignedIn
) -> None:
    from urllib.parse import quote

    client = as_person(aino)
    assert client.get(page)["Location"] == f"/me/sign-in/prove/?next={quote(page, safe='')}"
    assert client.post(page)["Location"] == "/me/sign-in/prove/?next=%2Fme%2Fsign-in%2F"


def test_the_right_password_leads_on_and_a_wrong_one_does_not(aino: Person, as_person: SignedIn) -> None:
    give_password(aino)
    client = as_person(aino)
    where = {"next": "/me/sign-in/app/add/"}
    assert client.post("/me/sign-in/prove/", {**where, "password": "fel"}).status_code == 422
    assert client.get("/me/sign-in/app/add/").status_code == 302
    assert client.post("/me/sign-in/prove/", {**where, "password": PASSWORD})["Location"] == where["next"]
    assert client.get("/me/sign-in/app/add/").status_code == 200


def test_proof_runs_out_after_a_quarter_of_an_hour(
    aino: Person, proved: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = proved(aino)
    assert client.get("/me/sign-in/app/add/").status_code == 200
    from tankar.organisation.signing_in import proving

    monkeypatch.setattr(proving, "SECONDS", 0)
    assert client.get("/me/sign-in/app/add/").status_code == 302


def test_a_passkey_proves_and_somebody_elses_does_not(
    aino: Person, lars: Person, as_person: SignedIn, with_passkey: Callable[[Person], Phone]
) -> None:
    hers, his = with_passkey(aino), with_passkey(lars)
    client = as_person(aino)
    for phone, status in ((his, 422), (hers, 302)):
        question = client.get("/me/sign-in/prove/options/").json()
        assert client.post("/me/sign-in/prove/", {"credential": phone.get(question)}).status_code == status


def test_guessing_is_stopped(aino: Person, as_person: SignedIn) -> None:
    give_password(aino)
    client = as_person(aino)
    tried = [client.post("/me/sign-in/prove/", {"password": "fel"}).status_code for _ in range(11)]
    assert tried == [422] * 10 + [429]


def test_the_demos_press_proves_in_a_demo_alone(aino: Person, as_person: SignedIn) -> None:
    client = as_person(aino)
    assert client.post("/me/sign-in/prove/", {"demo": "1"}).status_code == 422
    Demo.objects.create(seed=1, today="2026-11-23", practice_address="http://127.0.0.1:8001")
    demo.forget()
    assert client.post("/me/sign-in/prove/", {"demo": "1"}).status_code == 302
    assert client.get("/me/sign-in/passkeys/add/").status_code == 200


def test_proof_leads_to_no_other_site(aino: Person, as_person: SignedIn) -> None:
    give_password(aino)
    facts = {"next": "//evil.example", "password": PASSWORD}
    assert as_person(aino).post("/me/sign-in/prove/", facts)["Location"] == "/me/sign-in/"


def test_a_persona_may_change_its_sign_in_and_still_enters_with_one_click(aino: Person) -> None:
    Demo.objects.create(seed=1, today="2026-11-23", practice_address="http://127.0.0.1:8001")
    demo.forget()
    client = Client()
    assert client.post(f"/demo/persona/{aino.public_id}/").status_code == 302
    phone = Phone()
    answer = {"name": "x", "credential": phone.create(client.get("/me/sign-in/passkeys/options/").json())}
    assert client.post("/me/sign-in/passkeys/add/", answer).status_code == 302
    assert Client().post(f"/demo/persona/{aino.public_id}/")["Location"] == "/"


def test_somebody_without_a_password_chooses_a_first_one_after_proof(
    aino: Person, as_person: SignedIn, proved: SignedIn
) -> None:
    assert as_person(aino).get("/me/password/").status_code == 302
    words = {"password1": "tre ord att minnas", "password2": "tre ord att minnas"}
    assert proved(aino).post("/me/password/", words).status_code == 200
    assert aino.user is not None
    aino.user.refresh_from_db()
    assert aino.user.check_password("tre ord att minnas")


@pytest.mark.parametrize(("record", "proved"), [({}, False), ({"reauthenticated": True}, True)])
def test_an_answer_of_the_citys_service_from_memory_proves_nothing(
    record: dict[str, bool], proved: bool, aino: Person, as_person: SignedIn
) -> None:
    client = as_person(aino)
    session = client.session
    now = clock.machine().timestamp()
    session["account_authentication_methods_user"] = str(aino.user_id)
    session["account_authentication_methods"] = [{"method": "outside", "at": now, **record}]
    session.save()
    answer = client.get("/me/sign-in/app/add/")
    assert (answer.status_code == 200) is proved
