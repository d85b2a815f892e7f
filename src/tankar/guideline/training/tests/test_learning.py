"""Acknowledging, learning in situations, and what comes before posting."""

from __future__ import annotations

import datetime as dt
from typing import Any

import html5lib
import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from tankar.guideline import content
from tankar.guideline.models import Acknowledgement, GuidelineVersion, Training, TrainingRule
from tankar.guideline.training.actions.acknowledge import acknowledge
from tankar.guideline.training.actions.ask_again import ask_again
from tankar.guideline.training.actions.decide_rule import decide_rule
from tankar.guideline.training.actions.learn import go_on, start_again
from tankar.guideline.training.errors import DayIsPast, NotInForce, NotTheirs
from tankar.guideline.training.situations import MODULES, module
from tankar.guideline.training.standing import asked_of, missing_before, standings
from tankar.guideline.training.views.learning import CHOICE
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person, User
from tankar.organisation.requests import KEPT_FORM
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize("slug", MODULES)
def test_every_situation_is_whole_in_three_languages_and_cites_rules_that_are(slug: str) -> None:
    found = module(slug)
    assert set(found.title) == {"sv", "fi", "en"}
    for one in found.situations:
        assert one.cites
        assert [content.find(rule).id for rule in one.cites] == list(one.cites)
        for told in one.told.values():
            assert len(told.choices) == 3 > one.best
            assert len({told.text, told.why, *told.choices}) == 5


def test_the_module_on_channels_has_ten_situations_and_its_right_answers_are_spread() -> None:
    found = module("channels")
    assert len(found.situations) == 10
    assert {one.best for one in found.situations} == {0, 1, 2}
    assert found.minutes == 15


def test_aino_acknowledges_with_one_tap_and_twice_does_no_harm(aino: Person, clock: Any) -> None:
    acknowledge(aino, 1)
    clock.advance(days=3)
    assert acknowledge(aino, 1).on == DAY
    assert Acknowledgement.objects.count() == 1


def test_an_old_page_does_not_acknowledge_the_new_version(aino: Person, clock: Any) -> None:
    GuidelineVersion.objects.packaged()
    GuidelineVersion.objects.create(number=2, document_date=DAY)
    with pytest.raises(NotInForce):
        acknowledge(aino, 1)
    assert acknowledge(aino, 2).version.number == 2


def test_petra_reads_it_as_employee_and_as_elected_apart(petra: Person, clock: Any) -> None:
    petra.acting_as = "employee"
    acknowledge(petra, 1)
    petra.acting_as = "elected"
    acknowledge(petra, 1)
    assert sorted(Acknowledgement.objects.values_list("elected", flat=True)) == [False, True]


def test_roles_ask_for_modules(aino: Person, heikki: Person, johan: Person, outi: Person) -> None:
    assert asked_of(aino) == {"channels"}
    assert asked_of(heikki) == {"heads"}
    assert asked_of(johan) == {"elected"}
    assert asked_of(outi) == set()
    assert next(one for one in standings(johan) if one.asked).voluntary


def test_going_on_keeps_the_step_and_at_the_end_day_and_version_alone(aino: Person, clock: Any) -> None:
    for step in range(9):
        assert go_on(aino, "channels", step).step == step + 1
    assert Training.objects.get().done_on is None
    go_on(aino, "channels", 9)
    row = Training.objects.get()
    assert (row.step, row.done_on, row.version_number) == (0, DAY, 1)
    assert {field.name for field in Training._meta.get_fields()} == {
        "id",
        "person",
        "module",
        "step",
        "done_on",
        "version_number",
        "told_again",
    }


def test_a_step_sent_twice_or_out_of_turn_moves_nothing(aino: Person, clock: Any) -> None:
    go_on(aino, "channels", 0)
    assert go_on(aino, "channels", 0).step == 1
    assert go_on(aino, "channels", 9).step == 1
    assert Training.objects.get().done_on is None


def test_beginning_anew_takes_nothing_away(aino: Person, clock: Any) -> None:
    for step in range(10):
        go_on(aino, "channels", step)
    go_on(aino, "channels", 0)
    start_again(aino, "channels")
    row = Training.objects.get()
    assert (row.step, row.done_on) == (0, DAY)


def test_after_two_years_it_is_asked_for_once_more_but_stops_nobody(
    aino: Person, marja_liisa: Person, clock: Any
) -> None:
    Training.objects.create(person=aino, module="channels", done_on=DAY)
    decide_rule(marja_liisa, DAY)
    clock.advance(days=729)
    assert not standings(aino)[0].waits
    clock.advance(days=1)
    assert standings(aino)[0].waits
    assert missing_before(aino, None) is None


def test_nobody_is_stopped_before_communications_has_decided(aino: Person, clock: Any) -> None:
    assert missing_before(aino, dt.date(2021, 8, 23)) is None


def test_whoever_is_new_has_seven_days_of_grace(aino: Person, marja_liisa: Person, clock: Any) -> None:
    decide_rule(marja_liisa, DAY)
    assert missing_before(aino, dt.date(2021, 8, 23)) == dt.date(2026, 11, 30)
    clock.set(dt.datetime(2027, 6, 20, 9, tzinfo=dt.UTC))  # the summer worker begins on Midsummer's Monday
    assert missing_before(aino, dt.date(2027, 6, 21), dt.date(2027, 6, 21)) == dt.date(2027, 6, 28)
    go_on(aino, "channels", 0)
    assert missing_before(aino, dt.date(2027, 6, 21)) is not None
    Training.objects.update(done_on=DAY)
    assert missing_before(aino, dt.date(2027, 6, 21)) is None


