from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import translation

from tankar.channels.models import ProfileRequest
from tankar.channels.requests.actions.decide import decide_half
from tankar.channels.requests.actions.remind_of_requests import remind, remind_of_requests
from tankar.channels.requests.actions.submit import submit_request
from tankar.channels.requests.words import told as words_of
from tankar.channels.testing.requesting import approved, asked, contacted, instagram_is_known, yes
from tankar.decisions.models import Ask
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role

pytestmark = pytest.mark.django_db
WINTER, SUMMER = dt.timezone(dt.timedelta(hours=2)), dt.timezone(dt.timedelta(hours=3))


def told(person: Person) -> list[str]:
    found = Notice.objects.filter(person=person, read_at=None).order_by("id")
    return [one.kind.removeprefix("channels.request_") for one in found]


def test_on_the_third_day_a_reminder_and_on_the_fifth_the_deputy_and_those_above(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    henrik, tove, camilla = (demo.make_person(one) for one in ("henrik", "tove", "camilla"))
    RoleAssignment.objects.create(person=henrik, role=Role.COMMUNICATIONS_MANAGER, deputy_for=marja_liisa)
    RoleAssignment.objects.create(person=camilla, role=Role.HEAD_OF_UNIT, unit=heikki.unit, deputy_for=heikki)
    request = asked(aino, lars)
    clock.set(dt.datetime(2026, 11, 26, 7, 59, tzinfo=WINTER))
    assert remind_of_requests() == 0
    clock.advance(minutes=1)
    assert (remind_of_requests(), remind_of_requests()) == (1, 0)
    assert "decide_reminder" in told(heikki)
    assert "decide_reminder" in told(marja_liisa)
    assert told(tove) == []
    clock.set(dt.datetime(2026, 11, 30, 16, tzinfo=WINTER))
    assert (remind_of_requests(), remind_of_requests()) == (1, 0)
    for person in (henrik, tove, camilla):
        assert told(person) == ["passed_on"]
    assert "still_waits" in told(aino)
    request.refresh_from_db()
    assert (request.state, request.stage, request.next_at) == ("complete", "passed_on", None)
    decide_half(camilla, request, "unit", yes())
    assert told(tove) == []  # settled with the question: somebody has answered for the unit
    assert decide_half(henrik, request, "communications", yes()).state == "opening"


def test_only_who_has_not_answered_is_reminded(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    decide_half(marja_liisa, request, "communications", yes())
    clock.advance(days=3, hours=1)
    assert remind_of_requests() == 1
    assert "decide_reminder" in told(heikki)
    assert "decide_reminder" not in told(marja_liisa)


def test_silence_is_never_a_yes_nor_a_no(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    for _week in range(60):
        clock.advance(days=7)
        remind_of_requests()
    request.refresh_from_db()
    assert (request.state, request.unit_by, request.communications_by) == ("complete", None, None)
    assert told(heikki).count("decide_reminder") == 1  # and then it is quiet
    assert "nobody_left" in told(aino)


def test_an_answer_that_comes_at_the_moment_of_the_reminder_wins(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    stale = ProfileRequest.objects.get(pk=asked(aino, lars).pk)
    request = ProfileRequest.objects.get(pk=stale.pk)
    decide_half(heikki, request, "unit", yes())
    decide_half(marja_liisa, request, "communications", yes())
    clock.advance(days=5)
    assert remind(stale) is False


def test_advice_that_does_not_come_keeps_nobody_waiting_for_ever(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    instagram_is_known()
    request = contacted(aino)
    clock.set(dt.datetime(2026, 11, 26, 16, tzinfo=WINTER))
    assert remind_of_requests() == 1
    assert "advice_late" in told(marja_liisa)
    assert "advice_still_waits" in told(aino)
    request.refresh_from_db()
    assert request.state == "contact"  # silence moves nothing: she goes on herself
    assert submit_request(aino, request).state == "complete"
    assert not Ask.objects.filter(verb="advise", done_at=None).exists()


def test_an_opening_that_takes_long_is_asked_about_and_does_not_lapse(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = approved(aino, lars, heikki, marja_liisa)
    clock.advance(days=29, hours=23)
    assert remind_of_requests() == 0
    clock.advance(hours=1)
    assert (remind_of_requests(), remind_of_requests()) == (1, 0)
    assert "not_open_yet" in told(aino)
    clock.advance(days=30)
    assert remind_of_requests() == 1
    request.refresh_from_db()
    assert request.state == "opening"


@pytest.mark.parametrize(
    ("asked_at", "reminded", "due"),
    [
        # over the night to 28 March 2027, when the clocks go forward, with Good Friday and Easter Monday closed
        (
            (2027, 3, 24, 9),
            dt.datetime(2027, 3, 31, 8, tzinfo=SUMMER),
            dt.datetime(2027, 4, 2, 15, tzinfo=SUMMER),
        ),
        # over Independence Day, a Sunday, and an ordinary week
        (
            (2026, 12, 3, 9),
            dt.datetime(2026, 12, 8, 8, tzinfo=WINTER),
            dt.datetime(2026, 12, 10, 16, tzinfo=WINTER),
        ),
    ],
)
def test_days_are_working_days_over_holidays_and_the_changing_of_the_clocks(
    asked_at: tuple[int, int, int, int],
    reminded: dt.datetime,
    due: dt.datetime,
    aino: Person,
    lars: Person,
    heikki: Person,
    marja_liisa: Person,
    clock: Any,
) -> None:
    year, month, day, hour = asked_at
    clock.set(dt.datetime(year, month, day, hour, tzinfo=WINTER))
    request = asked(aino, lars)
    assert (request.next_at, request.due_at) == (reminded, due)


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_lateness_names_roles_and_never_a_person(
    language: str, aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = asked(aino, lars)
    clock.advance(days=3, hours=1)
    remind_of_requests()
    clock.advance(days=7)
    remind_of_requests()
    request.refresh_from_db()
    with translation.override(language):
        said = " ".join(words_of(request))
    names = {part for one in (heikki, marja_liisa) for part in (one.given_name, one.family_name)}
    assert [name for name in names if name in said] == []
    assert not [one for one in Notice.objects.filter(person=aino) if names & set(one.params.values())]
