from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.organisation import access
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.work.clock import LOCAL


def test_a_head_of_unit_covers_what_lies_below_the_unit(
    heikki: Person, library: Unit, branch_library: Unit, education: Unit, youth: Unit
) -> None:
    assert access.holds(heikki, Role.HEAD_OF_UNIT)
    assert access.holds(heikki, Role.HEAD_OF_UNIT, library)
    assert access.holds(heikki, Role.HEAD_OF_UNIT, branch_library)
    assert not access.holds(heikki, Role.HEAD_OF_UNIT, education)
    assert not access.holds(heikki, Role.HEAD_OF_UNIT, youth)
    assert set(access.units_of(heikki, Role.HEAD_OF_UNIT)) == {library, branch_library}


def test_a_role_without_a_unit_covers_the_whole_city(lars: Person, water: Unit) -> None:
    assert access.holds(lars, Role.COMMUNICATIONS_TEAM, water)
    assert set(access.units_of(lars, Role.COMMUNICATIONS_TEAM)) == set(Unit.objects.all())


def test_nobody_has_units_through_a_role_they_do_not_hold(aino: Person) -> None:
    assert not access.units_of(aino, Role.HEAD_OF_UNIT).exists()


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        ("2026-11-30T21:59:59+00:00", False),  # 23:59:59 in Karleby, the day before
        ("2026-11-30T22:00:00+00:00", True),  # midnight
        ("2026-12-31T21:59:59+00:00", True),
        ("2026-12-31T22:00:00+00:00", False),
        ("2026-12-31T23:59:59+00:00", False),  # still December in London
    ],
)
def test_a_role_begins_and_ends_at_midnight_in_karleby(
    moment: str, holds: bool, johan: Person, clock: Any
) -> None:
    clock.set(dt.datetime.fromisoformat(moment))
    RoleAssignment.objects.create(
        person=johan,
        role=Role.TRANSLATOR,
        valid_from=dt.date(2026, 12, 1),
        valid_to=dt.date(2026, 12, 31),
    )
    johan.acting_as = "both"
    assert access.holds(johan, Role.TRANSLATOR) is holds
    assert access.holders(Role.TRANSLATOR).exists() is holds


@pytest.mark.parametrize("night", ["2027-03-28", "2026-10-25"])
def test_the_nights_when_the_clocks_change_are_days_like_others(night: str, aino: Person, clock: Any) -> None:
    date = dt.date.fromisoformat(night)
    RoleAssignment.objects.create(person=aino, role=Role.ON_CALL, valid_from=date, valid_to=date)
    begins = dt.datetime.combine(date, dt.time(), tzinfo=LOCAL)
    ends = dt.datetime.combine(date + dt.timedelta(days=1), dt.time(), tzinfo=LOCAL)
    for moment, holds in [(begins, True), (ends, False)]:
        clock.set(moment)
        assert access.holds(aino, Role.ON_CALL) is holds
        clock.advance(seconds=-1)
        assert access.holds(aino, Role.ON_CALL) is not holds


def test_somebody_acting_as_elected_holds_none_of_their_employees_roles(petra: Person) -> None:
    RoleAssignment.objects.create(person=petra, role=Role.COMMUNICATIONS_TEAM)
    petra.acting_as = "employee"
    assert access.holds(petra, Role.COMMUNICATIONS_TEAM)
    assert not access.holds(petra, Role.ELECTED_OFFICIAL)
    petra.acting_as = "elected"
    assert not access.holds(petra, Role.COMMUNICATIONS_TEAM)
    assert not access.holds(petra, Role.EMPLOYEE)
    assert access.holds(petra, Role.ELECTED_OFFICIAL)
    petra.acting_as = None
    assert not access.holds(petra, Role.EMPLOYEE)


def test_an_unknown_permission_is_a_mistake_and_not_a_no(aino: Person) -> None:
    with pytest.raises(access.UnknownPermission):
        access.may(aino, "organisation.fly")


def test_nobody_may_do_nothing() -> None:
    assert access.may(None, "organisation.view_people") is False


def test_a_right_on_a_model_needs_its_twin() -> None:
    with pytest.raises(ValueError, match="twin"):
        access.register("organisation.half", lambda person, target: True, Person)
    assert "organisation.half" not in {permission.name for permission in access.registered()}


def test_those_who_hold_a_role_for_a_unit_include_those_above_it(
    heikki: Person, branch_library: Unit, youth: Unit
) -> None:
    assert list(access.holders(Role.HEAD_OF_UNIT, branch_library)) == [heikki]
    assert not access.holders(Role.HEAD_OF_UNIT, youth).exists()