def test_the_manager_decides_the_day_and_takes_it_back(
    marja_liisa: Person, lars: Person, aino: Person, clock: Any
) -> None:
    with pytest.raises(NotTheirs):
        decide_rule(lars, DAY)
    with pytest.raises(DayIsPast):
        decide_rule(marja_liisa, DAY - dt.timedelta(days=1))
    decide_rule(marja_liisa, DAY)
    decide_rule(marja_liisa, None)
    assert TrainingRule.day() is None
    assert missing_before(aino, None) is None


def test_aino_does_the_module_on_the_page_and_goes_on_where_she_was(
    aino: Person, as_person: SignedIn, clock: Any
) -> None:
    client, here = as_person(aino), "/guideline/learn/channels/"
    assert "Valitse ensin" in client.post(here, {}).content.decode()
    said = client.post(here, {CHOICE: "0"}).content.decode()
    html5lib.HTMLParser(strict=True).parse(said)
    assert "Ohje sanoo toisin" in said
    assert 'href="/guideline/GEN-7/"' in said
    assert "Kyllä, niin ohje sanoo" in client.post(here, {CHOICE: "1"}).content.decode()
    assert Training.objects.count() == 0
    client.post(here, {"next": "0"})
    again = as_person(aino).get(here).content.decode()
    assert "Tilanne 2/10" in again
    for step in range(1, 9):
        client.post(here, {"next": str(step)})
    done = client.post(here, {"next": "9"}, follow=True)
    assert done.redirect_chain == [("/guideline/learn/", 302)]
    assert "Tehty 23.11.2026" in done.content.decode()


def test_what_was_chosen_is_kept_nowhere_not_even_when_the_session_has_ended(
    aino: Person, as_person: SignedIn, client: Any, clock: Any
) -> None:
    here = "/guideline/learn/channels/"
    inside = as_person(aino)
    inside.post(here, {CHOICE: "2"})
    inside.post(here, {"next": "0"})
    assert CHOICE not in str(dict(inside.session))
    outside = client.post(here, {CHOICE: "2"})
    assert outside.headers["Location"].startswith("/sign-in/")
    assert client.session[KEPT_FORM]["fields"] == []
    assert not Entry.objects.filter(kind__startswith="guideline.").exists()


def old_module(person: Person, module: str, day: dt.date) -> Training:
    return Training.objects.create(person=person, module=module, done_on=day, version_number=1)


def told(person: Person) -> list[tuple[str, bool]]:
    found = Notice.objects.filter(person=person, kind="guideline.training_again")
    return [(one.sentence, one.read_at is None) for one in found.order_by("id")]


def test_after_two_years_aino_is_asked_once_to_do_it_once_more_and_may_post_meanwhile(
    aino: Person, clock: Any
) -> None:
    old_module(aino, "channels", DAY - dt.timedelta(days=729))
    assert ask_again() == 0
    clock.advance(days=1)
    assert (ask_again(), ask_again()) == (1, 0)
    with translation.override("fi"):
        assert told(aino) == [("On aika tehdä moduuli ”Kymmenen tilannetta kanavalla” kerran vielä", True)]
    assert missing_before(aino, None) is None
    last = len(module("channels").situations)
    for step in range(last):
        go_on(aino, "channels", step)
    assert [new for _words, new in told(aino)] == [False]
    clock.advance(days=730)
    assert ask_again() == 1


def test_nobody_is_asked_again_whose_work_does_not_ask_for_it_or_who_was_only_invited(
    heikki: Person, johan: Person, clock: Any
) -> None:
    old_module(heikki, "channels", DAY - dt.timedelta(days=900))
    old_module(johan, "elected", DAY - dt.timedelta(days=900))
    assert ask_again() == 0


def test_whoever_may_not_sign_in_is_not_asked_again(aino: Person, clock: Any) -> None:
    old_module(aino, "channels", DAY - dt.timedelta(days=900))
    User.objects.filter(person=aino).update(is_active=False)
    assert ask_again() == 0


def test_a_module_nobody_knows_is_not_there_and_odd_steps_do_no_harm(
    aino: Person, as_person: SignedIn
) -> None:
    client = as_person(aino)
    assert client.get("/guideline/learn/nowhere/").status_code == 404
    for odd in ({"next": "77"}, {"next": "²"}, {CHOICE: "9"}, {CHOICE: "-1"}):
        assert client.post("/guideline/learn/heads/", odd).status_code == 200


@pytest.mark.parametrize("who", ["aino", "johan", "marja_liisa"])
def test_within_two_taps_of_the_guideline_one_acknowledges_learns_and_asks(
    who: str, request: pytest.FixtureRequest, as_person: SignedIn
) -> None:
    client = as_person(request.getfixturevalue(who))
    page = client.get("/guideline/").content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    for there in ("/guideline/learn/", "/guideline/ask/"):
        assert f'href="{there}"' in page
    answer = client.post("/guideline/acknowledge/", {"number": "1"}, follow=True)
    assert answer.status_code == 200
    assert 'name="number"' not in answer.content.decode()


def test_a_visitor_is_asked_for_nothing(client: Any) -> None:
    page = client.get("/guideline/").content.decode()
    assert "/guideline/acknowledge/" not in page
    assert client.post("/guideline/acknowledge/", {"number": "1"}).status_code == 302
    assert not Acknowledgement.objects.exists()


def test_the_guideline_costs_somebody_signed_in_at_most_fifteen_statements(
    marja_liisa: Person, as_person: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_person(marja_liisa)
    for address in (
        "/guideline/",
        "/guideline/learn/",
        "/guideline/learn/totals/",
        "/guideline/learn/channels/",
    ):
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200
