"""A clock that is too slow for a meeting promises nothing for it; what comes afterwards is marked as late."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tankar.clearance.agenda.actions.keep_matter import MatterFacts
from tankar.clearance.agenda.actions.take_in_matters import take_in_matters
from tankar.clearance.facts.actions.ask_fact import ask_fact
from tankar.clearance.models import AgendaMatter, Answer, Clearance
from tankar.clearance.questions.actions.answer import answer
from tankar.clearance.questions.actions.remind import remind_of_questions
from tankar.clearance.testing.asking import asked, matter_of, said
from tankar.notices.models import Notice
from tankar.organisation.actions.keep_phone import keep_phone
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.work import clock as work_clock

pytestmark = pytest.mark.django_db
WINTER, SUMMER = dt.timezone(dt.timedelta(hours=2)), dt.timezone(dt.timedelta(hours=3))
MONDAY, SIX = dt.date(2026, 11, 23), dt.time(18)
RING = "No answer is promised before that: ring if you need one."


@pytest.fixture(autouse=True)
def english(johan: Person, sirpa: Person, tove: Person, kirsti: Person, clock: Any) -> None:
    Person.objects.update(language="en")


def tonight(sirpa: Person, **more: Any) -> AgendaMatter:
    return matter_of(sirpa, **{"meets_on": MONDAY, "meets_at": SIX, "public_from": None, **more})


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def page_of(client: Any, clearance: Clearance) -> str:
    response = client.get(reverse("clearance:question", args=[clearance.public_id]))
    main = BeautifulSoup(response.content, "html.parser").find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def test_before_tonights_council_nothing_is_promised_and_a_number_is_given(
    as_person: SignedIn, johan: Person, sirpa: Person
) -> None:
    page = page_of(as_person(johan), asked(johan, sirpa, matter=tonight(sirpa)))
    assert f"The matter is taken up Monday 23 November at 18:00. {RING}" in page
    assert "040 555 01 23" in page
    assert "After the meeting" in page


def test_on_a_friday_two_working_days_are_too_many_for_mondays_council(
    as_person: SignedIn, johan: Person, sirpa: Person, clock: Any
) -> None:
    clock.set(dt.datetime(2026, 11, 20, 12, tzinfo=WINTER))
    page = page_of(as_person(johan), asked(johan, sirpa, matter=tonight(sirpa)))
    assert RING in page
    assert "040 555 01 23" in page


def test_what_is_certainly_in_time_is_promised_as_ever(
    as_person: SignedIn, johan: Person, sirpa: Person, clock: Any
) -> None:
    clock.set(dt.datetime(2026, 11, 18, 12, tzinfo=WINTER))
    page = page_of(as_person(johan), asked(johan, sirpa, matter=tonight(sirpa)))
    assert "An answer is promised by Friday 20 November at 15:00." in page
    assert "No answer is promised" not in page
    assert "040 555" not in page


def test_while_the_registry_still_looks_both_times_are_counted(
    as_person: SignedIn, johan: Person, clock: Any
) -> None:
    clock.set(dt.datetime(2026, 11, 19, 12, tzinfo=WINTER))
    matter = matter_of(None, meets_on=MONDAY, meets_at=SIX)
    assert RING in page_of(as_person(johan), asked(johan, None, matter=matter))


@pytest.mark.parametrize(("begins", "too_late"), [(None, True), (dt.time(15), True), (dt.time(17), False)])
def test_a_day_without_a_time_promises_nothing_on_the_day(
    begins: dt.time | None, too_late: bool, sirpa: Person
) -> None:
    matter = tonight(sirpa, body="committee", meets_at=begins)
    assert matter.is_too_late(dt.datetime(2026, 11, 23, 16, tzinfo=WINTER)) is too_late
    assert matter.has_begun(dt.datetime(2026, 11, 23, 23, 59, tzinfo=WINTER)) is (begins is not None)
    assert matter.has_begun(dt.datetime(2026, 11, 24, 0, 0, tzinfo=WINTER))


def test_once_it_has_begun_no_number_is_given_and_nothing_is_called_in_time(
    as_person: SignedIn, johan: Person, sirpa: Person, clock: Any
) -> None:
    clearance = asked(johan, sirpa, matter=tonight(sirpa))
    clock.set(dt.datetime(2026, 11, 23, 18, tzinfo=WINTER))
    phone = as_person(johan)
    page = page_of(phone, clearance)
    assert "The matter was to be taken up Monday 23 November at 18:00, without an answer." in page
    assert "040 555" not in page
    form = phone.get(reverse("clearance:ask")).content.decode()
    assert form.index("Taken up already") < form.index("Skolnätet")
    assert "040 555" not in form


def test_an_answer_after_the_meeting_is_marked_late_and_told_as_late(
    as_person: SignedIn, johan: Person, sirpa: Person, clock: Any
) -> None:
    matter = tonight(sirpa)
    clearance = asked(johan, sirpa, matter=matter)
    clock.set(dt.datetime(2026, 11, 24, 9, tzinfo=WINTER))
    assert "it is marked as late" in page_of(as_person(sirpa), clearance)
    later = asked(johan, sirpa, matter=matter)
    answer(sirpa, Clearance.objects.get(pk=clearance.pk), said())
    answer(sirpa, later, said())
    assert [one.after_meeting for one in Answer.objects.order_by("id")] == [True, False]
    assert [kind for kind in told(johan) if "answered" in kind] == [
        "clearance.answered_late",
        "clearance.answered",
    ]
    phone = as_person(johan)
    assert "Late: after the meeting" in page_of(phone, clearance)
    assert "Late: after the meeting" not in page_of(phone, later)


def test_on_the_councils_day_johan_is_told_once_to_ring_and_the_clock_goes_on_in_the_morning(
    johan: Person, sirpa: Person, tove: Person, clock: Any
) -> None:
    asked(johan, sirpa, matter=tonight(sirpa), need="urgent")
    clock.set(dt.datetime(2026, 11, 23, 10, 15, tzinfo=WINTER))
    remind_of_questions()
    assert told(sirpa) == ["clearance.asked_urgent", "clearance.reminder"]
    clock.set(dt.datetime(2026, 11, 23, 13, tzinfo=WINTER))
    assert (remind_of_questions(), remind_of_questions()) == (1, 0)
    assert (told(johan), told(tove)) == (["clearance.ring"], [])
    clock.set(dt.datetime(2026, 11, 24, 8, tzinfo=WINTER))
    remind_of_questions()
    assert (told(johan)[-1], told(tove)) == ("clearance.still_waits", ["clearance.late"])


def test_the_number_of_whoever_prepares_it_does_where_the_matter_names_none(
    as_person: SignedIn, johan: Person, sirpa: Person, clock: Any
) -> None:
    keep_phone(sirpa, "040 555 01 77")
    clock.set(dt.datetime(2026, 11, 20, 12, tzinfo=WINTER))
    phone = as_person(johan)
    page = page_of(phone, asked(johan, sirpa, matter=tonight(sirpa, phone="")))
    assert "040 555 01 77" in page
    assert "040 555 01 77" in phone.get(reverse("clearance:ask")).content.decode()


def test_those_it_was_passed_to_can_be_rung_as_well(
    as_person: SignedIn, johan: Person, sirpa: Person, tove: Person, clock: Any
) -> None:
    keep_phone(tove, "040 555 01 78")
    clearance = asked(johan, sirpa, matter=tonight(sirpa), need="urgent")
    clearance.passed_to.add(tove)
    clock.set(dt.datetime(2026, 11, 23, 13, tzinfo=WINTER))
    assert "040 555 01 78" not in page_of(as_person(johan), clearance)
    Clearance.objects.filter(pk=clearance.pk).update(stage=Clearance.Stage.SUPERIOR)
    page = page_of(as_person(johan), clearance)
    assert page.index("040 555 01 23") < page.index("040 555 01 78")


def test_where_nobody_can_be_rung_the_clock_passes_it_on_the_same_day(
    johan: Person, sirpa: Person, tove: Person, clock: Any
) -> None:
    asked(johan, sirpa, matter=tonight(sirpa, phone=""), need="urgent")
    clock.set(dt.datetime(2026, 11, 23, 13, tzinfo=WINTER))
    remind_of_questions()
    assert told(tove) == ["clearance.late"]


def test_in_the_week_of_summer_time_six_in_the_evening_is_six_in_karleby(sirpa: Person) -> None:
    winter = tonight(sirpa, meets_on=dt.date(2027, 3, 22))
    summer = tonight(sirpa, meets_on=dt.date(2027, 3, 29))
    assert winter.begins == dt.datetime(2027, 3, 22, 18, tzinfo=WINTER)
    assert summer.begins == dt.datetime(2027, 3, 29, 18, tzinfo=SUMMER)


def test_a_fact_is_not_promised_sooner_for_a_meeting_that_has_begun(
    as_person: SignedIn, johan: Person, sirpa: Person, clock: Any
) -> None:
    before = ask_fact(johan, "Hur många skolor?", matter=tonight(sirpa))
    clock.set(dt.datetime(2026, 11, 23, 18, tzinfo=WINTER))
    after = ask_fact(johan, "Hur många elever?", matter=before.matter)
    assert (before.is_coming, after.is_coming) == (True, False)
    clock.set(dt.datetime(2026, 11, 23, 9, tzinfo=WINTER))
    shown = as_person(johan).get(reverse("clearance:fact_request", args=[before.public_id]))
    assert "the fact is not promised before that" in shown.content.decode()


def test_a_file_without_a_time_leaves_the_one_that_is_known_for_the_day(
    kirsti: Person, sirpa: Person
) -> None:
    matter = tonight(sirpa)
    line = MatterFacts(
        reference=matter.reference,
        title_sv="Skolnätet",
        title_fi="Kouluverkko",
        body="council",
        meets_on=MONDAY,
    )
    take_in_matters(kirsti, [line])
    matter.refresh_from_db()
    assert (matter.title_sv, matter.meets_at) == ("Skolnätet", SIX)
    moved = MatterFacts(**{**line.__dict__, "meets_on": dt.date(2026, 11, 30)})
    take_in_matters(kirsti, [moved])
    matter.refresh_from_db()
    assert (matter.meets_at, matter.has_begun(work_clock.now())) == (None, False)
