"""Away? Two dates and it is done. Nobody asks why, and nobody but the head sees it."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import MovableClock
from django.core.exceptions import PermissionDenied

from tankar.journal.models import Entry
from tankar.organisation import demo
from tankar.organisation.absence.actions.keep_pattern import keep_pattern
from tankar.organisation.absence.actions.say_away import say_away, take_back
from tankar.organisation.absence.forgetting import forget_absences
from tankar.organisation.absence.reading import Away
from tankar.organisation.access import may
from tankar.organisation.models import Absence, Person, WeeklyPattern
from tankar.organisation.testing.people import SignedIn

WEDNESDAY, THURSDAY = dt.date(2026, 11, 25), dt.date(2026, 11, 26)


@pytest.fixture(autouse=True)
def standing_still(clock: MovableClock) -> MovableClock:
    return clock


def test_aino_says_it_with_two_dates(as_person: SignedIn, aino: Person) -> None:
    answer = as_person(aino).post("/away/", {"first": "2026-11-25", "last": "2026-11-26"}, follow=True)
    assert answer.status_code == 200
    kept = Absence.objects.get()
    assert (kept.person, kept.first_day, kept.last_day) == (aino, WEDNESDAY, THURSDAY)


def test_one_day_is_enough_and_twice_is_kept_once(as_person: SignedIn, aino: Person) -> None:
    client = as_person(aino)
    for _time in range(2):
        client.post("/away/", {"first": "2026-11-25", "last": ""})
    assert [one.last_day for one in Absence.objects.all()] == [WEDNESDAY]


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-11-26", "2026-11-25"), ("2026-11-02", "2026-11-03"), ("", ""), ("soon", ""), ("9999-01-01", "")],
)
def test_days_that_cannot_be_are_told_and_nothing_is_kept(
    as_person: SignedIn, aino: Person, first: str, last: str
) -> None:
    answer = as_person(aino).post("/away/", {"first": first, "last": last})
    assert answer.status_code == 422
    assert not Absence.objects.exists()


@pytest.mark.parametrize(("language", "words"), [("sv", "sista dagen"), ("fi", "viimeinen päivä")])
def test_what_was_typed_stands_there_still_in_the_readers_language(
    as_person: SignedIn, aino: Person, language: str, words: str
) -> None:
    Person.objects.filter(pk=aino.pk).update(language=language)
    answer = as_person(aino).post("/away/", {"first": "2026-11-26", "last": "2026-11-25"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page.casefold()
    assert 'value="2026-11-26"' in page
    assert 'value="2026-11-25"' in page


def test_the_days_of_every_week_are_found_from_ones_own_page(
    as_person: SignedIn, aino: Person, johan: Person
) -> None:
    assert 'href="/away/"' in as_person(aino).get("/me/").content.decode()
    assert 'href="/away/"' not in as_person(johan).get("/me/").content.decode()


def test_the_head_finds_the_way_from_the_persons_page_and_others_do_not(
    as_person: SignedIn, aino: Person, heikki: Person, marja_liisa: Person
) -> None:
    link = f'href="/people/{aino.public_id}/away/"'
    page = f"/people/{aino.public_id}/"
    assert link in as_person(heikki).get(page).content.decode()
    assert link not in as_person(marja_liisa).get(page).content.decode()


def test_a_pattern_is_not_kept_for_people_of_another_unit(as_person: SignedIn, aino: Person) -> None:
    sent = {"person": aino.public_id, "weekday": ["4"]}
    assert as_person(demo.make_person("annika")).post("/away/pattern/", sent).status_code == 404
    assert not WeeklyPattern.objects.exists()


def test_the_row_and_the_journal_hold_no_reason_and_the_journal_no_days(aino: Person) -> None:
    say_away(aino, aino, WEDNESDAY, THURSDAY)
    assert {field.name for field in Absence._meta.get_fields()} == {
        "id", "public_id", "person", "first_day", "last_day",
    }  # fmt: skip
    entry = Entry.objects.get(kind="organisation.absence_changed")
    assert set(entry.params) == {"person"}


def test_the_head_enters_it_and_nobody_else_does(
    aino: Person, heikki: Person, lars: Person, mikko: Person
) -> None:
    say_away(heikki, aino, WEDNESDAY, THURSDAY)
    for other in (lars, mikko):
        with pytest.raises(PermissionDenied):
            say_away(other, aino, WEDNESDAY, THURSDAY)


def test_who_is_away_is_seen_by_themselves_and_their_head_alone(
    aino: Person, heikki: Person, lars: Person, marja_liisa: Person
) -> None:
    absence = say_away(aino, aino, WEDNESDAY, THURSDAY)
    seers = {
        one.given_name
        for one in (aino, heikki, lars, marja_liisa)
        if may(one, "organisation.view_absence", absence)
    }
    assert seers == {"Aino", "Heikki"}
    assert not Absence.objects.visible_to(marja_liisa).exists()


def test_the_heads_page_is_not_there_for_others(
    as_person: SignedIn, aino: Person, heikki: Person, lars: Person
) -> None:
    assert as_person(heikki).get(f"/people/{aino.public_id}/away/").status_code == 200
    assert as_person(lars).get(f"/people/{aino.public_id}/away/").status_code == 404


def test_days_are_taken_back(as_person: SignedIn, aino: Person, lars: Person) -> None:
    absence = say_away(aino, aino, WEDNESDAY, THURSDAY)
    assert as_person(lars).post(f"/away/{absence.public_id}/take-back/").status_code == 404
    as_person(aino).post(f"/away/{absence.public_id}/take-back/")
    assert not Absence.objects.exists()


def test_a_weekly_pattern_is_kept_as_a_whole(as_person: SignedIn, aino: Person) -> None:
    client = as_person(aino)
    client.post("/away/pattern/", {"weekday": ["4", "0", "9", "x"]})
    assert WeeklyPattern.objects.get(person=aino).weekdays == [0, 4]
    client.post("/away/pattern/", {})
    assert WeeklyPattern.objects.get(person=aino).weekdays == []


def test_away_knows_absences_and_patterns(aino: Person, lars: Person) -> None:
    say_away(aino, aino, WEDNESDAY, THURSDAY)
    keep_pattern(lars, lars, [4])
    away = Away([aino, Person.objects.get(pk=lars.pk)], dt.date(2026, 11, 23), dt.date(2026, 11, 29))
    assert [day for day in range(23, 28) if away.on(aino.pk, dt.date(2026, 11, day))] == [25, 26]
    assert [day for day in range(23, 28) if away.on(lars.pk, dt.date(2026, 11, day))] == [27]


def test_absences_are_forgotten_a_month_after(aino: Person, clock: MovableClock) -> None:
    say_away(aino, aino, WEDNESDAY, THURSDAY)
    clock.set(dt.datetime(2026, 12, 26, 12, tzinfo=dt.UTC))
    assert forget_absences() == 0
    clock.set(dt.datetime(2026, 12, 27, 12, tzinfo=dt.UTC))
    assert forget_absences() == 1


def test_an_absence_over_the_night_on_which_the_clocks_change_has_all_its_days(
    aino: Person, clock: MovableClock
) -> None:
    clock.set(dt.datetime(2026, 10, 20, 9, tzinfo=dt.UTC))
    absence = say_away(aino, aino, dt.date(2026, 10, 24), dt.date(2026, 10, 26))
    away = Away([aino], absence.first_day, absence.last_day)
    assert all(away.on(aino.pk, dt.date(2026, 10, day)) for day in (24, 25, 26))
    take_back(aino, absence)


def test_an_elected_official_has_no_days_away_here(as_person: SignedIn, johan: Person) -> None:
    assert as_person(johan).get("/away/").status_code == 403
    with pytest.raises(PermissionDenied):
        say_away(johan, johan, WEDNESDAY, THURSDAY)
