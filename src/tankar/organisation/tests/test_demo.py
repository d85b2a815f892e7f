from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from tankar.organisation import access, demo, mail
from tankar.organisation.models import Person, RoleAssignment, ShownMail, Unit, User
from tankar.organisation.roles import NEVER_TOGETHER
from tankar.work.models import Demo


@pytest.fixture
def in_a_demo(db: None) -> None:
    Demo.objects.create(seed=1, today=dt.date(2026, 11, 23), practice_address="http://127.0.0.1:8001")


def test_with_one_click_one_is_aino(in_a_demo: None, aino: Person) -> None:
    client = Client(headers={"accept-language": "en"})
    assert "Aino Rautakoski" in client.get("/sign-in/").content.decode()
    response = client.post(f"/demo/persona/{aino.public_id}/", {"next": "/me/"})
    assert response["Location"] == "/me/"
    assert client.get("/me/").context["request"].person == aino


def test_whoever_tries_the_demo_keeps_their_language(in_a_demo: None, aino: Person) -> None:
    client = Client(headers={"accept-language": "en"})
    client.post(f"/demo/persona/{aino.public_id}/")
    assert client.get("/me/")["Content-Language"] == "en"


def test_outside_a_demo_there_are_no_personas(aino: Person) -> None:
    assert "Rautakoski" not in Client().get("/sign-in/").content.decode()
    assert Client().post(f"/demo/persona/{aino.public_id}/").status_code == 404


def test_only_the_personas_are_entered_with_a_click(in_a_demo: None, mikko: Person) -> None:
    assert Client().post(f"/demo/persona/{mikko.public_id}/").status_code == 404


def test_nobody_becomes_somebody_by_following_a_link(in_a_demo: None, aino: Person) -> None:
    assert Client().get(f"/demo/persona/{aino.public_id}/").status_code == 405


def test_every_persona_of_the_sign_in_page_is_there(in_a_demo: None) -> None:
    people = demo.make(dt.date(2026, 11, 23))
    page = Client().get("/sign-in/").content.decode()
    assert len(demo.PERSONAS) == 8
    for persona in demo.PERSONAS:
        assert str(people[persona.key]) in page


def test_the_demo_has_people_units_and_roles_and_no_password(db: None, clock: Any) -> None:
    people = demo.make(access.today())
    assert len(people.persons) >= 28
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert all(person.email.endswith("@demo.example") for person in people.persons.values())
    assert all(all(names) for names in Unit.objects.values_list("name_sv", "name_fi", "name_en"))
    assert RoleAssignment.objects.filter(valid_to__isnull=False).exists()


def test_the_demo_can_be_made_twice_without_doubles(db: None) -> None:
    for _time in range(2):
        demo.make(dt.date(2026, 11, 23))
    assert Person.objects.count() == len(demo.FIGURES)
    assert Unit.objects.count() == len(demo.UNITS)


def test_nobody_in_the_demo_mixes_roles_that_never_mix() -> None:
    for figure in demo.FIGURES.values():
        roles = {role for role, _unit in figure.roles}
        assert not any(together <= roles for together in NEVER_TOGETHER)


def test_in_a_demo_mail_is_shown_instead_of_sent(in_a_demo: None) -> None:
    message = EmailMessage(
        "Hej", "Se https://tankar.example/x", to=["aino@demo.example", "lars@demo.example"]
    )
    assert mail.Backend().send_messages([message]) == 2
    page = Client().get("/demo/mail/").content.decode()
    assert page.count("Hej") == 2
    one = ShownMail.objects.get(to="lars@demo.example")
    assert (
        '<a href="https://tankar.example/x"' in Client().get(f"/demo/mail/{one.public_id}/").content.decode()
    )
    assert mail.problem() is None
