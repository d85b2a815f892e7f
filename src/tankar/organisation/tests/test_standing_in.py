from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.organisation import demo
from tankar.organisation.access import holders, may
from tankar.organisation.actions.end_role import end_role
from tankar.organisation.actions.name_deputy import name_deputy
from tankar.organisation.errors import CannotStandIn, NotYours
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import deputies_of, standing_in_for
from tankar.organisation.testing.people import SignedIn

FIRST, LAST = dt.date(2026, 12, 1), dt.date(2026, 12, 14)


def _head(heikki: Person) -> RoleAssignment:
    return heikki.assignments.get(role=Role.HEAD_OF_UNIT)


@pytest.fixture
def aino_for_heikki(heikki: Person, aino: Person, clock: Any) -> RoleAssignment:
    return name_deputy(heikki, _head(heikki), aino, FIRST, LAST)


def test_aino_stands_in_for_heikki_on_the_first_and_the_last_day_and_no_other(
    heikki: Person, aino: Person, aino_for_heikki: RoleAssignment
) -> None:
    day = dt.timedelta(days=1)
    found = {on: list(deputies_of(heikki, on)) for on in (FIRST - day, FIRST, LAST, LAST + day)}
    assert list(found.values()) == [[], [aino], [aino], []]
    assert list(standing_in_for(aino, FIRST)) == [heikki]
    assert not standing_in_for(heikki, FIRST).exists()


def test_she_stands_in_for_the_role_that_was_named_alone(
    heikki: Person, aino: Person, aino_for_heikki: RoleAssignment
) -> None:
    assert list(deputies_of(heikki, FIRST, Role.HEAD_OF_UNIT)) == [aino]
    assert not deputies_of(heikki, FIRST, Role.SUPERVISOR).exists()


def test_a_deputy_is_among_those_who_decide_on_her_days(
    heikki: Person, aino: Person, library: Unit, clock: Any, aino_for_heikki: RoleAssignment
) -> None:
    assert aino not in holders(Role.HEAD_OF_UNIT, library)
    clock.set(dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC))
    assert set(holders(Role.HEAD_OF_UNIT, library)) == {heikki, aino}
    assert may(aino, "organisation.view_people", demo.make_person("jukka"))


def test_today_begins_at_midnight_in_karleby(
    heikki: Person, aino: Person, clock: Any, aino_for_heikki: RoleAssignment
) -> None:
    clock.set(dt.datetime(2026, 11, 30, 21, 59, tzinfo=dt.UTC))
    assert not deputies_of(heikki).exists()
    clock.advance(minutes=1)
    assert list(deputies_of(heikki)) == [aino]


def test_when_the_holders_role_ends_its_deputy_stands_in_no_more(
    heikki: Person, aino: Person, pekka: Person, aino_for_heikki: RoleAssignment, clock: Any
) -> None:
    end_role(pekka, _head(heikki), dt.date(2026, 12, 5))
    assert list(deputies_of(heikki, dt.date(2026, 12, 5))) == [aino]
    assert not deputies_of(heikki, dt.date(2026, 12, 6)).exists()
    # even where a row was left behind
    RoleAssignment.objects.filter(person=aino, deputy_for=heikki).update(valid_to=LAST)
    assert not deputies_of(heikki, dt.date(2026, 12, 6)).exists()


def test_the_administrator_names_a_deputy_for_somebody_who_is_ill(
    heikki: Person, aino: Person, pekka: Person, as_person: SignedIn, clock: Any
) -> None:
    role = _head(heikki).public_id
    facts = {
        f"{role}-email": aino.email,
        f"{role}-valid_from": "2026-11-23",
        f"{role}-valid_to": "2026-11-30",
    }
    client = as_person(pekka)
    assert client.post(f"/people/{heikki.public_id}/roles/{role}/deputy/", facts).status_code == 302
    assert list(deputies_of(heikki)) == [aino]
    assert "Aino" in client.get(f"/people/{heikki.public_id}/").content.decode()
    wrong = {**facts, f"{role}-valid_to": "2026-11-01"}
    assert client.post(f"/people/{heikki.public_id}/roles/{role}/deputy/", wrong).status_code == 422


def test_others_name_no_deputy_for_heikki_and_nobody_makes_themselves_one(
    heikki: Person, lars: Person, pekka: Person, aino: Person, as_person: SignedIn, clock: Any
) -> None:
    role = _head(heikki)
    with pytest.raises(NotYours):
        name_deputy(lars, role, aino, FIRST, LAST)
    with pytest.raises(NotYours):
        name_deputy(pekka, role, pekka, FIRST, LAST)
    with pytest.raises(CannotStandIn):
        name_deputy(pekka, role, heikki, FIRST, LAST)
    assert (
        as_person(lars).post(f"/people/{heikki.public_id}/roles/{role.public_id}/deputy/").status_code == 403
    )
