from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from tankar import journal
from tankar.journal.models import Entry
from tankar.organisation import access
from tankar.organisation.actions.end_role import end_role
from tankar.organisation.actions.give_role import give_role
from tankar.organisation.actions.name_deputy import name_deputy
from tankar.organisation.errors import (
    AlreadyHeld,
    CannotStandIn,
    EndsBeforeItBegins,
    FollowsFromThePerson,
    LongerThanHeld,
    NotYours,
    OrganisationError,
    RolesDoNotMix,
    UnitNeeded,
)
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.usefixtures("clock")  # Monday 23 November 2026
TODAY, TOMORROW, LATER = dt.date(2026, 11, 23), dt.date(2026, 11, 24), dt.date(2026, 12, 31)


def _role(person: Person) -> RoleAssignment:
    return person.assignments.order_by("pk")[0]


def test_pekka_gives_aino_a_role_and_the_journal_tells_it(pekka: Person, aino: Person, youth: Unit) -> None:
    give_role(pekka, aino, Role.CHANNEL_MANAGER, youth, TODAY, LATER)
    assert access.holds(aino, Role.CHANNEL_MANAGER, youth)
    entry = Entry.objects.get()
    assert (entry.kind, entry.actor_name, entry.subject_id) == (
        "organisation.role_given",
        "Pekka Rantasalo",
        aino.public_id,
    )
    assert "Aino Rautakoski" in journal.sentence(entry)


@pytest.mark.parametrize(
    ("language", "role"), [("sv", "Kanalansvarig"), ("fi", "Kanavavastaava"), ("en", "Channel manager")]
)
def test_the_journal_keeps_a_roles_code_and_tells_its_name_in_the_readers_language(
    language: str, role: str, pekka: Person, aino: Person, youth: Unit
) -> None:
    give_role(pekka, aino, Role.CHANNEL_MANAGER, youth, TODAY, LATER)
    end_role(pekka, aino.assignments.get(unit=youth))
    given, ended = Entry.objects.order_by("pk")
    assert given.params["role"] == ended.params["role"] == "channel_manager"
    with translation.override(language):
        assert journal.sentence(given).endswith(f": {role}")
        assert journal.sentence(ended).endswith(f": {role}")


@pytest.mark.parametrize("giver", ["marja_liisa", "lars", "heikki", "aino", "outi"])
def test_nobody_but_the_administrator_gives_roles(
    giver: str, request: pytest.FixtureRequest, mikko: Person, youth: Unit
) -> None:
    with pytest.raises(PermissionDenied):
        give_role(request.getfixturevalue(giver), mikko, Role.HEAD_OF_UNIT, youth, TODAY, None)


def test_the_administrator_gives_no_role_to_himself(pekka: Person) -> None:
    with pytest.raises(PermissionDenied):
        give_role(pekka, pekka, Role.COMMUNICATIONS_MANAGER, None, TODAY, None)


