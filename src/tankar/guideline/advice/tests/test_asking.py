"""Somebody asks communications in confidence, and gets an answer from a person."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.decisions.models import Ask, Matter
from tankar.guideline.advice.actions.answer import answer, give_back, pass_on, take_up
from tankar.guideline.advice.actions.ask import ask, ask_on, close
from tankar.guideline.advice.actions.remind import delete_closed, remind_of_advice
from tankar.guideline.advice.errors import NobodyThere, NotOpen, NotTheirs, NoWords
from tankar.guideline.advice.words import told as words_of
from tankar.guideline.models import Advice, AdviceWords
from tankar.journal.models import Entry, Words
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role

pytestmark = pytest.mark.django_db
HELSINKI = dt.timezone(dt.timedelta(hours=2))
SECRET = "Enhetschefen vill att jag tar bort kritiken. Ska jag?"


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def asked(person: Person, **facts: Any) -> Advice:
    return ask(person, facts.pop("kind", "advice"), facts.pop("text", SECRET), **facts)


def test_aino_asks_lars_takes_it_up_and_answers(aino: Person, lars: Person, clock: Any) -> None:
    advice = asked(aino)
    assert told(lars) == ["guideline.advice_asked"]
    take_up(lars, advice)
    assert told(aino) == ["guideline.advice_received"]
    answer(lars, advice, "Nej. Svara sakligt i stället.")
    assert told(aino) == ["guideline.advice_answered"]
    assert told(lars) == []
    close(aino, advice)
    assert advice.state == "closed"
    assert [one.by for one in advice.words.all()] == ["asker", "communications"]


def test_what_awaits_whom_carries_a_number_and_nothing_else(aino: Person, lars: Person, clock: Any) -> None:
    advice = asked(aino)
    matter = Matter.objects.get(kind="guideline.advice")
    assert (matter.title, matter.asked_by, matter.unit) == (str(advice.pk), None, None)
    assert [one.person for one in Ask.objects.filter(done_at=None)] == [lars]
    answer(lars, advice, "Nej.")
    assert not Ask.objects.filter(done_at=None).exists()
    close(aino, advice)
    matter.refresh_from_db()
    assert matter.outcome == "closed"


def test_the_journal_and_the_notices_hold_no_word_and_no_asker(
    aino: Person, lars: Person, clock: Any
) -> None:
    advice = asked(aino)
    answer(lars, advice, "Nej, svara sakligt.")
    close(aino, advice)
    entries = Entry.objects.filter(kind__startswith="guideline.advice")
    assert entries.count() == 3
    for entry in entries:
        assert (entry.actor_id, entry.actor_name) == ("", "")
        assert entry.params == {"number": str(advice.pk)}
    assert not Words.objects.exists()
    for notice in Notice.objects.filter(person=lars):
        assert notice.params == {"number": str(advice.pk)}


@pytest.mark.parametrize("who", ["heikki", "mikko", "outi", "pekka", "johan", "ulla"])
def test_nobody_else_reads_or_answers_it(
    who: str, aino: Person, lars: Person, as_person: Any, clock: Any
) -> None:
    other, advice = demo.make_person(who), asked(aino)
    assert not Advice.objects.visible_to(other).exists()
    assert as_person(other).get(f"/guideline/ask/{advice.public_id}/").status_code == 404
    with pytest.raises(NotTheirs):
        answer(other, advice, "Jag vet bättre.")
    assert advice.words.count() == 1


def test_lars_does_not_answer_his_own(lars: Person, marja_liisa: Person, clock: Any) -> None:
    advice = asked(lars)
    with pytest.raises(NotTheirs):
        answer(lars, advice, "Jag svarar mig själv.")
    assert told(lars) == []
    assert told(marja_liisa) == ["guideline.advice_asked"]


def test_petra_sees_what_she_asked_as_elected_only_when_she_acts_as_that(
    petra: Person, lars: Person, clock: Any
) -> None:
    petra.acting_as = "elected"
    advice = asked(petra)
    assert advice.as_elected
    petra.acting_as = "employee"
    assert list(Advice.objects.visible_to(petra)) == []
    petra.acting_as = "elected"
    assert list(Advice.objects.visible_to(petra)) == [advice]


def test_of_two_who_answer_one_is_let_through(
    aino: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    advice = asked(aino)
    answer(lars, Advice.objects.get(pk=advice.pk), "Nej.")
    with pytest.raises(NotOpen):
        answer(marja_liisa, advice, "Jo.")
    assert advice.words.count() == 2


def test_empty_words_are_nothing(aino: Person, lars: Person, clock: Any) -> None:
    with pytest.raises(NoWords):
        asked(aino, text=" \n ")
    advice = asked(aino)
    with pytest.raises(NoWords):
        answer(lars, advice, "  ")
    advice.refresh_from_db()
    assert advice.state == "asked"


def test_a_form_sent_twice_asks_once(aino: Person, lars: Person, clock: Any) -> None:
    first = asked(aino, public_id="a" * 16)
    assert asked(aino, public_id="a" * 16) == first
    assert AdviceWords.objects.count() == 1
    with pytest.raises(NotTheirs):
        asked(lars, public_id="a" * 16)


def test_an_answer_that_was_not_enough_gives_communications_its_days_again(
    aino: Person, lars: Person, clock: Any
) -> None:
    advice = asked(aino)
    answer(lars, advice, "Nej.")
    clock.advance(days=7)
    ask_on(aino, advice, "Och om hon insisterar?")
    assert advice.state == "asked"
    assert advice.due_at == dt.datetime(2026, 12, 3, 16, tzinfo=HELSINKI)
    assert Ask.objects.filter(person=lars, done_at=None).exists()


def test_a_journalists_question_goes_to_the_spokesperson_with_its_deadline(
    aino: Person, lars: Person, heikki: Person, clock: Any
) -> None:
    wanted = dt.datetime(2026, 11, 24, 14, tzinfo=HELSINKI)
    advice = asked(aino, kind="journalist", wanted_by=wanted)
    assert advice.due_at == wanted
    pass_on(lars, advice, heikki.email.upper())
    assert told(heikki) == ["guideline.advice_for_spokesperson"]
    assert told(aino) == ["guideline.advice_passed"]
    assert list(Advice.objects.visible_to(heikki)) == [advice]
    answer(heikki, advice, "Biblioteket svarar så här.")
    assert advice.words.last().by == "spokesperson"  # type: ignore[union-attr]


def test_the_spokesperson_gives_it_back_and_reads_it_no_more(
    aino: Person, lars: Person, heikki: Person, clock: Any
) -> None:
    advice = asked(aino, kind="journalist")
    pass_on(lars, advice, heikki.email)
    give_back(heikki, advice)
    assert advice.state == "received"
    assert not Advice.objects.visible_to(heikki).exists()
    assert "guideline.advice_back" in told(lars)


def test_advice_for_oneself_is_passed_to_nobody(
    aino: Person, lars: Person, heikki: Person, clock: Any
) -> None:
    advice = asked(aino)
    with pytest.raises(NotOpen):
        pass_on(lars, advice, heikki.email)
    assert not Advice.objects.visible_to(heikki).exists()


def test_a_spokesperson_nobody_knows_is_refused(
    aino: Person, lars: Person, johan: Person, clock: Any
) -> None:
    advice = asked(aino, kind="journalist")
    for address in ("nobody@demo.example", johan.email, aino.email):
        with pytest.raises(NobodyThere):
            pass_on(lars, advice, address)


def test_communications_is_reminded_then_the_manager_and_her_deputy_and_it_waits(
    aino: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    henrik = demo.make_person("henrik")
    RoleAssignment.objects.create(person=henrik, role=Role.COMMUNICATIONS_MANAGER, deputy_for=marja_liisa)
    advice = asked(aino)
    clock.set(dt.datetime(2026, 11, 26, 7, 59, tzinfo=HELSINKI))
    assert remind_of_advice() == 0
    clock.advance(minutes=1)
    assert (remind_of_advice(), remind_of_advice()) == (1, 0)
    assert "guideline.advice_reminder" in told(lars)
    clock.set(dt.datetime(2026, 11, 26, 16, tzinfo=HELSINKI))
    assert (remind_of_advice(), remind_of_advice()) == (1, 0)
    assert "guideline.advice_late" in told(marja_liisa)
    assert "guideline.advice_late" in told(henrik)
    assert "guideline.advice_late" not in told(lars)
    assert told(aino) == ["guideline.advice_still_waits"]
    assert "Kommunikationschefen" in words_of(Advice.objects.get())[0]
    for _week in range(60):
        clock.advance(days=7)
        remind_of_advice()
    advice.refresh_from_db()
    assert (advice.state, advice.next_at, advice.words.count()) == ("asked", None, 1)
    assert answer(lars, advice, "Förlåt att du fick vänta.").state == "answered"


def test_three_days_pass_over_independence_day_and_the_night_the_clocks_change(
    aino: Person, lars: Person, clock: Any
) -> None:
    clock.set(dt.datetime(2027, 12, 3, 10, tzinfo=HELSINKI))  # a Friday; Monday the 6th is Independence Day
    assert asked(aino).due_at == dt.datetime(2027, 12, 9, 16, tzinfo=HELSINKI)
    clock.set(dt.datetime(2027, 3, 26, 8, tzinfo=HELSINKI))  # Good Friday; on Sunday the clocks go forward
    summer = dt.timezone(dt.timedelta(hours=3))
    assert asked(aino).due_at == dt.datetime(2027, 4, 1, 16, tzinfo=summer)


def test_what_is_closed_is_deleted_with_its_words_after_ninety_days(
    aino: Person, lars: Person, clock: Any
) -> None:
    advice, open_one = asked(aino), asked(aino)
    answer(lars, advice, "Nej.")
    close(aino, advice)
    clock.advance(days=89)
    assert delete_closed() == 0
    clock.advance(days=1)
    assert (delete_closed(), delete_closed()) == (1, 0)
    assert list(Advice.objects.all()) == [open_one]
    assert AdviceWords.objects.count() == 1
    assert Matter.objects.count() == 1
    assert not Notice.objects.filter(about=f"advice:{advice.public_id}").exists()
    assert Entry.objects.filter(kind="guideline.advice_deleted").exists()
