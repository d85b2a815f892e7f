"""The Decisions page: each sees what concerns them, by key, as fast with many as with few."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tankar.decisions import reading
from tankar.decisions.keeping import ask, decide, end_matter, open_matter
from tankar.decisions.models import Matter
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.work.clock import LOCAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hill")]
MONDAY = dt.datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)


@pytest.fixture
def hills(clock: Any, aino: Person, heikki: Person) -> list[Matter]:
    clock.set(MONDAY)
    made = []
    for number in range(35):
        matter = open_matter("decisions.hill", f"h{number}", title=f"Hill {number}", url=f"/hill/{number}/")
        ask(matter, [heikki], "decide", term="decisions.sanding")
        clock.advance(minutes=1)
        made.append(matter)
    return made


def page(person: Person, as_person: SignedIn, query: str = "") -> str:
    answer = as_person(person).get(f"/decisions/{query}", headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_whoever_is_asked_sees_it_and_whoever_is_not_does_not(
    hills: list[Matter], heikki: Person, aino: Person, lars: Person, as_person: SignedIn
) -> None:
    assert "Hill 0<" in page(heikki, as_person)
    assert "Hill 0<" not in page(aino, as_person)
    # communications sees every one of this kind
    assert "Hill 0<" in page(lars, as_person)


def test_the_list_goes_on_by_key(hills: list[Matter], heikki: Person, as_person: SignedIn) -> None:
    first = page(heikki, as_person)
    assert "Hill 29<" in first
    assert "Hill 30<" not in first
    more = first.split('href="/decisions/?show=open')[1].split('"')[0].replace("&amp;", "&")
    second = page(heikki, as_person, f"?show=open{more}")
    assert "Hill 30<" in second
    assert "Hill 29<" not in second


@pytest.mark.parametrize("query", ["?after=nonsense", "?after=2026-99-99T00:00:00~1", "?show=x&kind=y"])
def test_an_address_that_cannot_be_read_begins_anew(
    query: str, hills: list[Matter], heikki: Person, as_person: SignedIn
) -> None:
    assert "Hill 0<" in page(heikki, as_person, query)


def test_what_is_over_stands_with_who_decided_it(
    hills: list[Matter], heikki: Person, as_person: SignedIn
) -> None:
    decide(hills[3], heikki, "yes", reason="Steep", role="Head of unit")
    end_matter(hills[3], "sanded")
    assert "Hill 3<" not in page(heikki, as_person)
    ended = page(heikki, as_person, "?show=ended")
    assert "Hill 3<" in ended
    # in the reader's own language: Heikki reads Finnish
    assert f"{heikki} (Yksikön päällikkö)" in ended


@pytest.mark.parametrize("few", [0, 500])
def test_what_is_ended_is_the_same_however_many_one_sees(
    hills: list[Matter],
    heikki: Person,
    aino: Person,
    marja_liisa: Person,
    sirpa: Person,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
) -> None:
    """Whoever sees few and whoever sees many are read for in two ways."""
    monkeypatch.setattr(reading, "_FEW", few)
    for matter in hills:
        end_matter(matter, "sanded")
    for person in (heikki, aino, marja_liisa, sirpa):
        seen = set(Matter.objects.visible_to(person).filter(kind="decisions.hill"))
        for asked in ({"show": "ended"}, {"show": "ended", "kind": "decisions.hill"}):
            page = reading.page_of(person, asked, hills[0].opened_at)
            shown = [row.matter for row in page.rows]
            assert len(shown) == min(len(seen), reading.ON_A_PAGE)
            assert set(shown) <= seen
            assert shown == sorted(shown, key=lambda one: (one.ended_at, one.pk), reverse=True)


def test_a_page_asks_as_much_with_many_as_with_few(
    hills: list[Matter], heikki: Person, as_person: SignedIn
) -> None:
    browser = as_person(heikki)
    browser.get("/decisions/")
    with CaptureQueriesContext(
        connection,
    ) as many:
        browser.get("/decisions/")
    Matter.objects.filter(pk__gt=hills[1].pk).delete()
    with CaptureQueriesContext(connection) as few:
        browser.get("/decisions/")
    assert len(many) == len(few) <= 15


def test_an_elected_official_sees_what_they_asked_as_one_and_nothing_of_the_staffs(
    hills: list[Matter], heikki: Person, johan: Person
) -> None:
    johan.acting_as = "elected"
    mine = open_matter("decisions.question", "q1", title="May this be shared?", url="/q/", asked_by=johan)
    assert list(Matter.objects.visible_to(johan)) == [mine]
    johan.is_employee, johan.acting_as = True, "employee"
    johan.save()
    assert list(Matter.objects.visible_to(johan)) == []


def test_what_is_not_listed_stands_on_no_list(heikki: Person, as_person: SignedIn) -> None:
    secret = open_matter("decisions.question", "q1", title="Between us", url="/q/", asked_by=heikki)
    assert secret in Matter.objects.visible_to(heikki)
    assert "Between us" not in page(heikki, as_person)


def test_a_history_says_who_when_why_and_on_which_rule(hills: list[Matter], heikki: Person) -> None:
    decide(hills[0], heikki, "yes", reason="Steep", conditions="Only the top", rules=("RES-1",))
    with translation.override("en"):
        shown = Template("{% load decisions %}{% history matter %}{% due_in_words asks %}").render(
            Context({"matter": hills[0], "asks": hills[0].asks.all()})
        )
    for words in ("Yes", "Steep", "Only the top", str(heikki), "Rule: RES-1", "our default"):
        assert words in shown


def test_today_says_what_waits_verb_first_and_by_when(
    hills: list[Matter], heikki: Person, as_person: SignedIn
) -> None:
    shown = as_person(heikki).get("/", headers={"accept-language": "en"}).content.decode()
    assert "Päätä: Hill 0" in shown  # he reads Finnish
    assert re.search(r"Määräaika: .*\(oletusarvomme\)", shown)
