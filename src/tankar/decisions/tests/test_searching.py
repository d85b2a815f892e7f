"""Decisions are found by words of title, unit and what they are about, and only by whoever may see them."""

from __future__ import annotations

import datetime as dt
import importlib
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tankar.decisions import reading, searching
from tankar.decisions.keeping import ask, end_matter, open_matter, retitle
from tankar.decisions.models import Matter, MatterWord
from tankar.decisions.reading import page_of
from tankar.decisions.searching import words_of
from tankar.organisation import demo
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.work.clock import LOCAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hill")]
MONDAY = dt.datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)


@pytest.fixture
def hills(clock: Any, heikki: Person) -> list[Matter]:
    """Two of the library's, one of nobody's; Heikki is asked for all of them."""
    clock.set(MONDAY)
    library = demo.make_unit("library")
    titles = [
        ("Öppettider i Örnbacken", library),
        ("Kirjaston sometili", library),
        ("Öppettider, nr 12", None),
    ]
    made = []
    for number, (title, unit) in enumerate(titles):
        matter = open_matter("decisions.hill", f"h{number}", title=title, url=f"/hill/{number}/", unit=unit)
        ask(matter, [heikki], "decide")
        made.append(matter)
    return made


def found(person: Person, words: str, part: str = "open") -> list[str]:
    page = page_of(person, {"q": words, "show": part}, MONDAY)
    return [row.matter.subject_id for row in page.rows]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Öppettider i Örnbacken", ["oppettider", "i", "ornbacken"]),
        ("ÅLAND åland, A\u030aland!", ["aland"]),
        ("Ива_но 24/7", ["043804320430", "043d043e", "24", "7"]),
        ("…", []),
        ("x" * 200, ["x" * 40]),
    ],
)
def test_words_are_kept_folded(words: str, kept: list[str]) -> None:
    assert words_of(words) == kept


@pytest.mark.parametrize(
    ("words", "subjects"),
    [
        ("öppettider", ["h0", "h2"]),
        ("OPPETTIDERNA", ["h0", "h2"]),
        ("kirjastossa", ["h0", "h1"]),
        ("kirjaston sometilin", ["h1"]),
        ("örnbacken öppettider", ["h0"]),
        ("stadsbiblioteket", ["h0", "h1"]),
        ("hill öppet", ["h0", "h2"]),
        ("12", ["h2"]),
        ("öppettider lumi", []),
        ("", ["h0", "h1", "h2"]),
        ("—", ["h0", "h1", "h2"]),
        ("\x00", ["h0", "h1", "h2"]),
        ("%' OR 1=1 --", []),
    ],
)
@pytest.mark.parametrize("part", ["open", "ended"])
@pytest.mark.parametrize("few", [0, 500])
def test_every_word_must_stand_in_title_unit_or_kind(
    hills: list[Matter],
    lars: Person,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    subjects: list[str],
    part: str,
    few: int,
) -> None:
    """However many have the words and however many one sees: each is read for in its own way."""
    monkeypatch.setattr(reading, "_FEW", few)
    monkeypatch.setattr(searching, "_FEW", few)
    if part == "ended":
        for matter in hills:
            end_matter(matter, "sanded")
    with translation.override("sv"):
        assert sorted(found(lars, words, part)) == subjects


def test_nobody_finds_what_they_may_not_see(
    hills: list[Matter], aino: Person, heikki: Person, johan: Person
) -> None:
    assert found(aino, "öppettider") == []
    assert found(johan, "öppettider") == []
    assert found(heikki, "öppettider") == ["h0", "h2"]
    secret = open_matter("decisions.question", "q", title="Öppettider mellan oss", url="/q/", asked_by=heikki)
    assert secret.subject_id not in found(heikki, "öppettider")


def test_words_that_changed_are_found_as_they_are_now(hills: list[Matter], heikki: Person) -> None:
    retitle(hills[0], "Snö på backen")
    assert found(heikki, "snö") == ["h0"]
    assert found(heikki, "örnbacken") == []


def test_matters_from_before_are_found_after_the_migration(hills: list[Matter], heikki: Person) -> None:
    kept = sorted(MatterWord.objects.values_list("matter_id", "word"))
    MatterWord.objects.all().delete()
    migration = importlib.import_module("tankar.decisions.migrations.0002_matters_are_found_by_words")
    migration.keep_the_words(apps, None)
    assert sorted(MatterWord.objects.values_list("matter_id", "word")) == kept


def test_the_field_keeps_the_words_and_the_list_goes_on_with_them(
    heikki: Person, as_person: SignedIn, clock: Any
) -> None:
    for number in range(31):
        matter = open_matter("decisions.hill", f"h{number}", title=f"Snö {number}", url="/hill/")
        ask(matter, [heikki], "decide")
        clock.advance(minutes=1)
    browser = as_person(heikki)
    shown = browser.get("/decisions/?q=snö").content.decode()
    assert 'value="snö"' in shown
    assert "show=ended&amp;q=sn%C3%B6" in shown
    more = shown.split('class="show-more"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert "q=sn%C3%B6" in more
    assert "Snö 30<" in browser.get(more).content.decode()


def test_nothing_found_says_what_to_do(hills: list[Matter], heikki: Person, as_person: SignedIn) -> None:
    shown = as_person(heikki).get("/decisions/?q=<b>lumi").content.decode()
    assert "Näillä sanoilla ei löydy mitään." in shown
    assert "?show=ended&amp;q=%3Cb%3Elumi" in shown
    assert "<b>lumi" not in shown


@pytest.mark.parametrize("part", ["open", "ended"])
def test_a_search_asks_no_more_than_a_list_may(
    hills: list[Matter], lars: Person, as_person: SignedIn, part: str
) -> None:
    browser = as_person(lars)
    browser.get("/decisions/")
    with CaptureQueriesContext(connection) as asked:
        browser.get(f"/decisions/?show={part}&q=one+two+three+four+five+six")
    with CaptureQueriesContext(connection) as once_more:
        browser.get(f"/decisions/?show={part}&q=oppettider+i+ornbacken+hill+nr")
    assert max(len(asked), len(once_more)) <= 15
