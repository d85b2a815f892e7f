from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.release_item import release_item
from tankar.content.actions.save_item import save_item, step_revision
from tankar.content.changes import Changes
from tankar.content.draft import draft_of
from tankar.content.errors import ChangedMeanwhile
from tankar.content.models import Item, Revision
from tankar.content.revisions.actions.restore_text import restore_text
from tankar.content.testing.asking import NOON, asked
from tankar.content.testing.making import make_item, ready_item, with_picture
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db


def text(swedish: str) -> Changes:
    return Changes(texts={"sv": swedish})


def kept(item: Item) -> list[tuple[int, str, str, str]]:
    return [
        (one.number, one.by.given_name, one.why, one.snapshot["texts"]["sv"])
        for one in item.revisions.order_by("number").select_related("by")
    ]


def test_an_hour_of_one_person_is_one_text_and_the_next_hour_another(
    aino: Person, lars: Person, instagram: Channel, clock: Any
) -> None:
    item = make_item(aino, instagram, swedish="H")
    for number, words in enumerate(["He", "Hej"], start=1):
        clock.advance(minutes=20)
        item = save_item(aino, item, number, text(words))
    item = save_item(lars, item, 3, text("Hej på er"))
    clock.advance(minutes=61)
    save_item(lars, item, 4, text("Hej alla"))
    assert kept(item) == [
        (1, "Aino", "written", "Hej"),
        (2, "Lars", "written", "Hej på er"),
        (3, "Lars", "written", "Hej alla"),
    ]


def test_who_moves_an_item_in_the_calendar_has_not_written_it(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    Item.objects.update(planned_at=NOON)
    item.refresh_from_db()
    step_revision(lars, item)
    assert [row[:2] for row in kept(item)] == [(1, "Aino")]
    assert asked(aino, item, of=lars).asked_of == lars


def test_what_was_sent_for_review_or_released_is_never_written_over(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    asked(aino, item)
    save_item(aino, item, 1, text("Ändrat"))
    assert [row[:3] for row in kept(item)] == [(1, "Aino", "review"), (2, "Aino", "written")]
    item = ready_item(aino, instagram)
    release_item(aino, item, 1, NOON)
    assert [row[2] for row in kept(item)] == ["release"]


def test_an_earlier_text_comes_back_as_a_new_one(aino: Person, lars: Person, instagram: Channel) -> None:
    own = {(instagram.public_id, "sv"): "Kort"}
    item = make_item(aino, instagram, swedish="Först", finnish="Ensin")
    item = save_item(lars, item, 1, Changes(texts={"sv": "Sedan", "fi": "Sitten"}, channel_texts=own))
    item = restore_text(aino, item, 2, 1)
    draft = draft_of(item)
    assert (draft.texts, draft.channels[0].own_texts) == ({"sv": "Först", "fi": "Ensin"}, {})
    assert kept(item) == [
        (1, "Aino", "written", "Först"),
        (2, "Lars", "written", "Sedan"),
        (3, "Aino", "restored", "Först"),
    ]
    item = restore_text(aino, item, 3, 2)
    assert draft_of(item).channels[0].own_texts == {"sv": "Kort"}


def test_putting_back_what_stands_there_changes_nothing(aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Hej")
    assert restore_text(aino, item, 1, 1).revision == 1
    assert Revision.objects.count() == 1


def test_nobody_puts_a_text_back_over_a_newer_one(aino: Person, lars: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Hej")
    save_item(lars, item, 1, text("Nytt"))
    with pytest.raises(ChangedMeanwhile):
        restore_text(aino, item, 1, 1)


@pytest.fixture
def browser(as_person: SignedIn, aino: Person) -> Client:
    client = as_person(aino)
    client.cookies["django_language"] = "en"
    return client


def test_the_page_shows_what_changed_with_words_for_those_who_do_not_see(
    browser: Client, aino: Person, lars: Person, instagram: Channel, city: Channel
) -> None:
    aino.language = "en"
    aino.save()
    item = with_picture(aino, make_item(aino, instagram, swedish="Öppet till 16"))
    both = {one.public_id: ("", "") for one in (instagram, city)}
    save_item(lars, item, item.revision, Changes(texts={"sv": "Öppet till <18>"}, channels=both))
    page = browser.get(reverse("content:history", args=[item.public_id])).content.decode()
    assert '<del><span class="sr">taken out: </span>16' in page
    assert '<ins><span class="sr">added: </span>&lt;18&gt;' in page
    assert "Karleby was added." in page


def test_the_button_puts_it_back_and_a_stranger_sees_nothing(
    browser: Client, as_person: SignedIn, aino: Person, mikko: Person, instagram: Channel, lars: Person
) -> None:
    item = make_item(aino, instagram, swedish="Först")
    item = save_item(lars, item, 1, text("Sedan"))
    where = reverse("content:restore", args=[item.public_id, 1])
    assert browser.post(where, {"revision": "1"}).status_code == 302
    assert draft_of(item).texts["sv"] == "Sedan"
    assert browser.post(where, {"revision": "2"}).status_code == 302
    assert draft_of(item).texts["sv"] == "Först"
    assert browser.post(reverse("content:restore", args=[item.public_id, 99]), {}).status_code == 404
    assert as_person(mikko).get(reverse("content:history", args=[item.public_id])).status_code == 404


def test_a_long_history_is_paged(browser: Client, aino: Person, instagram: Channel, clock: Any) -> None:
    item = make_item(aino, instagram, swedish="0")
    for number in range(1, 25):
        clock.advance(hours=2)
        item = save_item(aino, item, number, text(str(number)))
    first = browser.get(reverse("content:history", args=[item.public_id])).content.decode()
    assert 'id="revision-25"' in first
    assert 'id="revision-6"' in first
    assert 'id="revision-5"' not in first
    second = browser.get(reverse("content:history", args=[item.public_id]) + "?before=6").content.decode()
    assert 'id="revision-5"' in second
    assert 'id="revision-1"' in second
