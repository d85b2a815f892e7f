"""Spelling in the composer: suggestions when a finding is opened, and what is switched off said once."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.checks import spelling
from tankar.content.checks.answers import look_at
from tankar.content.checks.spelling import spelling_off, suggestions_for
from tankar.content.draft import draft_of
from tankar.content.errors import FindingGone
from tankar.content.models import Item
from tankar.content.testing.making import make_item
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
SWEDISH = "Alla barn får skridskorr att låna."
FINNISH = "Lapset saavat lainaksi luistimet."


@pytest.fixture
def item(aino: Person, instagram: Channel) -> Item:
    return make_item(aino, instagram, swedish=SWEDISH, finnish=FINNISH)


@pytest.fixture
def browser(as_person: SignedIn, aino: Person) -> Client:
    return as_person(aino)


def key_of(item: Item) -> str:
    return next(one.key for one in look_at(item, draft_of(item), item.author) if one.misspelt_in)


def test_suggestions_are_not_looked_for_while_somebody_writes(
    browser: Client, item: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def suggest(word: str, _language: str) -> tuple[str, ...]:
        asked.append(word)
        return ()

    monkeypatch.setattr(spelling, "suggestions", suggest)
    page = browser.get(reverse("content:write", args=[item.public_id])).content.decode()
    assert reverse("content:spelling", args=[item.public_id, key_of(item)]) in page
    browser.get(reverse("content:look", args=[item.public_id]))
    assert asked == []
    browser.get(reverse("content:spelling", args=[item.public_id, key_of(item)]))
    assert asked == ["skridskorr"]


def test_an_opened_finding_offers_words_that_one_press_puts_in(browser: Client, item: Item) -> None:
    answer = browser.get(reverse("content:spelling", args=[item.public_id, key_of(item)]))
    start = SWEDISH.index("skridskorr")
    place = f'data-mends="text-sv" data-from="{start}" data-until="{start + 10}"'
    assert f'{place} data-words="skridskorr" data-with="skridskor"' in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_word_that_was_changed_meanwhile_is_said_to_be_gone(
    browser: Client, item: Item, aino: Person
) -> None:
    key = key_of(item)
    item.versions.filter(language="sv").update(text="Alla barn får skridskor.")
    with pytest.raises(FindingGone):
        suggestions_for(aino, item, key)
    answer = browser.get(reverse("content:spelling", args=[item.public_id, key]))
    assert answer.status_code == 200
    assert "data-with" not in answer.content.decode()


def test_only_those_who_may_write_the_item_are_told(as_person: SignedIn, heikki: Person, item: Item) -> None:
    where = reverse("content:spelling", args=[item.public_id, key_of(item)])
    assert as_person(heikki).get(where).status_code in (403, 404)


def test_a_slip_with_a_repair_needs_no_suggestion(aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Välkomen till biblioteket!", finnish="Tervetuloa kirjastoon!")
    (found,) = [one for one in look_at(item, draft_of(item), aino) if one.code == "spell.sv"]
    assert (found.mend, found.misspelt_in) == ("Välkommen", "")


def test_what_is_switched_off_is_said_once_and_only_of_languages_in_use(
    browser: Client, item: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = reverse("content:write", args=[item.public_id])
    monkeypatch.setattr(spelling, "switched_off", lambda: ())
    assert spelling_off(draft_of(item)) == ""
    assert "sanastoa ei ole asennettu" not in browser.get(here).content.decode()
    monkeypatch.setattr(spelling, "switched_off", lambda: ("fi", "en"))
    page = browser.get(here).content.decode()
    assert page.count("sanastoa ei ole asennettu") == 1
    assert "suomeksi" in page.split("sanastoa ei ole asennettu")[0].rpartition("<p")[2]
