"""Against a real, certified provider on loopback, from the button to Today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tankar.organisation.models import Invitation, OutsideAccount, Person, User
from tankar.organisation.signing_in.actions.invite import invite
from tankar.organisation.signing_in.oidc import problem
from tankar.organisation.signing_in.tests.conftest import code, give_password, told
from tankar.organisation.testing import oidc
from tankar.organisation.testing.people import SignedIn
from tankar.settings import Configuration
from tankar.work import demo
from tankar.work.models import Demo

CALLBACK = "http://localhost:8000/sign-in/account/back/"


@pytest.fixture(scope="module")
def provider() -> Iterator[oidc.Provider]:
    try:
        running = oidc.start(CALLBACK)
    except FileNotFoundError as missing:
        pytest.skip(str(missing))
    yield running
    running.stop()


@pytest.fixture
def service(provider: oidc.Provider, settings: Any, db: None) -> oidc.Provider:
    _configure(settings, provider.issuer)
    return provider


def _configure(settings: Any, issuer: str, **more: Any) -> None:
    settings.CONFIGURATION = Configuration(
        oidc_issuer=issuer, oidc_client_id=oidc.CLIENT_ID, oidc_client_secret=oidc.CLIENT_SECRET, **more
    )


def _come(
    who: str, client: Client | None = None, after: str = "/me/", says: str = "yes"
) -> tuple[Client, Any]:
    client = client or Client(headers={"accept-language": "en"})
    out = client.get("/sign-in/account/", {"next": after})
    assert out.status_code == 302, out.content.decode()
    back = urlsplit(oidc.sign_in_there(out["Location"], who, says=says))
    return client, client.get(f"{back.path}?{back.query}")


def test_the_button_is_there_where_a_service_is_set_and_only_there(
    service: oidc.Provider, settings: Any
) -> None:
    english = Client(headers={"accept-language": "en"})
    assert "City account" in english.get("/sign-in/").content.decode()
    settings.CONFIGURATION = Configuration()
    assert "City account" not in english.get("/sign-in/").content.decode()
    assert english.get("/sign-in/account/").status_code == 404


def test_aino_signs_in_with_the_citys_account_and_lands_where_she_was_going(
    service: oidc.Provider, aino: Person
) -> None:
    client, answer = _come("aino")
    assert (answer.status_code, answer["Location"]) == (302, "/me/")
    assert client.get("/me/").context["request"].person == aino
    assert OutsideAccount.objects.get().person == aino
    assert told("outside_account_added") == 1


def test_the_second_time_the_account_is_known_by_its_subject_whatever_its_address(
    service: oidc.Provider, aino: Person
) -> None:
    _come("aino")
    Person.objects.filter(pk=aino.pk).update(email="aino.rautakoski@demo.example")
    assert _come("aino")[1]["Location"] == "/me/"
    assert told("outside_account_added") == 1


def test_capitals_in_an_address_do_not_matter(service: oidc.Provider, mikko: Person) -> None:
    assert _come("mikko")[1].status_code == 302


def test_state_nonce_and_pkce_are_new_each_time(service: oidc.Provider) -> None:
    asked = [parse_qs(urlsplit(Client().get("/sign-in/account/")["Location"]).query) for _time in range(2)]
    for name in ("state", "nonce", "code_challenge"):
        assert asked[0][name] != asked[1][name]
    assert asked[0]["code_challenge_method"] == ["S256"]


def test_an_answer_in_another_browser_or_twice_signs_nobody_in(service: oidc.Provider, aino: Person) -> None:
    client = Client()
    out = client.get("/sign-in/account/")
    back = urlsplit(oidc.sign_in_there(out["Location"], "aino"))
    address = f"{back.path}?{back.query}"
    stranger = Client()
    assert stranger.get(address).status_code == 403
    assert stranger.get("/me/").status_code == 302
    assert client.get(address).status_code == 302
    client.post("/sign-out/")
    assert client.get(address).status_code == 403


def test_the_session_gets_another_key(service: oidc.Provider, aino: Person) -> None:
    client = Client()
    client.get("/sign-in/account/")
    before = client.session.session_key
    _come("aino", client)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("unverified", "does not say that your e-mail address is verified"),
        ("addressless", "does not say that your e-mail address is verified"),
        ("stranger", "nobody here has your e-mail address"),
    ],
)
def test_who_cannot_be_known_is_told_why(
    who: str, sentence: str, service: oidc.Provider, aino: Person
) -> None:
    client, answer = _come(who)
    assert answer.status_code == 403
    assert sentence in answer.content.decode()
    assert client.get("/me/").status_code == 302
    assert not OutsideAccount.objects.exists()


def test_addresses_of_the_citys_own_domain_are_believed_when_a_setting_says_so(
    service: oidc.Provider, aino: Person, settings: Any
) -> None:
    _configure(settings, service.issuer, oidc_domains="demo.example")
    assert _come("silent")[1].status_code == 302
    # where the service itself says no, no setting says yes
    OutsideAccount.objects.all().delete()
    assert _come("unverified")[1].status_code == 403
    _configure(settings, service.issuer, oidc_domains="elsewhere.example")
    assert _come("addressless")[1].status_code == 403


def test_a_newcomer_becomes_an_employee_without_roles_when_a_setting_says_so(
    service: oidc.Provider, settings: Any
) -> None:
    _configure(settings, service.issuer, oidc_newcomers=True)
    assert _come("stranger")[1].status_code == 302
    person = Person.objects.get(email="stranger@demo.example")
    assert (str(person), person.is_employee, person.assignments.count()) == ("Sten Främling", True, 0)
    assert told("newcomer_added") == 1


def test_who_says_no_at_the_service_reads_that_nothing_happened(service: oidc.Provider, aino: Person) -> None:
    _client, answer = _come("aino", says="no")
    assert answer.status_code == 403
    assert "was stopped at the sign-in service" in answer.content.decode()


def test_a_new_account_with_a_known_address_does_not_open_the_old_ones_person(
    service: oidc.Provider, aino: Person, pekka: Person, as_person: SignedIn
) -> None:
    _come("aino")
    assert "with another account" in _come("aino-again")[1].content.decode()
    page = as_person(pekka)
    assert page.post(f"/people/{aino.public_id}/unlink/").status_code == 302
    assert told("outside_account_removed") == 1
    assert _come("aino-again")[1].status_code == 302


def test_a_closed_account_and_one_without_sign_in_are_not_opened(
    service: oidc.Provider, aino: Person
) -> None:
    User.objects.filter(person=aino).update(is_active=False)
    assert "may not sign in" in _come("aino")[1].content.decode()
    Person.objects.filter(pk=aino.pk).update(user=None)
    assert "may not sign in" in _come("aino")[1].content.decode()


def test_a_service_that_calls_itself_something_else_is_refused(
    service: oidc.Provider, aino: Person, settings: Any
) -> None:
    """The same machine under another name: its tokens are not from the issuer that was set."""
    _configure(settings, service.issuer.replace("127.0.0.1", "localhost"))
    answer = Client().get("/sign-in/account/")
    assert answer.status_code == 503
    assert "calls itself http://127.0.0.1" in (problem() or "")


def test_when_the_service_is_down_the_page_says_so_and_other_ways_stay(
    service: oidc.Provider, aino: Person, settings: Any
) -> None:
    _configure(settings, "http://127.0.0.1:9")
    client = Client(headers={"accept-language": "en"})
    answer = client.get("/sign-in/account/")
    assert answer.status_code == 503
    assert "sign in with a passkey or a password" in answer.content.decode()
    assert client.get("/sign-in/").status_code == 200


def test_check_finds_the_service_well(service: oidc.Provider) -> None:
    assert problem() is None


def test_the_services_own_second_step_is_enough(
    service: oidc.Provider, aino: Person, proved: SignedIn
) -> None:
    give_password(aino)
    client = proved(aino)
    client.get("/me/sign-in/app/add/")
    secret = client.session["mfa.totp.secret"]
    assert client.post("/me/sign-in/app/add/", {"code": code(secret)}).status_code == 302
    assert _come("aino")[1]["Location"] == "/me/"


def test_the_service_proves_who_sits_there_and_somebody_else_proves_nothing(
    service: oidc.Provider, aino: Person, mikko: Person, as_person: SignedIn
) -> None:
    _come("aino")
    client = as_person(aino)
    for who, status in (("mikko", 403), ("aino", 302)):
        out = client.get("/sign-in/account/", {"prove": "1", "next": "/me/sign-in/app/add/"})
        assert parse_qs(urlsplit(out["Location"]).query)["prompt"] == ["login"]
        back = urlsplit(oidc.sign_in_there(out["Location"], who))
        assert client.get(f"{back.path}?{back.query}").status_code == status
        assert client.get("/me/sign-in/app/add/").status_code == (200 if who == "aino" else 302)
    assert client.get("/me/").context["request"].person == aino


def test_signing_out_offers_to_leave_the_service_too(service: oidc.Provider, aino: Person) -> None:
    client, _answer = _come("aino")
    assert client.post("/sign-out/")["Location"] == "/sign-in/signed-out/"
    page = client.get("/sign-in/signed-out/").content.decode()
    assert f"{service.issuer}/session/end?client_id=tankar" in page
    assert client.get("/me/").status_code == 302


def test_an_invited_person_comes_with_the_citys_account(
    service: oidc.Provider, aino: Person, pekka: Person
) -> None:
    invite(pekka, aino)
    assert _come("aino")[1].status_code == 302
    assert Invitation.objects.get().used_at is not None


def test_a_demo_has_no_such_door(service: oidc.Provider) -> None:
    Demo.objects.create(seed=1, today="2026-11-23", practice_address="http://127.0.0.1:8001")
    demo.forget()
    for page in ("/sign-in/account/", "/sign-in/account/back/", "/sign-in/signed-out/"):
        assert Client().get(page).status_code == 404


def test_claims_that_only_the_userinfo_page_tells_are_read_there(settings: Any, aino: Person) -> None:
    try:
        running = oidc.start(CALLBACK, "userinfo")
    except FileNotFoundError as missing:
        pytest.skip(str(missing))
    try:
        _configure(settings, running.issuer)
        assert _come("aino")[1].status_code == 302
    finally:
        running.stop()
