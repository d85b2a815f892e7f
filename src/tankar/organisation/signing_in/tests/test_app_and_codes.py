from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.core import mail
from django.test import Client

from tankar.organisation.models import Person
from tankar.organisation.signing_in.tests.conftest import PASSWORD, code, give_password, letters, told
from tankar.organisation.testing.people import SignedIn
from tankar.vault.models import Secret


def _add_app(client: Client) -> str:
    client.get("/me/sign-in/app/add/")
    secret = str(client.session[SECRET_SESSION_KEY])
    assert client.post("/me/sign-in/app/add/", {"code": code(secret)}).status_code == 302
    return secret


def _codes(client: Client) -> list[str]:
    return list(client.get("/me/sign-in/codes/").context["codes"])


def _at_the_second_step(person: Person) -> Client:
    client = Client()
    response = client.post("/sign-in/", {"email": person.email, "password": PASSWORD, "next": "/me/"})
    assert response["Location"] == "/sign-in/second-step/"
    assert client.get("/me/").status_code == 302, "the password alone opens nothing"
    return client


def test_after_the_password_the_app_is_asked_and_lars_lands_where_he_was_going(
    lars: Person, proved: SignedIn
) -> None:
    give_password(lars)
    secret = _add_app(proved(lars))
    client = _at_the_second_step(lars)
    assert client.get("/sign-in/second-step/").status_code == 200
    done = client.post("/sign-in/second-step/", {"code": code(secret, 1)})
    assert (done.status_code, done["Location"]) == (302, "/me/")
    assert client.get("/me/").status_code == 200


def test_the_same_code_does_not_work_twice(lars: Person, proved: SignedIn) -> None:
    give_password(lars)
    shown = code(_add_app(proved(lars)))
    statuses = [
        _at_the_second_step(lars).post("/sign-in/second-step/", {"code": shown}).status_code for _ in "ab"
    ]
    assert statuses == [302, 422]


def test_guessing_codes_is_stopped_and_the_right_one_waits_too(lars: Person, proved: SignedIn) -> None:
    give_password(lars)
    secret = _add_app(proved(lars))
    client = _at_the_second_step(lars)
    wrong = [client.post("/sign-in/second-step/", {"code": "000000"}).status_code for _ in range(6)]
    assert wrong == [422] * 5 + [429]
    assert client.post("/sign-in/second-step/", {"code": code(secret)}).status_code == 429


def test_nobody_comes_to_the_second_step_without_a_password(lars: Person, db: None) -> None:
    client = Client()
    assert client.get("/sign-in/second-step/")["Location"] == "/sign-in/"
    assert client.post("/sign-in/second-step/", {"code": "123456"})["Location"] == "/sign-in/"
    assert client.get("/sign-in/second-step/options/").status_code == 401


def test_going_back_from_the_second_step_forgets_the_password(lars: Person, proved: SignedIn) -> None:
    give_password(lars)
    _add_app(proved(lars))
    client = _at_the_second_step(lars)
    assert client.post("/sign-in/second-step/other/")["Location"] == "/sign-in/"
    assert client.get("/sign-in/second-step/")["Location"] == "/sign-in/"


def test_a_wrong_first_code_adds_nothing_and_keeps_the_picture(lars: Person, proved: SignedIn) -> None:
    client = proved(lars)
    client.get("/me/sign-in/app/add/")
    before = client.session[SECRET_SESSION_KEY]
    assert client.post("/me/sign-in/app/add/", {"code": "000000"}).status_code == 422
    assert client.session[SECRET_SESSION_KEY] == before
    assert not Authenticator.objects.exists()


