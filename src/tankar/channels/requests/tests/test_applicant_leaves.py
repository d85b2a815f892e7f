"""The applicant leaves in mid-round: nothing hangs, nothing ends by silence, and what was decided stands."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tankar.channels.models import ProfileRequest
from tankar.channels.requests.actions.decide import Answer, decide_half
from tankar.channels.requests.actions.follow_applicants import follow_applicants
from tankar.channels.requests.actions.hand_over import end_for_leaver, hand_over
from tankar.channels.requests.errors import (
    HasDecided,
    NoSuchColleague,
    NotOfTheUnit,
    StandsElsewhere,
    WordsMissing,
)
from tankar.channels.testing.requesting import approved, asked, begun, contacted, yes
from tankar.decisions.models import Ask, Matter
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment, User
from tankar.organisation.roles import Role
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
CAMILLA = "camilla@demo.example"


@pytest.fixture
def people(aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any) -> dict[str, Person]:
    return {"aino": aino, "lars": lars, "heikki": heikki, "marja_liisa": marja_liisa}


def leaves(person: Person) -> None:
    """Whoever is elected stays known to Tankar as that."""
    Person.objects.filter(pk=person.pk).update(is_employee=False, is_elected=True)


def awaited(request: ProfileRequest, verb: str = "hand_over") -> set[str]:
    found = Ask.objects.filter(matter__subject_id=request.public_id, verb=verb, done_at=None)
    return set(found.values_list("person__given_name", flat=True))


def told(person: Person) -> list[str]:
    found = Notice.objects.filter(person=person, read_at=None).order_by("id")
    return [one.kind.removeprefix("channels.request_") for one in found]


def fresh(request: ProfileRequest) -> ProfileRequest:
    return ProfileRequest.objects.get(pk=request.pk)


def test_the_head_of_the_unit_is_asked_once_and_those_who_decide_know(
    people: dict[str, Person], aino: Person, lars: Person, heikki: Person, marja_liisa: Person
) -> None:
    request = asked(aino, lars)
    assert follow_applicants() == 0
    leaves(aino)
    assert [follow_applicants() for _round in range(3)] == [1, 0, 0]
    assert awaited(request) == {"Heikki"}
    assert "applicant_left" in told(heikki)
    assert ("applicant_is_gone" in told(lars), "applicant_is_gone" in told(marja_liisa)) == (True, True)
    assert Entry.objects.filter(kind="channels.request_applicant_left").count() == 1
    assert fresh(request).state == "complete"


def test_a_closed_account_is_how_somebody_leaves_too(
    people: dict[str, Person], aino: Person, lars: Person, as_person: SignedIn
) -> None:
    as_person(aino)  # she has an account
    request = asked(aino, lars)
    User.objects.filter(person=aino).update(is_active=False)
    assert follow_applicants() == 1
    assert awaited(request) == {"Heikki"}


def test_another_of_the_unit_goes_on_and_the_decision_that_was_given_stands(
    people: dict[str, Person], aino: Person, lars: Person, heikki: Person, marja_liisa: Person
) -> None:
    request = decide_half(heikki, asked(aino, lars), "unit", yes())
    leaves(aino)
    follow_applicants()
    # who has given a half hands it over all the same: naming an applicant decides nothing
    camilla = Person.objects.get(email=CAMILLA)
    request = hand_over(heikki, fresh(request), f" {CAMILLA.upper()} ")
    assert (request.requester, request.unit_by, request.state) == (camilla, heikki, "complete")
    assert awaited(request) == set()
    assert "handed_over" in told(camilla)
    assert "goes_on" in told(marja_liisa)
    entry = Entry.objects.get(kind="channels.request_handed_over")
    assert entry.params["whom"] == str(camilla)
    assert set(Matter.objects.filter(subject_id=request.public_id).values_list("asked_by", flat=True)) == {
        camilla.pk
    }
    assert decide_half(marja_liisa, request, "communications", yes()).state == "opening"


def test_what_waited_for_the_applicant_waits_for_the_new_one(
    people: dict[str, Person], aino: Person, lars: Person, heikki: Person
) -> None:
    request = decide_half(heikki, asked(aino, lars), "unit", Answer("back", "Vem svarar i juli?"))
    before = {verb: awaited(request, verb) for verb in ("complete", "answer")}
    leaves(aino)
    follow_applicants()
    with pytest.raises(HasDecided):
        # of the round that has ended: the half is still hers
        hand_over(heikki, fresh(request), heikki.email)
    request = hand_over(heikki, fresh(request), CAMILLA)
    after = {verb: awaited(request, verb) for verb in ("complete", "answer")}
    assert after == {
        verb: {name.replace("Aino", "Camilla") for name in names} for verb, names in before.items()
    }
    camilla = Person.objects.get(email=CAMILLA)
    assert ProfileRequest.objects.own_of(camilla).get() == request


def test_a_new_applicant_who_leads_the_unit_decides_nothing_of_it(
    people: dict[str, Person], aino: Person, lars: Person, heikki: Person
) -> None:
    request = asked(aino, lars)
    leaves(aino)
    follow_applicants()
    request = hand_over(heikki, fresh(request), heikki.email)
    assert request.requester == heikki
    assert "Heikki" not in awaited(request, "decide")
    assert not ProfileRequest.objects.decidable_for_unit_by(heikki).exists()


def test_an_approved_profile_goes_on_as_well(
    people: dict[str, Person], aino: Person, lars: Person, heikki: Person, marja_liisa: Person
) -> None:
    request = approved(aino, lars, heikki, marja_liisa)
    leaves(aino)
    follow_applicants()
    # for Heikki, and since nobody of the other half is barred any more, for nobody else
    assert "Heikki" in awaited(request)
    request = hand_over(heikki, fresh(request), CAMILLA)
    assert (request.state, request.requester.email) == ("opening", CAMILLA)
    assert awaited(request) == set()


@pytest.mark.parametrize(
    ("email", "error"),
    [
        ("nobody@demo.example", NoSuchColleague),
        ("", NoSuchColleague),
        ("aino@demo.example", NoSuchColleague),
        ("lars@demo.example", NotOfTheUnit),
    ],
)
def test_only_a_colleague_of_the_unit_can_be_named(
    people: dict[str, Person], aino: Person, lars: Person, heikki: Person, email: str, error: type[Exception]
) -> None:
    request = asked(aino, lars)
    leaves(aino)
    follow_applicants()
    with pytest.raises(error):
        hand_over(heikki, fresh(request), email)
    assert fresh(request).requester == aino


def test_it_can_be_ended_with_a_reason_that_everybody_concerned_reads(
    people: dict[str, Person], aino: Person, lars: Person, heikki: Person
) -> None:
    request = asked(aino, lars)
    leaves(aino)
    follow_applicants()
    with pytest.raises(WordsMissing):
        end_for_leaver(heikki, fresh(request), " ")
    request = end_for_leaver(heikki, fresh(request), "Ingen hinner.")
    assert request.state == "withdrawn"
    assert request.said.get().words == "Ingen hinner."
    assert Matter.of("channels.profile_request", request.public_id).outcome == "left"  # type: ignore[union-attr]
    assert "ended_for_leaver" in told(lars)
    assert Entry.objects.filter(kind="channels.request_ended_for_leaver").count() == 1
    assert follow_applicants() == 0
    with pytest.raises(StandsElsewhere):
        hand_over(heikki, request, CAMILLA)


def test_nobody_else_hands_over_and_not_while_the_applicant_is_there(
    people: dict[str, Person], aino: Person, lars: Person, heikki: Person, mikko: Person
) -> None:
    request = asked(aino, lars)
    with pytest.raises(StandsElsewhere):
        hand_over(heikki, request, CAMILLA)
    leaves(aino)
    for person in (lars, mikko, Person.objects.get(pk=aino.pk)):
        with pytest.raises(PermissionDenied):
            hand_over(person, fresh(request), CAMILLA)
        with pytest.raises(PermissionDenied):
            end_for_leaver(person, fresh(request), "Nej")


def test_silence_ends_nothing_and_whoever_comes_next_is_asked_too(
    people: dict[str, Person], aino: Person, lars: Person, heikki: Person, clock: Any
) -> None:
    tove = demo.make_person("tove")
    RoleAssignment.objects.create(person=tove, role=Role.SECTOR_MANAGEMENT, unit=None)
    request = contacted(aino)
    leaves(aino)
    follow_applicants()
    first = awaited(request)
    assert "Heikki" in first
    clock.advance(days=30)
    assert follow_applicants() == 1
    assert awaited(request) > first
    clock.advance(days=300)
    follow_applicants()
    assert fresh(request).state == "contact"


def test_where_nobody_leads_the_unit_the_communications_manager_is_asked(
    people: dict[str, Person], aino: Person, marja_liisa: Person
) -> None:
    request = contacted(aino)
    RoleAssignment.objects.filter(role__in=(Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)).delete()
    leaves(aino)
    follow_applicants()
    assert awaited(request) == {"Marja-Liisa"}
    boss = Person.objects.get(pk=marja_liisa.pk)
    assert hand_over(boss, fresh(request), CAMILLA).requester.email == CAMILLA


def test_somebody_who_comes_back_goes_on_as_before(
    people: dict[str, Person], aino: Person, heikki: Person
) -> None:
    request = contacted(aino)
    leaves(aino)
    follow_applicants()
    Person.objects.filter(pk=aino.pk).update(is_employee=True, is_elected=False)
    assert (follow_applicants(), follow_applicants()) == (1, 0)
    assert awaited(request) == set()
    assert "applicant_left" not in told(heikki)


def test_a_plan_that_was_never_sent_stays_its_writers(people: dict[str, Person], aino: Person) -> None:
    begun(aino)
    leaves(aino)
    assert follow_applicants() == 0


def test_the_page_asks_who_goes_on_and_says_what_is_wrong(
    people: dict[str, Person], aino: Person, lars: Person, heikki: Person, as_person: SignedIn
) -> None:
    request = asked(aino, lars)
    browser, address = as_person(heikki), request.get_absolute_url()
    assert 'id="hand-over"' not in browser.get(address).content.decode()
    leaves(aino)
    follow_applicants()
    shown = browser.get(address).content.decode()
    assert 'id="hand-over"' in shown
    assert "Ehdottaja on lähtenyt." in shown
    answer = browser.post(f"{address}hand-over/", {"email": "lars@demo.example"})
    assert answer.status_code == 422
    assert "lars@demo.example" in answer.content.decode()
    assert browser.post(f"{address}end/", {"reason": ""}).status_code == 422
    assert browser.post(f"{address}hand-over/", {"email": CAMILLA}).status_code == 302
    assert 'id="hand-over"' not in browser.get(address).content.decode()
    # those who decide see it as well
    leaves(Person.objects.get(email=CAMILLA))
    assert "sökande" in as_person(lars).get(address).content.decode().lower()
