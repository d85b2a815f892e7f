from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import translation

from tankar.clearance.models import AgendaMatter, Answer, Clearance
from tankar.clearance.questions.actions.answer import answer
from tankar.clearance.questions.actions.expire import expire_answers
from tankar.clearance.questions.actions.remind import remind, remind_of_questions
from tankar.clearance.questions.actions.tell_public import tell_of_public_matters
from tankar.clearance.questions.actions.withdraw import withdraw
from tankar.clearance.questions.words import told as words_of
from tankar.clearance.testing.asking import asked, matter_of, said
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.work import clock as work_clock

pytestmark = pytest.mark.django_db
WINTER, SUMMER = dt.timezone(dt.timedelta(hours=2)), dt.timezone(dt.timedelta(hours=3))


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def test_late_it_goes_to_the_superior_then_to_lawyer_and_registry_and_waits(
    johan: Person, sirpa: Person, tove: Person, oskar: Person, kirsti: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    clock.set(dt.datetime(2026, 11, 25, 8, tzinfo=WINTER))
    assert (remind_of_questions(), remind_of_questions()) == (1, 0)
    assert told(sirpa) == ["clearance.asked", "clearance.reminder"]
    clock.set(dt.datetime(2026, 11, 25, 16, tzinfo=WINTER))
    assert (remind_of_questions(), remind_of_questions()) == (1, 0)
    assert (told(tove), told(oskar), told(johan)) == (["clearance.late"], [], ["clearance.still_waits"])
    clock.set(dt.datetime(2026, 11, 26, 16, tzinfo=WINTER))
    assert (remind_of_questions(), remind_of_questions()) == (1, 0)
    assert (told(oskar), told(kirsti)) == (["clearance.late"], ["clearance.late"])
    clearance.refresh_from_db()
    assert (clearance.state, clearance.stage, clearance.next_at) == ("asked", "lawyer", None)


def test_silence_is_never_an_answer(
    johan: Person, sirpa: Person, tove: Person, oskar: Person, kirsti: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    for _week in range(60):
        clock.advance(days=7)
        remind_of_questions()
        expire_answers()
    clearance.refresh_from_db()
    assert (clearance.state, Answer.objects.count()) == ("asked", 0)
    assert told(oskar) == ["clearance.late"]  # once, and then it is quiet
    assert answer(oskar, clearance, said(valid_until=dt.date(2028, 12, 31))).answered_by == oskar


def test_on_the_councils_day_it_is_not_passed_on_by_the_clock(
    johan: Person, sirpa: Person, tove: Person, clock: Any
) -> None:
    matter = matter_of(sirpa, meets_on=dt.date(2026, 11, 23))
    clearance = asked(johan, sirpa, matter=matter, need="urgent")
    clock.advance(hours=5)
    assert remind_of_questions() == 1
    clearance.refresh_from_db()
    assert (clearance.stage, told(tove)) == ("preparer", [])
    assert clearance.next_at == dt.datetime(2026, 11, 24, 6, tzinfo=dt.UTC)
    clock.set(dt.datetime(2026, 11, 24, 8, tzinfo=WINTER))
    remind_of_questions()
    assert told(tove) == ["clearance.late"]


def test_an_urgent_one_is_reminded_of_halfway_through_four_working_hours(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa, need="urgent")
    assert told(sirpa) == ["clearance.asked_urgent"]
    assert clearance.due_at == dt.datetime(2026, 11, 23, 10, 15, tzinfo=dt.UTC)
    clock.set(dt.datetime(2026, 11, 23, 10, 15, tzinfo=WINTER))
    assert remind_of_questions() == 1
    assert "clearance.reminder" in told(sirpa)


def test_independence_day_and_the_weekend_are_no_working_days(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    # Friday before Independence Day, which is a Sunday in 2026; in 2028 it is a Wednesday
    clock.set(dt.datetime(2028, 12, 5, 9, tzinfo=WINTER))
    clearance = asked(johan, sirpa, matter=matter_of(sirpa, meets_on=None, public_from=None))
    assert clearance.due_at == dt.datetime(2028, 12, 8, 13, tzinfo=dt.UTC)


def test_over_the_night_of_summer_time_the_promise_keeps_to_the_wall(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    clock.set(dt.datetime(2027, 3, 26, 9, tzinfo=WINTER))  # a Friday; the clocks change on Sunday
    due = asked(johan, sirpa, matter=matter_of(sirpa, meets_on=None)).due_at
    assert due is not None
    # Good Friday is no working day, and Monday is Easter: two working days are Tuesday and Wednesday
    assert work_clock.local(due) == dt.datetime(2027, 3, 31, 16, tzinfo=SUMMER)


def test_what_the_registry_does_not_find_in_a_day_the_lawyer_looks_for_too(
    johan: Person, kirsti: Person, oskar: Person, clock: Any
) -> None:
    asked(johan, None)
    clock.set(dt.datetime(2026, 11, 24, 8, tzinfo=WINTER))
    remind_of_questions()
    clock.set(dt.datetime(2026, 11, 24, 16, tzinfo=WINTER))
    assert (remind_of_questions(), remind_of_questions()) == (1, 0)
    assert (told(oskar), told(johan)) == (["clearance.to_assign"], ["clearance.still_waits"])


def test_where_no_superior_is_it_goes_straight_to_the_lawyer(
    johan: Person, sirpa: Person, oskar: Person, clock: Any
) -> None:
    asked(johan, sirpa)
    clock.set(dt.datetime(2026, 11, 25, 16, tzinfo=WINTER))
    remind_of_questions()
    assert told(oskar) == ["clearance.late"]


def test_what_is_answered_is_not_reminded_of(johan: Person, sirpa: Person, clock: Any) -> None:
    stale = Clearance.objects.get(pk=asked(johan, sirpa).pk)
    answer(sirpa, Clearance.objects.get(), said())
    clock.advance(days=30)
    assert remind_of_questions() == 0
    assert remind(stale) is False


def test_an_answer_past_its_last_day_no_longer_holds_and_johan_is_told(
    johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    answer(sirpa, clearance, said(valid_until=dt.date(2026, 11, 25)))
    clock.set(dt.datetime(2026, 11, 25, 23, 59, tzinfo=WINTER))
    assert expire_answers() == 0
    clock.advance(minutes=1)
    assert (expire_answers(), expire_answers()) == (1, 0)
    clearance.refresh_from_db()
    assert (clearance.state, told(johan)) == ("expired", ["clearance.expired"])


def test_those_who_asked_are_told_when_the_matter_becomes_public_each_for_themselves(
    johan: Person, petra: Person, aino: Person, sirpa: Person, clock: Any
) -> None:
    matter = matter_of(sirpa)
    clearance = asked(johan, sirpa, matter=matter)
    answer(sirpa, clearance, said("not_yet", public_from=dt.date(2026, 12, 8)))
    asked(petra, sirpa, matter=matter)
    withdraw(aino, asked(aino, sirpa, matter=matter))
    clock.set(dt.datetime(2026, 12, 7, 23, 59, tzinfo=WINTER))
    assert tell_of_public_matters() == 0
    clock.advance(minutes=1)
    assert (tell_of_public_matters(), tell_of_public_matters()) == (1, 0)
    assert (told(johan)[-1:], told(petra), told(aino)) == (["clearance.public"], ["clearance.public"], [])


def test_a_day_that_is_moved_is_told_on_the_right_one(johan: Person, sirpa: Person, clock: Any) -> None:
    matter = matter_of(sirpa, public_from=None)
    asked(johan, sirpa, matter=matter)
    clock.advance(days=60)
    assert tell_of_public_matters() == 0
    AgendaMatter.objects.update(public_from=dt.date(2027, 1, 20))
    assert tell_of_public_matters() == 1


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_lateness_names_the_role_and_never_a_person(
    language: str, johan: Person, sirpa: Person, tove: Person, oskar: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa)
    clock.advance(days=30)
    remind_of_questions()
    clearance.refresh_from_db()
    with translation.override(language):
        sentences = " ".join(words_of(clearance, work_clock.now()))
    assert not any(one.family_name in sentences for one in (johan, sirpa, tove, oskar))
    assert "25" in sentences
