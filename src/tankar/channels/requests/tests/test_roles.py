"""Who decides when roles come and go: nobody gives both halves, nobody decides their own, and no request is stuck."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tankar.channels.models import ProfileRequest
from tankar.channels.requests.actions.decide import Answer, decide_half
from tankar.channels.requests.actions.follow_roles import follow_roles
from tankar.channels.requests.actions.remind_of_requests import remind_of_requests
from tankar.channels.requests.actions.submit import submit_request
from tankar.channels.requests.errors import DayPassed, NobodyGivesBoth, NotReady
from tankar.channels.testing.requesting import asked, contacted, instagram_is_known, yes
from tankar.decisions.models import Ask, Decision
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.actions.end_role import end_role
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role

pytestmark = pytest.mark.django_db


def awaited(request: ProfileRequest) -> set[str]:
    found = Ask.objects.filter(matter__subject_id=request.public_id, verb="decide", done_at=None)
    return set(found.values_list("person__given_name", flat=True))


def told(person: Person) -> list[str]:
    found = Notice.objects.filter(person=person, read_at=None).order_by("id")
    return [one.kind.removeprefix("channels.request_") for one in found]


def fresh(person: Person) -> Person:
    """As the next request of theirs finds them, with the roles of now."""
    return Person.objects.get(pk=person.pk)


def nobody_leads() -> None:
    RoleAssignment.objects.filter(role__in=(Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)).delete()


def leads(name: str, unit: Unit | None) -> Person:
    person = demo.make_person(name)
    RoleAssignment.objects.create(person=person, role=Role.SECTOR_MANAGEMENT, unit=unit)
    return person


def test_where_nobody_leads_the_unit_it_is_said_before_it_is_sent_and_nothing_is_lost(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    nobody_leads()
    with pytest.raises(NotReady) as refused:
        asked(aino, lars)
    assert set(refused.value.faults) == {"unit"}
    assert ProfileRequest.objects.get().state == "contact"


def test_where_nobody_leads_the_unit_whoever_leads_the_whole_city_is_asked(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    nobody_leads()
    kaj = leads("kaj", None)
    request = asked(aino, lars)
    assert awaited(request) == {"Kaj", "Marja-Liisa"}
    assert decide_half(fresh(kaj), request, "unit", yes()).unit_by == kaj


def test_a_new_head_is_asked_and_the_one_who_is_no_head_any_more_is_asked_no_longer(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, pekka: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    assert awaited(request) == {"Heikki", "Marja-Liisa"}
    end_role(pekka, heikki.assignments.get(role=Role.HEAD_OF_UNIT))
    jukka = demo.make_person("jukka")
    RoleAssignment.objects.create(person=jukka, role=Role.HEAD_OF_UNIT, unit=heikki.unit)
    assert (follow_roles(), follow_roles()) == (1, 0)
    assert awaited(request) == {"Jukka", "Marja-Liisa"}
    assert (told(heikki), told(jukka)) == ([], ["decide"])
    with pytest.raises(PermissionDenied):
        decide_half(fresh(heikki), request, "unit", yes())
    assert decide_half(fresh(jukka), request, "unit", yes()).unit_by == jukka


def test_when_nobody_is_left_the_administrator_is_told_once_and_the_one_who_is_named_decides(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, pekka: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    nobody_leads()
    for _round in range(3):
        follow_roles()
        clock.advance(hours=1)
    assert told(pekka) == ["nobody_decides"]
    assert "nobody_left" in told(aino)
    clock.advance(days=30)
    remind_of_requests()
    request.refresh_from_db()
    assert (request.state, request.unit_by) == ("complete", None)
    tove = leads("tove", heikki.unit)
    assert follow_roles() == 1
    assert told(pekka) == []
    assert decide_half(fresh(tove), request, "unit", yes()).unit_by == tove


def test_a_half_that_was_given_stands_when_its_giver_has_the_role_no_longer(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, pekka: Person, clock: Any
) -> None:
    request = decide_half(heikki, asked(aino, lars), "unit", yes())
    end_role(pekka, heikki.assignments.get(role=Role.HEAD_OF_UNIT))
    follow_roles()
    request.refresh_from_db()
    assert (request.unit_by, awaited(request)) == (heikki, {"Marja-Liisa"})
    assert decide_half(marja_liisa, request, "communications", yes()).state == "opening"


def test_what_the_communications_manager_asks_for_is_decided_by_whoever_leads_from_above(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    """She may not decide her own, and nobody stands in for her: then it is her superior's."""
    above = leads("kaj", marja_liisa.unit.parent if marja_liisa.unit else None)
    request = asked(marja_liisa, lars, platform="Instagram")
    request.refresh_from_db()
    assert request.communications_above
    assert "Kaj" in awaited(request)
    with pytest.raises(PermissionDenied):
        decide_half(fresh(marja_liisa), request, "communications", yes())
    decided = decide_half(fresh(above), request, "communications", yes())
    assert decided.communications_by == above
    with pytest.raises(NobodyGivesBoth):
        decide_half(fresh(above), decided, "unit", yes())


