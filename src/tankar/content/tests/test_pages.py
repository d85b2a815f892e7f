from __future__ import annotations

import math
import re
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.release_item import release_item
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.draft import draft_of
from tankar.content.models import Item
from tankar.content.testing.making import (
    make_channel,
    make_item,
    picture_bytes,
    ready_item,
    uploaded,
    with_picture,
)
from tankar.organisation.models import Person, new_public_id
from tankar.organisation.testing.people import SignedIn
from tankar.work import clock as work_clock
from tankar.work import demo

pytestmark = pytest.mark.django_db
FEWEST = 15


def form(channel: Channel | None = None, revision: int = 0, **fields: Any) -> dict[str, Any]:
    chosen = {"channels": [channel.public_id]} if channel else {}
    return {
        "revision": revision,
        "channels_shown": "1",
        "text-sv": "Hej",
        "text-fi": "Moi",
        **chosen,
        **fields,
    }


def address(name: str, item: Item | str) -> str:
    return reverse(f"content:{name}", args=[item if isinstance(item, str) else item.public_id])


@pytest.fixture
def browser(as_person: SignedIn, aino: Person) -> Client:
    return as_person(aino)


def test_a_new_page_stores_nothing_and_chooses_ainos_own_channel(browser: Client, instagram: Channel) -> None:
    page = browser.get(reverse("content:start")).content.decode()
    assert re.search(rf'value="{instagram.public_id}" checked', page)
    assert not Item.objects.exists()


def test_who_manages_many_channels_begins_with_those_of_last_time(
    as_person: SignedIn, lars: Person, library: Any
) -> None:
    many = [make_channel(f"Kanal {number}", library, lars) for number in range(6)]
    browser = as_person(lars)
    assert browser.get(reverse("content:start")).context["draft"].channels == ()
    ready_item(lars, many[1], many[4])
    chosen = browser.get(reverse("content:start")).context["draft"].channels
    assert [channel.name for channel in chosen] == ["Kanal 1", "Kanal 4"]


def test_the_first_save_makes_the_item_once_however_often_it_is_clicked(
    browser: Client, instagram: Channel
) -> None:
    where = address("write", new_public_id())
    for _click in range(2):
        response = browser.post(where, form(instagram))
        assert (response.status_code, response["Location"]) == (302, where)
    item = Item.objects.get()
    assert (item.revision, draft_of(item).texts) == (1, {"sv": "Hej", "fi": "Moi"})


def test_an_address_nobody_drew_is_not_there(browser: Client, instagram: Channel) -> None:
    for wrong in ("x", "A" * 17, "å" * 16, "A%00" * 4):
        assert browser.post(f"/items/{wrong}/write/", form(instagram)).status_code == 404
    assert browser.get(address("write", new_public_id())).status_code == 404


def test_autosave_answers_with_the_revision_and_the_time(
    browser: Client, instagram: Channel, clock: Any
) -> None:
    public_id = new_public_id()
    first = browser.post(address("save", public_id), form(instagram)).json()
    clock.advance(minutes=1)
    second = browser.post(
        address("save", public_id), form(instagram, revision=1, **{"text-sv": "Hej då"})
    ).json()
    assert first == {"revision": 1, "saved": "8.15"}
    assert second == {"revision": 2, "saved": "8.16"}


