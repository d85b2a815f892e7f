from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tankar.channels.models import ProfileRequest
from tankar.channels.requests.actions.decide import Answer, decide_half
from tankar.channels.requests.actions.end_request import let_it_stand, withdraw_request
from tankar.channels.requests.actions.keep_request import keep_request
from tankar.channels.requests.actions.submit import submit_request
from tankar.channels.requests.actions.talk import ask_for_advice, give_advice, say
from tankar.channels.requests.errors import (
    NobodyGivesBoth,
    NoSuchColleague,
    NotReady,
    StandsElsewhere,
    WordsMissing,
)
from tankar.channels.requests.facts import Facts
from tankar.channels.requests.moving import KIND
from tankar.channels.testing.requesting import approved, asked, yes
from tankar.decisions.models import Ask, Decision, Matter
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role

pytestmark = pytest.mark.django_db


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def awaited(request: ProfileRequest, verb: str) -> set[str]:
    found = Ask.objects.filter(matter__subject_id=request.public_id, verb=verb, done_at=None)
    return set(found.values_list("person__given_name", flat=True))


def test_both_are_asked_at_once_and_two_yeses_open_it(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    assert (request.state, awaited(request, "decide")) == ("complete", {"Heikki", "Marja-Liisa"})
    decide_half(marja_liisa, request, "communications", yes("Väl planerat."))
    request.refresh_from_db()
    assert (request.state, awaited(request, "decide")) == ("complete", {"Heikki"})
    decide_half(heikki, request, "unit", yes())
    request.refresh_from_db()
    assert request.state == "opening"
    assert awaited(request, "decide") == set()
    assert "Aino" in awaited(request, "open")
    assert "channels.request_approved" in told(aino)
    matter = Matter.of(KIND, request.public_id)
    assert matter is not None
    said = list(matter.decisions.values_list("part", "name", "answer", "reason"))
    assert said == [
        ("communications", "Marja-Liisa Tuominen-Öst", "yes", "Väl planerat."),
        ("unit", "Heikki Kivihalme", "yes", "Behovet är tydligt."),
    ]
    kinds = [one.kind for one in Entry.objects.about("profile_request", request.public_id)]
    assert kinds.count("channels.request_decided") == 2
    assert "channels.request_approved" in kinds


def test_no_one_person_gives_both_halves(
    aino: Person, lars: Person, marja_liisa: Person, heikki: Person, clock: Any
) -> None:
    RoleAssignment.objects.create(person=marja_liisa, role=Role.HEAD_OF_UNIT, unit=aino.unit)
    request = decide_half(marja_liisa, asked(aino, lars), "unit", yes())
    with pytest.raises(NobodyGivesBoth):
        decide_half(marja_liisa, request, "communications", yes())
    request.refresh_from_db()
    assert (request.state, request.communications_by) == ("complete", None)
    assert Decision.objects.count() == 1


def test_the_database_refuses_one_person_in_both_halves_too(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProfileRequest.objects.filter(pk=request.pk).update(unit_by=heikki, communications_by=heikki)


def test_when_one_person_was_asked_for_both_somebody_else_is_asked_for_the_other(
    aino: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    henrik = demo.make_person("henrik")
    RoleAssignment.objects.create(person=marja_liisa, role=Role.HEAD_OF_UNIT, unit=aino.unit)
    RoleAssignment.objects.create(person=henrik, role=Role.COMMUNICATIONS_MANAGER, deputy_for=marja_liisa)
    request = asked(aino, lars)
    assert awaited(request, "decide") == {"Marja-Liisa"}
    decide_half(marja_liisa, request, "unit", yes())
    assert awaited(request, "decide") == {"Henrik"}
    assert decide_half(henrik, request, "communications", yes()).state == "opening"


@pytest.mark.parametrize("word", ["no", "back"])
def test_a_no_from_either_ends_the_round_whatever_the_other_said(
    word: str, aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = decide_half(heikki, asked(aino, lars), "unit", yes())
    decide_half(marja_liisa, request, "communications", Answer(word, "Inget svar i juli."))
    request.refresh_from_db()
    assert (request.state, awaited(request, "decide")) == ("returned", set())
    notice = Notice.objects.get(person=aino, kind="channels.request_returned")
    assert notice.params["reason"] == "Inget svar i juli."


def test_the_applicant_answers_once_and_after_the_second_no_it_is_over(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = decide_half(marja_liisa, asked(aino, lars), "communications", Answer("no", "För lite tid."))
    assert "channels.request_ended" in told(heikki)
    with pytest.raises(NotReady) as refused:
        submit_request(aino, request)
    assert set(refused.value.faults) == {"objection"}
    keep_request(aino, request.public_id, Facts({"objection": "Camilla har nu två halva dagar."}))
    request.refresh_from_db()
    submit_request(aino, request)
    assert (request.state, request.round) == ("complete", 2)
    assert awaited(request, "decide") == {"Heikki", "Marja-Liisa"}
    decide_half(heikki, request, "unit", Answer("back", "Vänta till hösten."))
    request.refresh_from_db()
    assert request.state == "rejected"
    assert "channels.request_rejected" in told(aino)
    assert [one.round for one in Decision.objects.order_by("pk")] == [1, 2]
    with pytest.raises(StandsElsewhere):
        submit_request(aino, request)


def test_nobody_overrides_a_no(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    tove = demo.make_person("tove")
    request = decide_half(heikki, asked(aino, lars), "unit", Answer("no", "Inte nu."))
    for person, part in ((tove, "unit"), (marja_liisa, "communications")):
        with pytest.raises(StandsElsewhere):
            decide_half(person, request, part, yes())


def test_of_two_who_give_the_same_half_the_first_counts(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    tove = demo.make_person("tove")
    request = asked(aino, lars)
    stale = ProfileRequest.objects.get(pk=request.pk)
    decide_half(heikki, request, "unit", yes())
    with pytest.raises(StandsElsewhere):
        decide_half(tove, stale, "unit", Answer("no", "Nej."))
    assert Decision.objects.get().name == "Heikki Kivihalme"


def test_a_yes_on_conditions_says_which_and_until_when(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    with pytest.raises(WordsMissing):
        decide_half(heikki, request, "unit", Answer("conditions", "Bra."))
    until = dt.date(2027, 6, 4)
    decide_half(heikki, request, "unit", Answer("conditions", "Bra.", "Två som svarar.", until))
    request.refresh_from_db()
    assert request.ends_on == until
    assert Decision.objects.get().conditions == "Två som svarar."
    with pytest.raises(WordsMissing):
        decide_half(marja_liisa, request, "communications", Answer("yes", "   "))


def test_others_do_not_decide_and_nobody_their_own(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, sirpa: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    annika = demo.make_person("annika")  # leads another unit
    for person, part in ((lars, "communications"), (sirpa, "unit"), (annika, "unit"), (aino, "unit")):
        with pytest.raises(PermissionDenied):
            decide_half(person, request, part, yes())
    tove = demo.make_person("tove")
    own = asked(heikki, lars, title="Heikkis eget förslag")
    assert awaited(own, "decide") == {"Tove", "Marja-Liisa"}
    with pytest.raises(PermissionDenied):
        decide_half(heikki, own, "unit", yes())
    assert decide_half(tove, own, "unit", yes()).unit_by == tove


def test_an_elected_official_decides_nothing(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, johan: Person, clock: Any
) -> None:
    petra = demo.make_person("petra")
    RoleAssignment.objects.create(person=petra, role=Role.HEAD_OF_UNIT, unit=aino.unit)
    petra.acting_as = "elected"
    request = asked(aino, lars)
    for person in (johan, petra):
        with pytest.raises(PermissionDenied):
            decide_half(person, request, "unit", yes())


def test_advice_is_kept_as_advice_and_decides_nothing(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    tove = demo.make_person("tove")
    request = asked(aino, lars)
    with pytest.raises(NoSuchColleague):
        ask_for_advice(heikki, request, "ingen@demo.example", "Hur?")
    with pytest.raises(PermissionDenied):
        ask_for_advice(aino, request, tove.email, "Hur?")
    advice = ask_for_advice(heikki, request, tove.email, "Hur gör andra enheter?")
    assert awaited(request, "give_advice") == {"Tove"}
    with pytest.raises(PermissionDenied):
        give_advice(lars, advice, "Som ni vill.")
    give_advice(tove, advice, "De delar på jobbet.")
    request.refresh_from_db()
    assert (request.state, request.unit_by) == ("complete", None)
    assert awaited(request, "give_advice") == set()
    assert "channels.request_advice_given" in told(marja_liisa)
    with pytest.raises(StandsElsewhere):
        give_advice(tove, advice, "En gång till.")


def test_those_concerned_talk_first_and_strangers_do_not(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, sirpa: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    say(heikki, request, "Ska vi ringas?")
    assert "channels.request_said" in told(marja_liisa)
    assert "channels.request_said" not in told(heikki)
    with pytest.raises(PermissionDenied):
        say(sirpa, request, "Jag också!")
    with pytest.raises(WordsMissing):
        say(heikki, request, " ")


def test_withdrawn_is_withdrawn_and_what_was_decided_stays(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = decide_half(heikki, asked(aino, lars), "unit", yes())
    withdraw_request(aino, request)
    assert awaited(request, "decide") == set()
    assert Decision.objects.count() == 1
    with pytest.raises(StandsElsewhere):
        decide_half(marja_liisa, request, "communications", yes())


def test_the_applicant_may_let_the_no_stand(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = decide_half(heikki, asked(aino, lars), "unit", Answer("no", "Inte nu."))
    with pytest.raises(PermissionDenied):
        let_it_stand(heikki, request)
    let_it_stand(aino, request)
    matter = Matter.of(KIND, request.public_id)
    assert (request.state, matter and matter.outcome) == ("rejected", "rejected")


def test_whoever_works_for_the_city_reads_what_was_approved_and_nothing_before(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, sirpa: Person, johan: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    assert not ProfileRequest.objects.visible_to(sirpa).exists()
    decide_half(heikki, request, "unit", yes())
    decide_half(marja_liisa, request, "communications", yes())
    assert ProfileRequest.objects.visible_to(sirpa).exists()
    assert not ProfileRequest.objects.visible_to(johan).exists()


def test_two_yeses_in_a_row_leave_nothing_waiting_but_the_opening(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = approved(aino, lars, heikki, marja_liisa)
    verbs = Ask.objects.filter(matter__subject_id=request.public_id, done_at=None)
    assert set(verbs.values_list("verb", flat=True)) == {"open"}