@pytest.mark.parametrize(
    ("role", "begins", "ends", "error"),
    [
        (Role.HEAD_OF_UNIT, TODAY, None, UnitNeeded),
        (Role.ELECTED_OFFICIAL, TODAY, None, FollowsFromThePerson),
        (Role.TRANSLATOR, TOMORROW, TODAY, EndsBeforeItBegins),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    role: Role,
    begins: dt.date,
    ends: dt.date | None,
    error: type[OrganisationError],
    pekka: Person,
    aino: Person,
) -> None:
    with pytest.raises(error) as refused:
        give_role(pekka, aino, role, None, begins, ends)
    assert str(refused.value)
    assert not Entry.objects.exists()


def test_the_same_role_twice_at_the_same_time_is_refused(pekka: Person, lars: Person) -> None:
    with pytest.raises(AlreadyHeld):
        give_role(pekka, lars, Role.COMMUNICATIONS_TEAM, None, TODAY, LATER)


def test_the_administrator_cannot_become_the_one_who_reads_threat_cases(pekka: Person, outi: Person) -> None:
    with pytest.raises(RolesDoNotMix):
        give_role(pekka, outi, Role.SYSTEM_ADMINISTRATOR, None, TODAY, None)
    with pytest.raises(RolesDoNotMix):
        name_deputy(outi, _role(outi), pekka, TODAY, LATER)


def test_a_role_ended_at_once_no_longer_holds(pekka: Person, lars: Person) -> None:
    end_role(pekka, _role(lars))
    assert not access.holds(lars, Role.COMMUNICATIONS_TEAM)
    assert Entry.objects.get().kind == "organisation.role_ended"


def test_a_last_day_is_still_a_day_with_the_role(pekka: Person, lars: Person) -> None:
    end_role(pekka, _role(lars), TODAY)
    assert access.holds(lars, Role.COMMUNICATIONS_TEAM)
    assert not access.holds(lars, Role.COMMUNICATIONS_TEAM, on=TOMORROW)


def test_an_earlier_end_is_never_moved_later(pekka: Person, lars: Person) -> None:
    end_role(pekka, _role(lars), TODAY)
    end_role(pekka, _role(lars), LATER)
    assert _role(lars).valid_to == TODAY


def test_heikki_lets_aino_stand_in_between_two_days_and_no_longer(
    heikki: Person, aino: Person, library: Unit
) -> None:
    name_deputy(heikki, _role(heikki), aino, TOMORROW, LATER)
    held = [
        access.holds(aino, Role.HEAD_OF_UNIT, library, on=day)
        for day in [TODAY, TOMORROW, LATER, LATER + dt.timedelta(days=1)]
    ]
    assert held == [False, True, True, False]
    assert access.holds(heikki, Role.HEAD_OF_UNIT, library, on=LATER)


def test_a_deputy_does_not_act_longer_than_the_holder(heikki: Person, aino: Person) -> None:
    role = _role(heikki)
    role.valid_to = LATER
    role.save()
    with pytest.raises(LongerThanHeld):
        name_deputy(heikki, role, aino, TODAY, LATER + dt.timedelta(days=1))
    with pytest.raises(LongerThanHeld):
        name_deputy(heikki, role, aino, role.valid_from - dt.timedelta(days=1), LATER)


def test_a_role_that_is_not_ones_own_cannot_be_passed_on(heikki: Person, aino: Person, lars: Person) -> None:
    with pytest.raises(NotYours):
        name_deputy(lars, _role(heikki), aino, TODAY, LATER)


def test_a_deputy_cannot_name_a_deputy(heikki: Person, aino: Person, lars: Person) -> None:
    deputy = name_deputy(heikki, _role(heikki), aino, TODAY, LATER)
    with pytest.raises(NotYours):
        name_deputy(aino, deputy, lars, TODAY, TOMORROW)


def test_who_cannot_stand_in(heikki: Person, johan: Person) -> None:
    for somebody in [heikki, johan]:
        with pytest.raises(CannotStandIn):
            name_deputy(heikki, _role(heikki), somebody, TODAY, LATER)


def test_when_the_holders_role_ends_the_deputys_ends_with_it(
    pekka: Person, heikki: Person, aino: Person, library: Unit
) -> None:
    name_deputy(heikki, _role(heikki), aino, TODAY, LATER)
    end_role(pekka, _role(heikki), TODAY)
    assert not access.holds(aino, Role.HEAD_OF_UNIT, library, on=TOMORROW)


@pytest.mark.parametrize("who", ["heikki", "aino"])
def test_holder_and_deputy_may_both_end_it(
    who: str, heikki: Person, aino: Person, library: Unit, request: pytest.FixtureRequest
) -> None:
    deputy = name_deputy(heikki, _role(heikki), aino, TODAY, LATER)
    end_role(request.getfixturevalue(who), deputy)
    assert not access.holds(aino, Role.HEAD_OF_UNIT, library)


def test_nobody_ends_their_own_role_or_somebody_elses_deputy(
    heikki: Person, aino: Person, lars: Person
) -> None:
    deputy = name_deputy(heikki, _role(heikki), aino, TODAY, LATER)
    for by, role in [(heikki, _role(heikki)), (lars, deputy)]:
        with pytest.raises(PermissionDenied):
            end_role(by, role)


def test_the_pages_give_and_end_a_role(pekka: Person, aino: Person, youth: Unit, as_person: SignedIn) -> None:
    client = as_person(pekka)
    facts = {"role": "channel_manager", "unit": youth.public_id, "valid_from": "2026-11-23", "valid_to": ""}
    assert client.post(f"/people/{aino.public_id}/roles/", facts).status_code == 302
    given = aino.assignments.get(unit=youth)
    assert client.post(f"/people/{aino.public_id}/roles/", facts).status_code == 422
    page = f"/people/{aino.public_id}/roles/{given.public_id}/end/"
    assert client.post(page, {"last_day": "nonsense"}).status_code == 422
    assert client.post(page, {"last_day": ""}).status_code == 302
    assert not aino.assignments.filter(unit=youth).exists(), "it never began"


def test_the_own_page_names_and_ends_a_deputy(heikki: Person, aino: Person, as_person: SignedIn) -> None:
    client, role = as_person(heikki), _role(heikki)
    prefix = role.public_id
    facts = {
        f"{prefix}-email": "AINO@demo.example",
        f"{prefix}-valid_from": "2026-11-23",
        f"{prefix}-valid_to": "2026-12-31",
    }
    assert client.post(f"/me/roles/{role.public_id}/deputy/", facts).status_code == 302
    assert "Aino Rautakoski" in client.get("/me/").content.decode()
    deputy = aino.assignments.get(deputy_for=heikki)
    assert "Heikki Kivihalme" in as_person(aino).get("/me/").content.decode()
    assert client.post(f"/me/deputies/{deputy.public_id}/end/").status_code == 302
    again = client.post(f"/me/roles/{role.public_id}/deputy/", {**facts, f"{prefix}-email": "x@demo.example"})
    assert again.status_code == 422


def test_nobody_reaches_the_deputies_of_others(
    heikki: Person, aino: Person, lars: Person, as_person: SignedIn
) -> None:
    deputy = name_deputy(heikki, _role(heikki), aino, TODAY, LATER)
    client = as_person(lars)
    assert client.post(f"/me/deputies/{deputy.public_id}/end/").status_code == 404
    assert client.post(f"/me/roles/{_role(heikki).public_id}/deputy/").status_code == 404


def test_pekka_adds_a_person_who_then_has_an_account(
    pekka: Person, library: Unit, as_person: SignedIn
) -> None:
    client = as_person(pekka)
    facts = {
        "given_name": "Ida",
        "family_name": "Sommar-Kesänen",
        "email": "Ida@demo.example",
        "unit": library.pk,
        "is_employee": "on",
        "language": "sv",
        "may_sign_in": "on",
    }
    response = client.post("/people/add/", facts)
    ida = Person.objects.get(email="ida@demo.example")
    assert response["Location"] == f"/people/{ida.public_id}/"
    assert ida.user is not None
    assert not ida.user.has_usable_password()
    client.post(f"/people/{ida.public_id}/edit/", {**facts, "may_sign_in": ""})
    ida.user.refresh_from_db()
    assert not ida.user.is_active
    kinds = list(Entry.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["organisation.person_added", "organisation.person_changed"]
    assert client.post("/people/add/", {**facts, "is_employee": ""}).status_code == 422
    assert client.post("/people/add/", facts).status_code == 422, "the address is taken"
