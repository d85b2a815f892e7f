from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.media.crop import crop_medium
from tankar.content.actions.release_item import release_item
from tankar.content.actions.remove_item import remove_item
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.errors import NotADraft, NotAllowed
from tankar.content.media import take_in
from tankar.content.models import Item, Medium, PreviewLink
from tankar.content.preview_link.actions.make_preview_link import make_preview_link
from tankar.content.preview_link.actions.withdraw_preview_link import withdraw_preview_link
from tankar.content.preview_link.address import address_of, link_at, token_of
from tankar.content.testing.asking import NOON
from tankar.content.testing.making import picture_bytes, ready_item, uploaded, with_picture
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(aino: Person, instagram: Channel) -> Item:
    return with_picture(aino, ready_item(aino, instagram))


@pytest.fixture
def stranger(db: None) -> Client:
    cache.clear()
    return Client(headers={"accept-language": "en"})


def test_anybody_with_the_address_sees_both_languages_and_that_it_is_not_published(
    stranger: Client, aino: Person, item: Item
) -> None:
    response = stranger.get(address_of(make_preview_link(aino, item)))
    page = response.content.decode()
    assert "Not published. Do not share." in page
    assert "Läsesalen är stängd" in page
    assert "Lukusali on suljettu" in page
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


def test_it_shows_the_item_as_it_stands_and_notes_nobody(stranger: Client, aino: Person, item: Item) -> None:
    link = make_preview_link(aino, item)
    save_item(aino, item, item.revision, Changes(texts={"sv": "Ny text"}))
    before = Entry.objects.count()
    assert "Ny text" in stranger.get(address_of(link)).content.decode()
    assert Entry.objects.count() == before
    assert "sessionid" not in stranger.cookies


def test_its_picture_comes_by_the_same_door_and_no_other(
    stranger: Client, aino: Person, item: Item, instagram: Channel
) -> None:
    link = make_preview_link(aino, item)
    picture = Medium.objects.get()
    door = reverse("content:preview_picture", args=[token_of(link), picture.public_id])
    assert door in stranger.get(address_of(link)).content.decode()
    response = stranger.get(door + "?w=320")
    assert (response.status_code, response["X-Content-Type-Options"]) == (200, "nosniff")
    other = with_picture(aino, ready_item(aino, instagram))
    elsewhere = reverse("content:preview_picture", args=[token_of(link), other.media.get().public_id])
    assert stranger.get(elsewhere).status_code == 404
    withdraw_preview_link(aino, link)
    assert stranger.get(door).status_code == 404


def test_what_was_cut_away_is_seen_by_who_signed_in_and_not_by_the_link(
    stranger: Client, as_person: SignedIn, aino: Person, item: Item
) -> None:
    medium = Medium.objects.get()
    part = take_in(uploaded(picture_bytes(size=(32, 48)))).sha256
    crop_medium(aino, item, medium.public_id, (0, 0, 32, 48), part)
    door = reverse(
        "content:preview_picture", args=[token_of(make_preview_link(aino, item)), medium.public_id]
    )
    cut = b"".join(stranger.get(door))
    assert b"".join(stranger.get(door + "?whole=1")) == cut
    own = reverse("content:picture", args=[medium.public_id])
    assert b"".join(as_person(aino).get(own + "?whole=1")) != cut


def test_a_closed_link_says_why(stranger: Client, aino: Person, instagram: Channel, clock: Any) -> None:
    links = [make_preview_link(aino, ready_item(aino, instagram)) for _ in range(4)]
    withdraw_preview_link(aino, links[0])
    remove_item(aino, links[1].item)
    release_item(aino, links[2].item, 1, NOON)
    found = [stranger.get(address_of(link)) for link in links]
    assert [one.status_code for one in found] == [410, 410, 410, 200]
    assert [one.context["why"] for one in found[:3]] == ["withdrawn", "withdrawn", "released"]
    clock.advance(days=7)
    assert stranger.get(address_of(links[3])).context["why"] == "expired"
    for one in found[:3]:
        assert "Läsesalen" not in one.content.decode()


def test_the_id_alone_opens_nothing(stranger: Client, aino: Person, item: Item) -> None:
    link = make_preview_link(aino, item)
    for wrong in (link.public_id, token_of(link)[:-1], token_of(link) + "x", "å~å", "%00"):
        assert stranger.get(f"/preview/{wrong}/").status_code == 404
    assert link_at(token_of(link)) == link


def test_whoever_tries_very_often_waits(stranger: Client, aino: Person, item: Item) -> None:
    answers = {stranger.get("/preview/nothing/").status_code for _ in range(62)}
    assert answers == {404, 429}
    cache.clear()


def test_one_link_at_a_time_made_and_withdrawn_by_who_writes(
    aino: Person, lars: Person, mikko: Person, item: Item
) -> None:
    link = make_preview_link(aino, item)
    assert make_preview_link(lars, item) == link
    with pytest.raises(NotAllowed):
        make_preview_link(mikko, item)
    with pytest.raises(NotAllowed):
        withdraw_preview_link(mikko, link)
    withdraw_preview_link(aino, link)
    withdraw_preview_link(lars, link)
    assert make_preview_link(aino, item) != link
    kinds = [one.kind for one in Entry.objects.about("item", item.public_id)]
    assert kinds.count("content.preview_link_withdrawn") == 1


def test_what_is_released_needs_no_preview(aino: Person, item: Item) -> None:
    release_item(aino, item, item.revision, NOON)
    with pytest.raises(NotADraft):
        make_preview_link(aino, item)


def test_the_page_of_the_link(as_person: SignedIn, aino: Person, item: Item) -> None:
    browser = as_person(aino)
    where = reverse("content:make_preview_link", args=[item.public_id])
    assert browser.get(where).context["link"] is None
    browser.post(where)
    browser.post(where)
    link = PreviewLink.objects.get()
    assert token_of(link) in browser.get(where).content.decode()
    browser.post(reverse("content:withdraw_preview_link", args=[item.public_id]))
    link.refresh_from_db()
    assert link.withdrawn_at is not None
