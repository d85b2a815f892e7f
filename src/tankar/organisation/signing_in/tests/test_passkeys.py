from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from tankar.organisation.models import Person
from tankar.organisation.signing_in.tests.conftest import PASSWORD, give_password, letters, told
from tankar.organisation.testing.authenticator import Phone
from tankar.organisation.testing.people import SignedIn

WithPasskey = Callable[[Person], Phone]


def _sign_in(phone: Phone, after: str = "/me/") -> tuple[Client, int, str]:
    client = Client()
    question = client.get("/sign-in/passkey/options/").json()
    response = client.post("/sign-in/passkey/", {"credential": phone.get(question), "next": after})
    return client, response.status_code, response.get("Location", "")


def test_aino_adds_a_passkey_and_signs_in_with_it_alone(aino: Person, with_passkey: WithPasskey) -> None:
    phone = with_passkey(aino)
    client, status, where = _sign_in(phone)
    assert (status, where) == (302, "/me/")
    assert client.get("/me/").context["request"].person == aino
    assert told("passkey_added") == 1


def test_the_owner_hears_of_a_new_passkey_in_their_language(aino: Person, with_passkey: WithPasskey) -> None:
    with_passkey(aino)
    letters()
    [letter] = mail.outbox
    assert letter.to == [aino.email]
    assert "Tankar" in letter.subject
    assert "lisättiin" in letter.body, "Aino reads Finnish"


def test_the_session_gets_another_key_when_somebody_signs_in(aino: Person, with_passkey: WithPasskey) -> None:
    phone, client = with_passkey(aino), Client()
    question = client.get("/sign-in/passkey/options/").json()
    before = client.session.session_key
    client.post("/sign-in/passkey/", {"credential": phone.get(question)})
    assert client.session.session_key != before


def test_a_passkey_leads_to_no_other_site(aino: Person, with_passkey: WithPasskey) -> None:
    assert _sign_in(with_passkey(aino), "https://evil.example/")[2] == "/"


def test_an_answer_works_once(aino: Person, with_passkey: WithPasskey) -> None:
    phone, client = with_passkey(aino), Client()
    answer = {"credential": phone.get(client.get("/sign-in/passkey/options/").json())}
    assert client.post("/sign-in/passkey/", answer).status_code == 302
    client.post("/sign-out/")
    assert client.post("/sign-in/passkey/", answer).status_code == 422


def test_an_answer_to_another_browsers_question_is_refused(aino: Person, with_passkey: WithPasskey) -> None:
    phone = with_passkey(aino)
    stolen = Client().get("/sign-in/passkey/options/").json()
    other = Client()
    other.get("/sign-in/passkey/options/")
    assert other.post("/sign-in/passkey/", {"credential": phone.get(stolen)}).status_code == 422


def test_a_closed_account_is_not_entered_with_its_passkey(aino: Person, with_passkey: WithPasskey) -> None:
    phone = with_passkey(aino)
    assert aino.user is not None
    aino.user.is_active = False
    aino.user.save()
    assert _sign_in(phone)[1] == 422


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "{}",
        "[]",
        "null",
        "no json",
        '{"id": "x", "response": {}}',
        '{"response": {"userHandle": 7}}',
        "9",
    ],
)
def test_junk_instead_of_an_answer_is_told_in_a_sentence(
    junk: str, aino: Person, with_passkey: WithPasskey, proved: SignedIn
) -> None:
    visitor = Client()
    visitor.get("/sign-in/passkey/options/")
    assert visitor.post("/sign-in/passkey/", {"credential": junk}).status_code == 422
    client = proved(aino)
    client.get("/me/sign-in/passkeys/options/")
    assert client.post("/me/sign-in/passkeys/add/", {"name": "x", "credential": junk}).status_code == 422


def test_a_device_that_asks_for_nothing_is_not_taken(aino: Person, proved: SignedIn) -> None:
    client, phone = proved(aino), Phone(verifies=False)
    question = client.get("/me/sign-in/passkeys/options/").json()
    answer = {"name": "key", "credential": phone.create(question)}
    assert client.post("/me/sign-in/passkeys/add/", answer).status_code == 422
    assert not Authenticator.objects.exists()


def test_a_passkey_made_for_another_site_is_not_taken(aino: Person, proved: SignedIn) -> None:
    client, phone = proved(aino), Phone(origin="https://evil.example", site="evil.example")
    question = client.get("/me/sign-in/passkeys/options/").json()
    answer = {"name": "key", "credential": phone.create(question)}
    assert client.post("/me/sign-in/passkeys/add/", answer).status_code == 422


def test_a_passkey_is_renamed_and_an_empty_name_keeps_the_old_one(
    aino: Person, with_passkey: WithPasskey, proved: SignedIn
) -> None:
    with_passkey(aino)
    client, passkey = proved(aino), Authenticator.objects.get(type="webauthn")
    client.post(f"/me/sign-in/passkeys/{passkey.pk}/rename/", {"name": "  Työpuhelin "})
    client.post(f"/me/sign-in/passkeys/{passkey.pk}/rename/", {"name": " "})
    passkey.refresh_from_db()
    assert passkey.data["name"] == "Työpuhelin"
    assert told("passkey_renamed") == 1


def test_nobody_touches_somebody_elses_passkey(
    aino: Person, lars: Person, with_passkey: WithPasskey, proved: SignedIn
) -> None:
    with_passkey(aino)
    passkey, client = Authenticator.objects.get(type="webauthn"), proved(lars)
    for act in ("rename", "remove"):
        address = f"/me/sign-in/passkeys/{passkey.pk}/{act}/"
        assert client.post(address, {"name": "mine"}).status_code == 404
    assert "My phone" not in client.get("/me/sign-in/").content.decode()


def test_the_only_way_in_stays(aino: Person, with_passkey: WithPasskey, proved: SignedIn) -> None:
    with_passkey(aino)
    passkey, client = Authenticator.objects.get(type="webauthn"), proved(aino)
    assert client.post(f"/me/sign-in/passkeys/{passkey.pk}/remove/").status_code == 409
    assert Authenticator.objects.filter(pk=passkey.pk).exists()
    with_passkey(aino)
    assert client.post(f"/me/sign-in/passkeys/{passkey.pk}/remove/").status_code == 302
    assert not Authenticator.objects.filter(pk=passkey.pk).exists()
    assert told("passkey_removed") == 1


def test_with_the_last_second_step_the_recovery_codes_go_and_the_page_says_so_first(
    aino: Person, with_passkey: WithPasskey, proved: SignedIn
) -> None:
    give_password(aino)
    with_passkey(aino)
    passkey, client = Authenticator.objects.get(type="webauthn"), proved(aino)
    page = client.get(f"/me/sign-in/passkeys/{passkey.pk}/remove/")
    assert page.context["is_last_second_step"]
    client.post(f"/me/sign-in/passkeys/{passkey.pk}/remove/")
    assert not Authenticator.objects.exists()
    assert Client().post("/sign-in/", {"email": aino.email, "password": PASSWORD}).status_code == 302
