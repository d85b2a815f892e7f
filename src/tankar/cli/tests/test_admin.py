"""A real installation begins with its first system administrator, made on the command line."""

from __future__ import annotations

import datetime as dt
import io
import sys
from typing import Any

import pytest
from django.test import Client

from tankar import journal
from tankar.cli import admin as command
from tankar.cli.commands import main
from tankar.journal.models import Entry
from tankar.organisation.access import may
from tankar.organisation.models import Person, RoleAssignment, Unit, User
from tankar.organisation.roles import Role
from tankar.work import demo
from tankar.work.models import Demo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PASSWORD = "fyren vid Tankar lyser"
WORDS = ["admin", "Pekka.Rantasalo@demo.example", "Pekka", "Rantasalo"]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Standard input that is no terminal."""

    def give(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    give(PASSWORD, PASSWORD)
    return give


def test_pekka_becomes_administrator_of_an_empty_installation_and_signs_in(
    typed: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(WORDS) == 0
    said = capsys.readouterr().out
    assert "Pekka Rantasalo is system administrator and signs in with pekka.rantasalo@demo.example." in said
    assert PASSWORD not in said
    pekka = Person.objects.get()
    top = Unit.objects.get()
    assert pekka.unit == top
    assert (top.parent, top.name_sv, top.name_fi) == (None, "Karleby stad", "Kokkolan kaupunki")  # type: ignore[attr-defined]
    assert may(pekka, "organisation.manage_people")
    assert not may(pekka, "content.edit")
    client = Client()
    answer = client.post("/sign-in/", {"email": "pekka.rantasalo@demo.example", "password": PASSWORD})
    assert answer.status_code == 302
    assert client.get("/units/").status_code == 200


def test_the_journal_tells_it_without_an_actor(typed: Any) -> None:
    assert main(WORDS) == 0
    added, made = Entry.objects.order_by("pk")
    assert (added.actor_id, added.kind) == ("", "organisation.unit_added")
    assert (made.actor_id, made.kind) == ("", "organisation.first_administrator")
    assert "Pekka Rantasalo" in journal.sentence(made)


def test_one_line_is_enough_where_nobody_types(typed: Any) -> None:
    typed(PASSWORD)
    assert main(WORDS) == 0
    assert User.objects.get().check_password(PASSWORD)


def test_at_a_terminal_the_password_is_asked_for_twice_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    asked: list[str] = []

    def getpass(prompt: str) -> str:
        asked.append(prompt)
        return PASSWORD

    monkeypatch.setattr(command, "getpass", getpass)
    assert main(WORDS) == 0
    assert asked == ["Password: ", "The same password again: "]
    assert PASSWORD not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["kort", "kort"], "It must contain at least 12 characters."),
        (["passwordpassword", PASSWORD], "The two passwords are not the same."),
        ([], "It must contain at least 12 characters."),
    ],
)
def test_a_password_that_will_not_do_saves_nothing(
    lines: list[str], said: str, typed: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(*lines)
    assert main(WORDS) == 1
    error = capsys.readouterr().err
    assert said in error
    assert "Nothing was saved." in error
    assert (Person.objects.count(), User.objects.count(), Unit.objects.count()) == (0, 0, 0)


def test_giving_up_at_the_question_saves_nothing(
    monkeypatch: pytest.MonkeyPatch, typed: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "_password", interrupted)
    assert main(WORDS) == 1
    assert capsys.readouterr().err == "Nothing was saved.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["admin", "pekka", "Pekka", "Rantasalo"], "email: Enter a valid email address."),
        (["admin", "pekka@demo.example", " ", "Rantasalo"], "given name: This field cannot be blank."),
    ],
)
def test_details_that_cannot_be_are_named(
    words: list[str], said: str, typed: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    assert said in capsys.readouterr().err
    assert (Person.objects.count(), Unit.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_a_second_administrator_is_refused_and_the_first_is_named(
    typed: Any, pekka: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["admin", "jesper@demo.example", "Jesper", "Låsbacka"]) == 1
    error = capsys.readouterr().err
    assert "There is a system administrator already: Pekka Rantasalo (pekka@demo.example). Ask them" in error
    assert Person.objects.count() == 1


def test_a_demo_is_refused(typed: Any, capsys: pytest.CaptureFixture[str]) -> None:
    Demo.objects.create(seed=1, today=dt.date(2026, 11, 23), practice_address="http://127.0.0.1:8001")
    demo.forget()
    assert main(WORDS) == 1
    assert "This is a demo, which has its system administrator already." in capsys.readouterr().err
    assert not Person.objects.exists()


def test_when_the_last_administrator_is_gone_an_employee_takes_over(
    typed: Any, pekka: Person, lars: Person
) -> None:
    RoleAssignment.objects.filter(person=pekka).update(valid_to=dt.date(2026, 11, 22))
    assert lars.user is not None
    User.objects.filter(pk=lars.user.pk).update(is_active=False)
    units = Unit.objects.count()
    assert main(["admin", "LARS@demo.example", "Somebody", "Else"]) == 0
    kept = Person.objects.get(pk=lars.pk)
    assert str(kept) == "Lars Snåre-Holm"
    assert (kept.unit, Unit.objects.count()) == (lars.unit, units)
    assert kept.assignments.filter(role=Role.SYSTEM_ADMINISTRATOR, valid_from="2026-11-23").exists()
    assert kept.user is not None
    assert kept.user.is_active
    assert kept.user.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("who", "said"), [("johan", "but not as an employee"), ("outi", "nobody can have both of these roles")]
)
def test_who_cannot_be_the_administrator(
    who: str, said: str, typed: Any, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    person: Person = request.getfixturevalue(who)
    assert main(["admin", person.email, "Any", "Name"]) == 1
    assert said in capsys.readouterr().err
    assert not Entry.objects.exists()
    assert person.user is not None
    assert not User.objects.get(pk=person.user.pk).has_usable_password()
