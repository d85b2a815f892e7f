"""Who asked is forgotten four years after the question is over; what was asked and answered stays."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.clearance import forgetting
from tankar.clearance.facts.actions.ask_fact import ask_fact
from tankar.clearance.facts.actions.handle_request import decline
from tankar.clearance.forgetting import forget_askers
from tankar.clearance.models import Answer, Clearance, FactRequest, Paper
from tankar.clearance.questions.actions.answer import answer
from tankar.clearance.questions.actions.expire import expire_answers
from tankar.clearance.questions.actions.tell_public import tell_of_public_matters
from tankar.clearance.questions.actions.withdraw import withdraw
from tankar.clearance.testing.asking import asked, said
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person

pytestmark = pytest.mark.django_db
NOON = dt.time(12)


def at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, NOON, dt.UTC)


def test_four_years_after_its_last_day_nobody_knows_who_asked_and_the_words_stand(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa, paper=b"closed")
    answer(sirpa, clearance, said(valid_until=dt.date(2026, 12, 31)))
    clock.set(at(dt.date(2027, 1, 1)))
    expire_answers()
    clock.set(at(dt.date(2030, 12, 31)))
    assert forget_askers() == 0
    clock.set(at(dt.date(2031, 1, 2)))
    assert (forget_askers(), forget_askers()) == (1, 0)
    clearance.refresh_from_db()
    assert (clearance.asker, clearance.state, clearance.words) == (
        None,
        "expired",
        "Får jag berätta hur många skolor det gäller?",
    )
    assert Answer.objects.get().answered_by == sirpa
    assert (Paper.objects.count(), Notice.objects.filter(person=johan).count()) == (0, 0)
    assert not Clearance.objects.visible_to(johan).exists()
    assert Clearance.objects.visible_to(sirpa).get() == clearance
    (entry,) = Entry.objects.filter(kind="clearance.askers_forgotten")
    assert entry.params == {"count": "1"}


def test_what_waits_and_what_holds_is_not_over_however_long_it_takes(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    asked(johan, sirpa)
    answer(sirpa, asked(johan, sirpa), said(valid_until=dt.date(2040, 12, 31)))
    clock.set(at(dt.date(2036, 2, 29)))
    expire_answers()
    assert forget_askers() == 0
    assert Clearance.objects.filter(asker=johan).count() == 2


def test_a_question_taken_back_and_a_fact_that_was_asked_for_are_forgotten_too(
    johan: Person, sirpa: Person, lars: Person, clock: Any
) -> None:
    withdraw(johan, asked(johan, sirpa))
    declined = ask_fact(johan, "Hur många skolor?")
    decline(lars, declined, "Det står i utredningen.")
    ask_fact(johan, "Hur många elever?")
    clock.set(at(dt.date(2030, 11, 24)))
    assert forget_askers() == 2
    assert [one.asker for one in FactRequest.objects.order_by("id")] == [None, johan]
    assert Clearance.objects.get().asker is None


def test_a_city_may_forget_sooner_and_in_rounds(
    johan: Person, sirpa: Person, clock: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings.CONFIGURATION, "asker_years", 1)
    monkeypatch.setattr(forgetting, "AT_ONCE", 1)
    for _twice in range(2):
        withdraw(johan, asked(johan, sirpa))
    clock.set(at(dt.date(2027, 11, 25)))
    assert [forget_askers() for _round in range(3)] == [1, 1, 0]


def test_nobody_is_told_of_a_forgotten_question_when_its_matter_becomes_public(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    Clearance.objects.update(state="expired", asker=None)
    clock.set(at(dt.date(2026, 12, 8)))
    assert tell_of_public_matters() == 1
    clearance.refresh_from_db()
    assert clearance.asker is None
    assert not Notice.objects.filter(kind="clearance.public").exists()