def test_nobody_above_decides_while_the_communications_manager_can(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    above = leads("kaj", marja_liisa.unit)
    request = asked(aino, lars)
    assert "Kaj" not in awaited(request)
    with pytest.raises(PermissionDenied):
        decide_half(fresh(above), request, "communications", yes())


def test_a_silent_communications_manager_without_a_deputy_is_passed_on_upwards(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    above = leads("kaj", marja_liisa.unit)
    request = asked(aino, lars)
    clock.advance(days=4)
    remind_of_requests()
    clock.advance(days=7)
    remind_of_requests()
    assert {"Kaj", "Marja-Liisa"} <= awaited(request)
    assert "passed_on" in told(above)
    request.refresh_from_db()
    assert decide_half(fresh(above), request, "communications", yes()).communications_by == above
    decided = Decision.objects.get(matter__subject_id=request.public_id)
    assert decided.role == "In the place of the communications manager"


def test_whoever_has_both_roles_gives_one_half_and_the_other_is_somebody_elses(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    nobody_leads()
    RoleAssignment.objects.create(person=marja_liisa, role=Role.HEAD_OF_UNIT, unit=aino.unit)
    kaj = leads("kaj", None)
    request = asked(aino, lars)
    request = decide_half(fresh(marja_liisa), request, "unit", yes())
    assert awaited(request) == {"Kaj"}
    with pytest.raises(NobodyGivesBoth):
        decide_half(fresh(marja_liisa), request, "communications", yes())
    assert decide_half(fresh(kaj), request, "communications", yes()).state == "opening"


def test_an_approval_until_a_day_that_has_passed_is_none(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    for day in (dt.date(2026, 11, 22), dt.date(2026, 11, 23)):
        with pytest.raises(DayPassed):
            decide_half(heikki, request, "unit", Answer("yes", "Ja", valid_until=day))
    request.refresh_from_db()
    assert request.unit_by is None


def test_those_it_concerns_are_told_that_it_is_approved(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    jesper, kirsti = demo.make_person("jesper"), demo.make_person("kirsti")
    request = decide_half(heikki, asked(aino, lars), "unit", yes())
    decide_half(marja_liisa, request, "communications", yes())
    for person in (heikki, lars, jesper, kirsti):
        assert "is_approved" in told(person)
    assert "approved" in told(aino)
    assert "is_approved" not in told(aino)


def test_communications_that_has_nobody_to_decide_is_said_too(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    instagram_is_known()
    request = contacted(aino)
    ProfileRequest.objects.update(advised_at=request.contacted_at)
    RoleAssignment.objects.filter(role=Role.COMMUNICATIONS_MANAGER).delete()
    with pytest.raises(NotReady) as refused:
        submit_request(aino, request)
    assert set(refused.value.faults) == {"advice"}