def test_the_picture_is_an_svg_that_no_cache_keeps(lars: Person, proved: SignedIn) -> None:
    client = proved(lars)
    assert client.get("/me/sign-in/app/picture.svg").status_code == 404
    client.get("/me/sign-in/app/add/")
    picture = client.get("/me/sign-in/app/picture.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "no-store" in picture["Cache-Control"]
    assert b"<svg" in picture.content


def test_the_same_form_sent_twice_adds_one_app(lars: Person, proved: SignedIn) -> None:
    client = proved(lars)
    secret = _add_app(client)
    assert client.post("/me/sign-in/app/add/", {"code": code(secret, 1)}).status_code == 302
    assert Authenticator.objects.filter(type="totp").count() == 1
    assert told("app_added") == 1


def test_secrets_lie_in_the_vault_and_leave_it_with_the_app(lars: Person, proved: SignedIn) -> None:
    give_password(lars)
    client = proved(lars)
    secret = _add_app(client)
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))
    assert Secret.objects.filter(name__startswith="sign-in:").count() == 2
    client.post("/me/sign-in/app/remove/")
    assert not Secret.objects.filter(name__startswith="sign-in:").exists()
    assert told("app_removed") == 1


def test_recovery_codes_are_shown_until_they_are_kept_and_never_again(lars: Person, proved: SignedIn) -> None:
    client = proved(lars)
    _add_app(client)
    codes = _codes(client)
    assert len(codes) == 10
    assert codes[0] in client.get("/me/sign-in/codes/file/").content.decode()
    client.post("/me/sign-in/codes/kept/")
    for page in ("/me/sign-in/codes/", "/me/sign-in/codes/file/"):
        assert client.get(page)["Location"] == "/me/sign-in/"
    assert codes[0] not in client.get("/me/sign-in/").content.decode()


def test_a_recovery_code_lets_in_once_and_the_owner_hears_of_it(lars: Person, proved: SignedIn) -> None:
    give_password(lars)
    client = proved(lars)
    _add_app(client)
    first = _codes(client)[0]
    statuses = [
        _at_the_second_step(lars).post("/sign-in/second-step/", {"code": first}).status_code for _ in "ab"
    ]
    assert statuses == [302, 422]
    assert told("code_used") == 1
    assert client.get("/me/sign-in/").context["codes_left"] == 9


def test_new_codes_end_the_old_ones(lars: Person, proved: SignedIn) -> None:
    give_password(lars)
    client = proved(lars)
    _add_app(client)
    old = _codes(client)
    client.post("/me/sign-in/codes/kept/")
    client.post("/me/sign-in/codes/make/")
    assert set(old).isdisjoint(_codes(client))
    assert _at_the_second_step(lars).post("/sign-in/second-step/", {"code": old[0]}).status_code == 422


def test_codes_without_anything_to_stand_in_for_are_not_made(lars: Person, proved: SignedIn) -> None:
    assert proved(lars).post("/me/sign-in/codes/make/")["Location"] == "/me/sign-in/"
    assert not Authenticator.objects.exists()


def test_the_administrator_helps_somebody_who_lost_phone_and_codes(
    lars: Person, pekka: Person, proved: SignedIn, as_person: SignedIn
) -> None:
    give_password(lars)
    his = proved(lars)
    _add_app(his)
    client = as_person(pekka)
    assert client.get(f"/people/{lars.public_id}/").context["has_factors"]
    assert client.post(f"/people/{lars.public_id}/reset/").status_code == 302
    assert not Authenticator.objects.exists()
    assert not Secret.objects.filter(name__startswith="sign-in:").exists()
    assert his.get("/me/").status_code == 302, "whoever has the phone is signed out"
    again = Client().post("/sign-in/", {"email": lars.email, "password": PASSWORD})
    assert again["Location"] == "/me/sign-in/second-step/?next=%2F", (
        "his role needs a new one, in its own time"
    )
    assert not client.get(f"/people/{lars.public_id}/").context["has_factors"]
    client.post(f"/people/{lars.public_id}/reset/")
    assert told("factors_reset") == 1, "there was nothing left the second time"
    letters()
    assert "salasana" in mail.outbox[-1].body or "lösenord" in mail.outbox[-1].body


def test_nobody_takes_off_their_own_or_anybodys_without_the_right(
    lars: Person, pekka: Person, proved: SignedIn, as_person: SignedIn
) -> None:
    _add_app(proved(pekka))
    assert as_person(lars).post(f"/people/{pekka.public_id}/reset/").status_code == 403
    as_person(pekka).post(f"/people/{pekka.public_id}/reset/")
    assert Authenticator.objects.filter(type="totp").exists()
