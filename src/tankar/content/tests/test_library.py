"""The picture library: found, described once for everybody, used in items, and stopped when leave has ended."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.media.caption import keep_captions
from tankar.content.actions.media.cover import choose_cover
from tankar.content.actions.media.end_leave import end_leave
from tankar.content.actions.media.library import add_to_library, choose_from_library, describe_asset
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes, MediaChange
from tankar.content.draft import draft_of
from tankar.content.errors import NotAllowed, TooManyMedia
from tankar.content.media import take_in
from tankar.content.models import MOST_MEDIA, Asset, Brand, BrandFile, Item
from tankar.content.problems import problems_of
from tankar.content.testing.making import make_item, picture_bytes, ready_item, uploaded, with_picture
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.work import clock as work_clock


def lies_there(person: Person, number: int = 0, **facts: Any) -> Asset:
    asset = add_to_library(person, take_in(uploaded(picture_bytes(size=(80 + number, 60)))), "Eget foto")
    known = {"people": "nobody", "descriptions": {"sv": "Fyren Tankar", "fi": "Tankarin majakka"}, **facts}
    return describe_asset(person, asset, **known)


def codes(item: Item) -> list[str]:
    return [problem.code for problem in problems_of(draft_of(item))]


def test_a_picture_of_the_library_comes_with_its_descriptions_and_answers(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    medium = choose_from_library(aino, item, lies_there(lars))
    assert choose_from_library(aino, item, medium.asset) == medium
    (shown,) = draft_of(item).media
    assert (shown.people, shown.source, shown.shared) == ("nobody", "Eget foto", True)
    assert shown.descriptions == {"sv": "Fyren Tankar", "fi": "Tankarin majakka"}
    assert codes(item) == []


def test_a_writer_describes_it_otherwise_in_an_item_and_cannot_change_its_facts(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    medium = choose_from_library(aino, item, lies_there(lars))
    item.refresh_from_db()
    said = MediaChange(descriptions={"sv": "Fyr i snö"}, people="crowd", source="Aino")
    item = save_item(aino, item, item.revision, Changes(media={medium.public_id: said}))
    (shown,) = draft_of(item).media
    assert (shown.descriptions["sv"], shown.people, shown.source) == ("Fyr i snö", "nobody", "Eget foto")
    assert medium.asset.descriptions.get(language="sv").text == "Fyren Tankar"


def test_what_is_not_in_the_library_is_asked_about_in_every_item(aino: Person, instagram: Channel) -> None:
    first = with_picture(aino, ready_item(aino, instagram))
    asset = first.media.get().asset
    said = Changes(media={first.media.get().public_id: MediaChange(people="children")})
    first = save_item(aino, first, first.revision, said)
    second = ready_item(aino, instagram)
    medium = choose_from_library(aino, second, asset)
    assert choose_from_library(aino, second, asset) == medium
    assert (medium.asset.sha256, medium.asset.people) == (asset.sha256, "")
    second.refresh_from_db()
    said = Changes(media={medium.public_id: MediaChange(people="nobody")})
    save_item(aino, second, second.revision, said)
    assert [one.people for item in (first, second) for one in draft_of(item).media] == ["children", "nobody"]


def test_a_picture_that_several_items_show_stays_in_the_library(
    as_person: SignedIn, aino: Person, lars: Person, instagram: Channel
) -> None:
    asset = lies_there(lars)
    choose_from_library(aino, ready_item(aino, instagram), asset)
    where = reverse("content:library_picture", args=[asset.public_id])
    choose_from_library(aino, ready_item(aino, instagram), asset)
    answer = as_person(lars).post(where, {"people": "nobody"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["in_library"])
    asset.refresh_from_db()
    assert asset.in_library
    asset.media.all()[0].delete()
    assert as_person(lars).post(where, {"people": "nobody"}).status_code == 302


def test_the_drafts_are_asked_for_before_the_picture_is_written(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    asset = lies_there(lars)
    choose_from_library(aino, ready_item(aino, instagram), asset)
    for act in (
        partial(describe_asset, lars, asset, source="Museet"),
        partial(choose_cover, lars, asset, "c" * 64),
        partial(keep_captions, lars, asset, "sv", "WEBVTT"),
    ):
        with CaptureQueriesContext(connection) as asked:
            act()
        told = [one["sql"] for one in asked]
        # SQLite has one lock for all: that the items are read first is what can be seen here
        read = next(at for at, sql in enumerate(told) if sql.startswith('SELECT "tankar_content_item"."id"'))
        written = next(at for at, sql in enumerate(told) if sql.startswith(("UPDATE", "INSERT")))
        assert read < written


def test_a_full_item_takes_no_more(aino: Person, lars: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram)
    for number in range(MOST_MEDIA):
        choose_from_library(aino, item, lies_there(lars, number))
    with pytest.raises(TooManyMedia):
        choose_from_library(aino, item, lies_there(lars, MOST_MEDIA))


def test_the_same_file_lies_there_once(lars: Person) -> None:
    assert lies_there(lars) == lies_there(lars)


def test_what_is_known_changes_in_drafts_at_once(aino: Person, lars: Person, instagram: Channel) -> None:
    item, asset = ready_item(aino, instagram), lies_there(lars)
    choose_from_library(aino, item, asset)
    item.refresh_from_db()
    before = item.revision
    describe_asset(lars, asset, source="Museet")
    item.refresh_from_db()
    assert (item.revision, draft_of(item).media[0].source) == (before + 1, "Museet")


def test_the_last_day_of_leave_still_counts(aino: Person, lars: Person, instagram: Channel) -> None:
    today = work_clock.local(work_clock.now()).date()
    item, asset = ready_item(aino, instagram), lies_there(lars, leave_until=today)
    choose_from_library(aino, item, asset)
    assert codes(item) == []
    describe_asset(lars, asset, leave_until=today - dt.timedelta(days=1))
    assert codes(item) == ["leave_ended"]


def test_leave_taken_back_stops_every_item_and_tells_the_authors(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    item, asset = ready_item(aino, instagram), lies_there(lars)
    choose_from_library(aino, item, asset)
    end_leave(lars, asset, "Vill inte längre")
    end_leave(lars, asset, "En gång till")
    assert codes(item) == ["leave_ended"]
    notice = Notice.objects.get(person=aino)
    assert notice.url == reverse("content:library_picture", args=[asset.public_id])


def test_only_who_may_changes_what_is_known(aino: Person, mikko: Person, lars: Person) -> None:
    asset = lies_there(lars)
    for person in (aino, mikko):
        for act in (
            partial(describe_asset, person, asset, source="x"),
            partial(end_leave, person, asset, "x"),
        ):
            with pytest.raises(NotAllowed):
                act()
    with pytest.raises(NotAllowed):
        add_to_library(mikko, take_in(uploaded(picture_bytes())), "")


def titles(answer: Any) -> set[str]:
    return {row["asset"].title for row in answer.context["assets"]}


def test_pictures_are_found_by_words_unit_and_leave(
    as_person: SignedIn, aino: Person, lars: Person, instagram: Channel
) -> None:
    today = work_clock.local(work_clock.now()).date()
    lies_there(lars, 1, title="Fyr", keywords="hav vinter")
    lies_there(lars, 2, title="Bok", leave_until=today + dt.timedelta(days=10), unit=aino.unit)
    lies_there(lars, 3, title="Snö", leave_until=today - dt.timedelta(days=1))
    browser: Client = as_person(aino)
    where = reverse("content:pictures")
    assert aino.unit is not None
    for query, found in (
        ({}, {"Fyr", "Bok", "Snö"}),
        ({"q": "hav FYR"}, {"Fyr"}),
        ({"q": "majakka"}, {"Fyr", "Bok", "Snö"}),
        ({"q": "ingenting sådant"}, set()),
        ({"unit": aino.unit.public_id}, {"Bok"}),
        ({"show": "ending"}, {"Bok"}),
        ({"show": "ended"}, {"Snö"}),
        ({"show": "videos"}, set()),
        ({"show": "mine"}, set()),
        ({"after": "nonsense", "unit": "\x00", "q": "\x00"}, {"Fyr", "Bok", "Snö"}),
    ):
        assert titles(browser.get(where, query)) == found, query


def test_the_next_page_goes_on_by_key(
    as_person: SignedIn, lars: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tankar.content.media.views.library.PAGE", 2)
    for number in range(3):
        lies_there(lars, number, title=f"Bild {number}")
    browser = as_person(lars)
    first = browser.get(reverse("content:pictures"))
    second = browser.get(reverse("content:pictures") + "?" + first.context["more"])
    assert len(first.context["assets"]) == 2
    assert titles(first) | titles(second) == {"Bild 0", "Bild 1", "Bild 2"}
    assert second.context["more"] == ""


def test_from_the_composer_a_picture_is_chosen_and_the_words_are_kept(
    as_person: SignedIn, aino: Person, lars: Person, instagram: Channel
) -> None:
    item, asset = make_item(aino, instagram, swedish="Hej"), lies_there(lars)
    browser = as_person(aino)
    sent = {"text-sv": "Hej på er", "revision": item.revision, "act": "library"}
    there = browser.post(reverse("content:write", args=[item.public_id]), sent)
    assert there["Location"] == f"{reverse('content:pictures')}?item={item.public_id}"
    assert draft_of(item).texts["sv"] == "Hej på er"
    choose = reverse("content:choose_picture", args=[asset.public_id, item.public_id])
    assert choose in browser.get(there["Location"]).content.decode()
    assert browser.post(choose)["Location"].endswith("/write/#picture")
    assert item.media.count() == 1


def test_several_pictures_are_added_and_refused_by_name(as_person: SignedIn, lars: Person) -> None:
    browser = as_person(lars)
    where = reverse("content:add_pictures")
    answer = browser.post(where, {"picture": [uploaded(picture_bytes()), uploaded(b"%PDF", "program.pdf")]})
    assert answer.status_code == 422
    assert answer.context["refused"][0].startswith("program.pdf: ")
    assert Asset.objects.filter(in_library=True).count() == 1
    assert browser.post(where).status_code == 422
    one = browser.post(where, {"picture": uploaded(picture_bytes(size=(30, 30)))})
    assert one.status_code == 302


def test_one_pictures_page_tells_changes_and_ends_leave(
    as_person: SignedIn, aino: Person, lars: Person, instagram: Channel
) -> None:
    item, asset = ready_item(aino, instagram), lies_there(lars, title="Fyren")
    choose_from_library(aino, item, asset)
    where = reverse("content:library_picture", args=[asset.public_id])
    read = as_person(aino).get(where).content.decode()
    assert reverse("content:item", args=[item.public_id]) in read
    assert reverse("content:end_leave", args=[asset.public_id]) not in read
    assert as_person(aino).post(where, {"title": "Min"}).status_code == 403
    browser = as_person(lars)
    known = {"title": "Fyr i snö", "people": "nobody", "description_sv": "Snö", "in_library": "on"}
    assert browser.post(where, known).status_code == 302
    assert browser.post(where, {**known, "leave_until": "i morgon"}).status_code == 422
    asset.refresh_from_db()
    assert (asset.title, asset.source) == ("Fyr i snö", "")
    browser.post(reverse("content:end_leave", args=[asset.public_id]), {"reason": "Bad om det"})
    assert "Bad om det" in browser.get(where).content.decode()


def test_what_is_in_nobodys_library_is_seen_by_those_who_see_its_item(
    as_person: SignedIn, aino: Person, mikko: Person, johan: Person, instagram: Channel
) -> None:
    asset = with_picture(aino, ready_item(aino, instagram)).media.get().asset
    for name in ("library_picture", "asset_file"):
        where = reverse(f"content:{name}", args=[asset.public_id])
        assert as_person(aino).get(where).status_code == 200
        for person in (mikko, johan):
            assert as_person(person).get(where).status_code == 404
    assert as_person(johan).get(reverse("content:pictures")).status_code == 403


def test_the_brand_page_is_kept_by_communications_and_read_by_all(
    as_person: SignedIn, lars: Person, mikko: Person, johan: Person
) -> None:
    edit, read = reverse("content:edit_brand"), reverse("content:brand")
    sent = {
        "guidance_sv": "Lugnt och klart.",
        "colours": "Havsblå #1d4e89\nGul #f2b705\ninte en färg",
        "hashtags": "Karleby #Kokkola karleby",
        "unit": lars.unit.public_id if lars.unit else "",
        "unit_hashtags": "Kommunikation",
        "kind": "logo",
        "title": "Stadens logo",
        "clear_space": "En halv höjd",
        "file": uploaded(picture_bytes("PNG"), "logo.png"),
    }
    browser = as_person(lars)
    assert browser.post(edit, sent).status_code == 302
    page = as_person(mikko).get(read)
    words = page.content.decode()
    for expected in (
        "Lugnt och klart.",
        "#1d4e89",
        "#Karleby #Kokkola #karleby",
        "#Kommunikation",
        "En halv höjd",
    ):
        assert expected in words
    assert next(pair.for_text for pair in page.context["pairs"])
    assert as_person(mikko).get(edit).status_code == 403
    assert as_person(johan).get(read).status_code == 403
    logo = BrandFile.objects.get()
    assert as_person(mikko).get(reverse("content:brand_logo", args=[logo.public_id])).status_code == 200
    assert browser.post(edit, {**sent, "file": uploaded(b"<svg></svg>", "logo.svg")}).status_code == 422
    browser.post(edit, {"remove": logo.public_id})
    assert not BrandFile.objects.exists()
    assert Brand.objects.count() == 1