def test_two_people_in_one_item_are_shown_both_texts(
    browser: Client, lars: Person, aino: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Hej", finnish="Moi")
    save_item(lars, item, 1, Changes(texts={"sv": "Lars skrev detta"}))
    sent = form(instagram, revision=1, **{"text-sv": "Aino skrev detta"})
    for name in ("save", "write"):
        response = browser.post(address(name, item), sent)
        page = response.content.decode()
        assert response.status_code == 409
        assert "Lars skrev detta" in page
        assert "Aino skrev detta" in page
    assert draft_of(Item.objects.get()).texts["sv"] == "Lars skrev detta"


def test_after_a_conflict_one_keeps_ones_own_takes_theirs_or_puts_both_in_the_field(
    browser: Client, lars: Person, aino: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Hej", finnish="Moi")
    save_item(lars, item, 1, Changes(texts={"sv": "Lars"}))
    where = address("write", item)
    browser.post(where, form(instagram, revision=1, take="theirs", **{"text-sv": "Aino"}))
    assert draft_of(item).texts["sv"] == "Lars"
    browser.post(where, form(instagram, revision=1, take="both", **{"text-sv": "Aino"}))
    assert draft_of(item).texts["sv"] == "Lars\n\nAino"
    both = {"text-sv": "Aino", "revision": ["1", "3"]}
    browser.post(where, form(instagram) | both)
    assert draft_of(item).texts["sv"] == "Aino"


def test_what_is_sent_after_a_release_is_not_lost_silently(
    browser: Client, aino: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    release_item(aino, item, 1, work_clock.now())
    response = browser.post(address("save", item), form(instagram, revision=1))
    assert response.status_code == 409
    assert address("item", item) in response.content.decode()
    for response in (
        browser.post(address("write", item), form(instagram, revision=1)),
        browser.get(address("write", item)),
    ):
        assert response["Location"] == address("item", item)


def test_when_the_session_has_ended_the_save_says_so(
    client: Client, aino: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram)
    response = client.post(address("save", item), form(instagram), headers={"HX-Request": "true"})
    assert response.status_code == 401


def test_a_picture_chosen_without_javascript_is_attached(browser: Client, instagram: Channel) -> None:
    where = address("write", new_public_id())
    browser.post(where, form(instagram, act="upload", picture=uploaded(picture_bytes())))
    image = Item.objects.get().media.get()
    assert image.asset.source in ("Eget foto, Stadsbiblioteket", "Oma kuva, Kaupunginkirjasto")
    page = browser.get(where).content.decode()
    assert f"/media/{image.public_id}/?w=320" in page
    browser.post(where, form(instagram, revision=2, act=f"remove_picture:{image.public_id}"))
    assert not Item.objects.filter(media__isnull=False).exists()


def test_a_picture_chosen_with_javascript_brings_its_part_and_the_new_revision(
    browser: Client, instagram: Channel
) -> None:
    response = browser.post(
        address("attach", new_public_id()), form(instagram, picture=uploaded(picture_bytes()))
    )
    told = response.json()
    assert told["revision"] == 2
    assert told["refusals"] == []
    (card,) = told["cards"]
    assert card.lstrip().startswith('<li class="medium"')


def test_a_refused_file_is_told_and_the_words_are_kept(browser: Client, instagram: Channel) -> None:
    where = address("write", new_public_id())
    response = browser.post(where, form(instagram, picture=uploaded(b"%PDF-1.7", "bild.jpg")))
    assert response.status_code == 422
    assert "PDF" in response.content.decode()
    assert draft_of(Item.objects.get()).texts["sv"] == "Hej"


def test_in_a_conflict_the_picture_is_asked_for_again(
    browser: Client, lars: Person, aino: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Hej")
    save_item(lars, item, 1, Changes(texts={"sv": "Lars"}))
    sent = form(instagram, revision=1, **{"text-sv": "Aino"})
    response = browser.post(address("write", item), {**sent, "picture": uploaded(picture_bytes())})
    assert response.status_code == 409
    page = response.content.decode()
    assert "notice" in page.partition("data-media-refusals")[2][:200]
    assert re.search(r'name="revision" value="1"', page)


def test_the_look_follows_the_words(browser: Client, aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Hej", finnish="Moi")
    response = browser.get(address("look", item), {"ways_shown": "", "languages_shown": "fi,sv"})
    page = response.content.decode()
    assert "8/5" in page
    assert 'id="ways"' in page
    assert response["HX-Replace-Url"] == address("write", item)
    shown = {"ways_shown": instagram.public_id, "languages_shown": "fi,sv"}
    assert 'id="ways"' not in browser.get(address("look", item), shown).content.decode()


def test_a_channel_of_one_language_shows_one_text(browser: Client, aino: Person, library: Any) -> None:
    make_channel("Svenska sagor", library, aino, language_policy="sv", first_language="sv")
    page = browser.get(reverse("content:start")).content.decode()
    assert 'name="text-sv"' in page
    assert 'name="text-fi"' not in page


@pytest.mark.parametrize(
    "words",
    ["x" * 50_000, "\u200b\u200d\ufeff", "‮abc", "a\x00b", "👩‍👩‍👧‍👦" * 50, "<script>alert(1)</script>"],
)
def test_odd_words_never_break_a_page(browser: Client, instagram: Channel, words: str) -> None:
    public_id = new_public_id()
    fields: dict[str, Any] = {
        "text-sv": words,
        "text-fi": words,
        f"own-sv-{instagram.public_id}": words,
        "media": words,
        f"way-{instagram.public_id}": words,
        "order": words,
    }
    picture: dict[str, Any] = {"picture": uploaded(picture_bytes())}
    assert browser.post(address("write", public_id), form(instagram, **fields, **picture)).status_code == 302
    medium = Item.objects.get().media.get().public_id
    for name in ("source", "leave_note", "people", "description-sv", "language", "leave_until"):
        fields[f"{name}-{medium}"] = words
    fields["media"] = medium
    assert browser.post(address("write", public_id), form(instagram, revision=2, **fields)).status_code == 302
    for name in ("write", "item", "look"):
        page = browser.get(address(name, public_id))
        assert page.status_code == 200
        assert "<script>alert(1)" not in page.content.decode()
    assert browser.get(reverse("content:items")).status_code == 200


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 400, "١", "1.5", "\x00"])
def test_a_revision_that_is_none_is_no_accident(
    browser: Client, aino: Person, instagram: Channel, revision: str
) -> None:
    item = make_item(aino, instagram, swedish="Hej", finnish="Moi")
    changed = {**form(instagram), "text-sv": "Ny", "revision": revision}
    assert browser.post(address("save", item), changed).status_code == 409


def test_line_ends_of_browsers_are_not_a_change(browser: Client, aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Ett\nTvå", finnish="Moi")
    sent = form(
        instagram, revision=1, **{"text-sv": "Ett\r\nTvå", f"way-{instagram.public_id}": "one_post:fi"}
    )
    assert browser.post(address("save", item), sent).json()["revision"] == 1


def test_others_neither_see_nor_change_it(
    as_person: SignedIn, aino: Person, mikko: Person, johan: Person, pekka: Person, instagram: Channel
) -> None:
    item = with_picture(aino, ready_item(aino, instagram))
    picture = reverse("content:picture", args=[item.media.get().public_id])
    for person in (mikko, johan, pekka):
        other = as_person(person)
        for where in (address("item", item), address("write", item), address("look", item), picture):
            assert other.get(where).status_code == 404
        for name in ("write", "save", "attach", "take_back", "remove"):
            assert other.post(address(name, item), form(instagram, revision=3)).status_code == 404
    for person in (johan, pekka):
        assert as_person(person).get(reverse("content:start")).status_code == 403
        assert as_person(person).get(reverse("content:items")).status_code == 403


def test_the_auditor_reads_and_does_not_write(as_person: SignedIn, aino: Person, instagram: Channel) -> None:
    from tankar.organisation import demo

    item = ready_item(aino, instagram)
    ulla = as_person(demo.make_person("ulla"))
    assert ulla.get(address("item", item)).status_code == 200
    assert ulla.get(address("write", item)).status_code == 403
    for name in ("write", "save", "attach", "take_back", "remove"):
        assert ulla.post(address(name, item), form(instagram)).status_code == 403


def test_nobody_signed_in_sees_no_picture(client: Client, aino: Person, instagram: Channel) -> None:
    item = with_picture(aino, ready_item(aino, instagram))
    response = client.get(reverse("content:picture", args=[item.media.get().public_id]))
    assert response.status_code == 302


def test_a_picture_leaves_as_what_it_is(browser: Client, aino: Person, instagram: Channel) -> None:
    item = with_picture(aino, ready_item(aino, instagram))
    where = reverse("content:picture", args=[item.media.get().public_id])
    for width in ("", "320", "1280", "77", "../.."):
        response = browser.get(where, {"w": width})
        assert response["Content-Type"] == "image/jpeg"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "private" in response["Cache-Control"]
        assert b"".join(response).startswith(b"\xff\xd8")


def test_the_item_page_tells_who_approved_and_what_was_done(
    browser: Client, aino: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    release_item(aino, item, 1, work_clock.now())
    page = browser.get(address("item", item)).content.decode()
    assert "Aino Rautakoski" in page
    assert address("take_back", item) in page
    assert address("write", item) not in page


def test_taking_back_opens_the_composer_and_removing_goes_to_the_list(
    browser: Client, aino: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    release_item(aino, item, 1, work_clock.now())
    assert browser.post(address("remove", item))["Location"] == address("item", item)
    for _click in range(2):
        assert browser.post(address("take_back", item))["Location"] == address("write", item)
    assert browser.post(address("remove", item))["Location"] == reverse("content:items")
    assert browser.get(address("item", item)).status_code == 404


def statements(browser: Client, where: str) -> int:
    browser.get(where)
    demo.current()
    # whether this is a demo is read once a second: a page that takes longer on a busy machine is not counted for it
    with mock.patch.object(demo, "_SECONDS_KEPT", math.inf), CaptureQueriesContext(connection) as caught:
        assert browser.get(where).status_code == 200
    return len(caught)


def test_the_composer_asks_the_database_little(
    as_person: SignedIn, lars: Person, instagram: Channel, city: Channel, library: Any
) -> None:
    browser = as_person(lars)
    item = with_picture(lars, ready_item(lars, instagram))
    few = statements(browser, address("write", item))
    more = [make_channel(f"Kanal {number}", library) for number in range(10)]
    everywhere = {channel.public_id: ("", "") for channel in [instagram, city, *more]}
    save_item(lars, item, item.revision, Changes(channels=everywhere))
    many = statements(browser, address("write", item))
    assert few == many <= FEWEST
    assert statements(browser, reverse("content:start")) <= FEWEST


def test_the_composer_asks_no_more_for_a_librarian_than_for_communications(
    as_person: SignedIn, aino: Person, instagram: Channel
) -> None:
    item = with_picture(aino, ready_item(aino, instagram))
    assert statements(as_person(aino), address("write", item)) <= FEWEST


def test_the_list_asks_the_same_of_a_long_history(
    browser: Client, lars: Person, aino: Person, instagram: Channel, city: Channel
) -> None:
    few = statements(browser, reverse("content:items"))
    for number in range(12):
        ready_item(aino, instagram)
        item = ready_item(aino, instagram)
        release_item(aino, item, 1, work_clock.now())
        make_item(lars, instagram, city, swedish=f"Nummer {number}")
    many = statements(browser, reverse("content:items"))
    assert many <= FEWEST
    assert many - few <= 6


def test_the_list_is_paged_by_key_and_misses_nothing(
    browser: Client, aino: Person, instagram: Channel, clock: Any
) -> None:
    for number in range(35):
        make_item(aino, instagram, swedish=f"Utkast nummer {number:02}")
        clock.advance(minutes=number % 2)
    seen: list[str] = []
    where: str | None = reverse("content:items") + "?show=mine"
    while where:
        page = browser.get(where).content.decode()
        seen += re.findall(r"Utkast nummer \d\d", page)
        found = re.search(r'href="([^"]*after=[^"]*)"', page)
        where = found[1].replace("&amp;", "&") if found else None
    assert len(seen) == len(set(seen)) == 35


@pytest.mark.parametrize(
    "after",
    ["x", "2026-11-23~x", "2026-11-23T08:15:00~1", "~", "9999-99-99~1", f"2026-11-23T08:15:00+00:00~{2**70}"],
)
def test_a_key_that_is_none_shows_the_beginning(
    browser: Client, aino: Person, instagram: Channel, after: str
) -> None:
    make_item(aino, instagram, swedish="Utkast")
    assert (
        "Utkast" in browser.get(reverse("content:items"), {"show": "mine", "after": after}).content.decode()
    )


def test_an_empty_list_says_what_will_be_there(browser: Client, instagram: Channel) -> None:
    assert reverse("content:start") in browser.get(reverse("content:items")).content.decode()
