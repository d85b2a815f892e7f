from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.clearance.errors import Incomplete, NotAllowed, NothingAsked, NotOpen
from tankar.clearance.models import Answer, Clearance, Paper
from tankar.clearance.questions.actions.answer import answer
from tankar.clearance.questions.actions.ask import Question, ask
from tankar.clearance.questions.actions.assign import assign
from tankar.clearance.questions.actions.pass_on import pass_on
from tankar.clearance.questions.actions.withdraw import withdraw
from tankar.clearance.testing.asking import asked, matter_of, said
from tankar.decisions.models import Ask, Matter
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role

pytestmark = pytest.mark.django_db


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def awaited() -> list[tuple[str, str]]:
    open_asks = Ask.objects.filter(done_at=None).order_by("id").select_related("person")
    return [(one.person.given_name, one.verb) for one in open_asks]


def test_johan_asks_and_sirpa_who_prepares_the_matter_is_asked(
    johan: Person, sirpa: Person, marja_liisa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    assert (clearance.state, clearance.preparer, clearance.asked_as) == ("asked", sirpa, "elected")
    # our default: two working days, until the offices close
    assert clearance.due_at == dt.datetime(2026, 11, 25, 14, tzinfo=dt.UTC)
    assert told(sirpa) == ["clearance.asked"]
    assert awaited() == [("Sirpa", "answer")]
    assert told(marja_liisa) == []


def test_sirpa_answers_and_johan_has_ground_sentence_and_last_day(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    given = answer(
        sirpa,
        clearance,
        said("partly", grounds=["preparing", "made_up"], sentence_sv="Sex skolor utreds."),
    )
    clearance.refresh_from_db()
    assert (clearance.state, clearance.valid_until) == ("answered", dt.date(2026, 12, 31))
    assert (given.grounds, given.sentence_sv, given.answered_by) == (
        ["preparing"],
        "Sex skolor utreds.",
        sirpa,
    )
    assert told(johan) == ["clearance.answered"]
    assert (told(sirpa), awaited()) == ([], [])


def test_who_asked_stands_in_no_entry_no_notice_and_no_matter(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa, words="Får jag dela det här?")
    answer(sirpa, clearance, said())
    withdraw(johan, asked(johan, sirpa))
    kept = [f"{one.actor_id}{one.actor_name}{one.params}" for one in Entry.objects.all()]
    kept += [str(one.params) for one in Notice.objects.all()]
    kept += [f"{one.title}{one.asked_by}" for one in Matter.objects.all()]
    assert not any(word in line for line in kept for word in (johan.public_id, "Johan", "Björkskog"))
    # and what was asked is in none of what is mailed
    assert not any("Får jag" in str(one.params) for one in Notice.objects.all())


def test_without_words_link_or_photo_nothing_is_asked(johan: Person) -> None:
    with pytest.raises(NothingAsked):
        ask(johan, Question(words="  "))
    assert not Clearance.objects.exists()


def test_a_form_sent_twice_asks_once(johan: Person, sirpa: Person, clock: Any) -> None:
    question = Question(words="Får jag?", matter=matter_of(sirpa))
    first = ask(johan, question, "abcdefghijklmnop")
    assert ask(johan, question, "abcdefghijklmnop") == first
    assert Clearance.objects.count() == 1


@pytest.mark.parametrize(
    ("verdict", "more", "missing"),
    [
        ("", {}, "verdict"),
        ("approved", {}, "verdict"),
        ("not_yet", {}, "public_from"),
        ("partly", {}, "sentence"),
        ("secret", {"ground_words": " "}, "grounds"),
        ("public", {"valid_until": None}, "valid_until"),
        ("public", {"valid_until": dt.date(2026, 11, 22)}, "valid_until"),
    ],
)
def test_an_answer_is_whole_or_is_not_sent(
    verdict: str, more: dict[str, Any], missing: str, johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    with pytest.raises(Incomplete) as refused:
        answer(sirpa, clearance, said(verdict, **more))
    assert list(refused.value.faults) == [missing]
    assert (told(johan), Answer.objects.count()) == ([], 0)


def test_nobody_but_who_prepares_it_may_answer(
    johan: Person, sirpa: Person, marja_liisa: Person, lars: Person, tove: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    for somebody in (johan, marja_liisa, lars, tove):
        with pytest.raises(NotAllowed):
            answer(somebody, clearance, said())
    assert Answer.objects.count() == 0


def test_who_stands_in_for_sirpa_is_asked_with_her_and_may_answer(
    johan: Person, sirpa: Person, aino: Person, clock: Any
) -> None:
    RoleAssignment.objects.create(
        person=aino, role=Role.PREPARING_OFFICE_HOLDER, deputy_for=sirpa, unit=sirpa.unit
    )
    clearance = asked(johan, sirpa)
    assert told(aino) == ["clearance.asked"]
    answer(aino, clearance, said())
    assert told(sirpa) == []


def test_not_my_matter_goes_on_and_the_time_begins_anew(
    johan: Person, sirpa: Person, gunilla: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    clock.advance(days=1)
    pass_on(sirpa, clearance, gunilla)
    assert clearance.preparer == gunilla
    assert clearance.due_at == dt.datetime(2026, 11, 26, 14, tzinfo=dt.UTC)
    assert (told(sirpa), told(gunilla)) == ([], ["clearance.asked"])
    assert awaited() == [("Gunilla", "answer")]
    with pytest.raises(NotAllowed):
        answer(sirpa, clearance, said())


def test_of_two_who_pass_it_on_at_once_one_is_let_through(
    johan: Person, sirpa: Person, gunilla: Person, aino: Person, clock: Any
) -> None:
    RoleAssignment.objects.create(
        person=aino, role=Role.PREPARING_OFFICE_HOLDER, deputy_for=sirpa, unit=sirpa.unit
    )
    clearance = asked(johan, sirpa)
    stale = Clearance.objects.get(pk=clearance.pk)
    clock.advance(minutes=1)
    pass_on(sirpa, clearance, gunilla)
    with pytest.raises(NotOpen):
        pass_on(aino, stale, None)
    clearance.refresh_from_db()
    assert clearance.preparer == gunilla


def test_what_nobody_knows_goes_to_the_registry_which_finds_out(
    johan: Person, sirpa: Person, kirsti: Person, clock: Any
) -> None:
    clearance = asked(johan, None)
    assert (clearance.state, told(kirsti)) == ("unassigned", ["clearance.to_assign"])
    assert awaited() == [("Kirsti", "assign")]
    matter, stale = matter_of(sirpa), Clearance.objects.get()
    clock.advance(minutes=1)
    assign(kirsti, clearance, sirpa, matter)
    clearance.refresh_from_db()
    assert (clearance.state, clearance.preparer, clearance.matter) == ("asked", sirpa, matter)
    assert (told(kirsti), told(johan)) == ([], ["clearance.found"])
    with pytest.raises(NotOpen):
        assign(kirsti, stale, sirpa)


def test_a_matter_whose_preparer_has_left_goes_to_the_registry(
    johan: Person, sirpa: Person, kirsti: Person, clock: Any
) -> None:
    sirpa.is_employee, sirpa.is_elected = False, True
    sirpa.save()
    assert asked(johan, sirpa).state == "unassigned"
    assert told(kirsti) == ["clearance.to_assign"]


def test_whoever_asks_about_their_own_matter_is_answered_by_the_superior(
    sirpa: Person, tove: Person, clock: Any
) -> None:
    clearance = asked(sirpa, sirpa)
    assert (told(sirpa), told(tove)) == ([], ["clearance.asked"])
    with pytest.raises(NotAllowed):
        answer(sirpa, clearance, said())
    answer(tove, clearance, said())
    assert told(sirpa) == ["clearance.answered"]


def test_a_newer_answer_stands_in_the_place_of_the_earlier_one_which_is_kept(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    answer(sirpa, clearance, said("not_yet", public_from=dt.date(2026, 12, 8)))
    clock.advance(days=2)
    answer(sirpa, clearance, said("public", public_from=dt.date(2026, 12, 8)))
    assert [(one.verdict, one.public_from) for one in clearance.answers.all()] == [
        ("not_yet", dt.date(2026, 12, 8)),
        ("public", None),
    ]
    assert "clearance.answered_anew" in told(johan)


def test_a_question_is_taken_back_until_it_is_answered_and_its_photo_is_gone(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa, paper=b"closed")
    withdraw(johan, clearance)
    assert (clearance.state, Paper.objects.count(), told(sirpa), awaited()) == ("withdrawn", 0, [], [])
    answered = asked(johan, sirpa)
    answer(sirpa, answered, said())
    with pytest.raises(NotOpen):
        withdraw(johan, answered)


def test_the_answer_to_a_question_taken_back_meanwhile_is_not_sent(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    stale = Clearance.objects.get(pk=clearance.pk)
    withdraw(johan, clearance)
    with pytest.raises(NotOpen):
        answer(sirpa, stale, said())
    assert Answer.objects.count() == 0
