"""A second step by role: led to it, never locked out of what one was writing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from conftest import MovableClock
from django.core.exceptions import PermissionDenied
from django.test import Client

from tankar.organisation.models import Person, StepRule, User
from tankar.organisation.roles import Role
from tankar.organisation.signing_in import oidc
from tankar.organisation.signing_in.required.actions.require_steps import require_steps
from tankar.organisation.signing_in.required.rule import BY_DEFAULT, is_required_of, rule, without_a_step
from tankar.organisation.signing_in.tests.conftest import PASSWORD, give_password, told
from tankar.organisation.testing.authenticator import Phone
from tankar.organisation.testing.people import SignedIn
from tankar.settings import Configuration
from tankar.work import demo
from tankar.work.clock import machine as clock_of_the_machine
from tankar.work.models import Demo

pytestmark = pytest.mark.django_db
PAGE = "/me/sign-in/second-step/?next=/me/"


def come(person: Person, after: str = "/me/") -> tuple[Client, Any]:
    person.refresh_from_db()
    give_password(person)
    client = Client(headers={"accept-language": "en"})
    return client, client.post("/sign-in/", {"email": person.email, "password": PASSWORD, "next": after})


def test_lars_is_led_to_set_one_up_and_may_do_it_later(lars: Person, clock: MovableClock) -> None:
    client, answer = come(lars)
    assert answer["Location"] == "/me/sign-in/second-step/?next=%2Fme%2F"
    page = client.get(PAGE)
    assert page.context["left"] == 14
    assert 'href="/me/"' in page.content.decode()
    assert client.get("/me/").status_code == 200


def test_aino_is_asked_nothing(aino: Person) -> None:
    _client, answer = come(aino)
    assert answer["Location"] == "/me/"


@pytest.mark.parametrize(
    ("begun", "last"),
    [
        # across both nights on which the clocks change, and Independence Day
        (dt.datetime(2026, 10, 18, 9, 0, tzinfo=dt.UTC), dt.datetime(2026, 11, 1, 21, 59, tzinfo=dt.UTC)),
        (dt.datetime(2027, 3, 20, 9, 0, tzinfo=dt.UTC), dt.datetime(2027, 4, 3, 20, 59, tzinfo=dt.UTC)),
        (dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC), dt.datetime(2026, 12, 6, 21, 59, tzinfo=dt.UTC)),
    ],
)
def test_the_days_end_at_midnight_in_karleby(
    lars: Person, clock: MovableClock, begun: dt.datetime, last: dt.datetime
) -> None:
    clock.set(begun)
    come(lars)
    clock.set(last)
    client, _answer = come(lars)
    assert client.get("/me/").status_code == 200
    clock.advance(minutes=2)
    client, _answer = come(lars)
    assert client.get("/me/")["Location"].startswith("/me/sign-in/second-step/")
    assert b">Do it later<" not in client.get(PAGE).content


def test_when_the_days_are_over_what_is_sent_is_taken_all_the_same(lars: Person, clock: MovableClock) -> None:
    come(lars)
    clock.advance(days=15)
    client, _answer = come(lars)
    assert client.get("/people/").status_code == 302
    sent = client.post("/me/password/", {"password": "x"})
    assert "second-step" not in sent.headers.get("Location", "")


def test_what_was_typed_before_the_session_ended_comes_first(lars: Person, clock: MovableClock) -> None:
    come(lars)
    clock.advance(days=15)
    client = Client(headers={"accept-language": "en"})
    away = client.post("/people/add/", {"given_name": "Åsa"})
    assert away["Location"] == "/sign-in/?next=%2Fsign-in%2Fkept%2F"
    facts = {"email": lars.email, "password": PASSWORD, "next": "/sign-in/kept/"}
    assert client.post("/sign-in/", facts)["Location"] == "/sign-in/kept/"
    assert 'value="Åsa"' in client.get("/sign-in/kept/").content.decode()
    assert client.get("/me/")["Location"].startswith("/me/sign-in/second-step/")


def test_a_session_that_was_open_before_goes_on(
    lars: Person, as_person: SignedIn, clock: MovableClock
) -> None:
    browser = as_person(lars)
    User.objects.filter(person=lars).update(step_asked_on=dt.date(2026, 1, 1))
    assert browser.get("/me/").status_code == 200


def test_once_it_is_set_up_nothing_stands_in_the_way_and_it_leads_on(
    lars: Person, clock: MovableClock
) -> None:
    come(lars)
    clock.advance(days=15)
    client, _answer = come(lars)
    client.get(PAGE)
    phone = Phone()
    question = client.get("/me/sign-in/passkeys/options/").json()
    client.post("/me/sign-in/passkeys/add/", {"name": "Phone", "credential": phone.create(question)})
    assert 'href="/me/"' in client.get("/me/sign-in/").content.decode()
    assert client.get("/me/").status_code == 200
    assert client.get(PAGE)["Location"] == "/me/"
    assert User.objects.get(person=lars).step_asked_on is None


def test_whoever_has_a_passkey_is_not_led_anywhere(
    lars: Person, with_passkey: Callable[[Person], Phone]
) -> None:
    phone = with_passkey(lars)
    client = Client()
    question = client.get("/sign-in/passkey/options/").json()
    answer = client.post("/sign-in/passkey/", {"credential": phone.get(question), "next": "/me/"})
    assert answer["Location"] == "/me/"


def test_a_demo_asks_nobody(lars: Person) -> None:
    assert is_required_of(lars)
    Demo.objects.create(seed=1, today=dt.date(2026, 11, 23), practice_address="http://localhost")
    demo.forget()
    assert not is_required_of(lars)


def test_pekka_decides_and_it_is_in_the_journal(as_person: SignedIn, pekka: Person, aino: Person) -> None:
    assert (rule().roles, rule().decided) == (frozenset(role.value for role in BY_DEFAULT), False)
    browser = as_person(pekka)
    assert browser.get("/people/second-step/").status_code == 200
    browser.post("/people/second-step/", {"roles": [Role.CHANNEL_MANAGER.value]})
    assert (rule().roles, rule().decided) == (frozenset({"channel_manager"}), True)
    assert told("second_step_required") == 1
    assert is_required_of(aino)
    assert not is_required_of(pekka)
    browser.post("/people/second-step/", {})
    assert (rule().roles, rule().decided) == (frozenset(), True)


def test_nobody_else_decides_and_only_our_roles_can_be_chosen(
    as_person: SignedIn, lars: Person, pekka: Person
) -> None:
    assert as_person(lars).get("/people/second-step/").status_code == 403
    with pytest.raises(PermissionDenied):
        require_steps(lars, [])
    with pytest.raises(ValueError, match="employee"):
        require_steps(pekka, [Role.EMPLOYEE.value])
    assert as_person(pekka).post("/people/second-step/", {"roles": ["king"]}).status_code == 422
    assert not StepRule.objects.exists()


def test_a_number_and_never_a_name_says_who_has_none(
    lars: Person, marja_liisa: Person, with_passkey: Callable[[Person], Phone]
) -> None:
    before = without_a_step(rule().roles)
    with_passkey(lars)
    assert without_a_step(rule().roles) == before - 1


def come_from_outside(
    person: Person, monkeypatch: pytest.MonkeyPatch, settings: Any, *, second_step: bool
) -> Any:
    """Back from the city's service, which says of them what it says."""
    settings.CONFIGURATION = Configuration(oidc_issuer="https://login.demo.example", oidc_client_id="tankar")
    claims = oidc.Claims("https://login.demo.example", "1", person.email, "", "", second_step)
    monkeypatch.setattr(oidc, "finish", lambda *_facts: claims)
    client = Client()
    client.get("/sign-in/")
    session = client.session
    session["outside_attempts"] = {
        "s": oidc.Attempt("n", "v", "/me/", clock_of_the_machine().timestamp()).kept()
    }
    session.save()
    return client.get("/sign-in/account/back/?state=s&code=c")


def test_the_citys_account_counts_when_the_service_says_that_it_asked_twice(
    lars: Person, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    assert come_from_outside(lars, monkeypatch, settings, second_step=True)["Location"] == "/me/"


def test_without_that_word_whoever_has_no_step_is_led_to_set_one_up(
    lars: Person, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    there = come_from_outside(lars, monkeypatch, settings, second_step=False)["Location"]
    assert there.startswith("/me/sign-in/second-step/")


def test_without_that_word_the_own_passkey_is_asked_for_where_the_role_needs_it(
    lars: Person,
    with_passkey: Callable[[Person], Phone],
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
) -> None:
    with_passkey(lars)
    there = come_from_outside(lars, monkeypatch, settings, second_step=False)["Location"]
    assert there == "/sign-in/second-step/"


def test_whoever_needs_none_is_not_asked_after_the_citys_account(
    aino: Person,
    with_passkey: Callable[[Person], Phone],
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
) -> None:
    with_passkey(aino)
    assert come_from_outside(aino, monkeypatch, settings, second_step=False)["Location"] == "/me/"
