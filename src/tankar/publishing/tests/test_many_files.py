"""Several pictures in one post: each has its door, and what was cut away or not published has none."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.media.crop import crop_medium
from tankar.content.actions.save_item import save_item
from tankar.content.media import cut, take_in
from tankar.content.testing.making import (
    described,
    make_channel,
    picture_bytes,
    ready_item,
    uploaded,
    with_picture,
)
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.models import Delivery
from tankar.publishing.tests.conftest import work
from tankar.work import clock as work_clock


def two_pictures(person: Person, unit: Unit, **facts: Any) -> Delivery:
    """The first one cut to a square."""
    item = with_picture(person, ready_item(person, make_channel("Flödet", unit, person, **facts)))
    first = item.media.get()
    part = cut(first.asset.sha256, first.asset.content_type, (0, 0, 40, 40))
    item = crop_medium(person, item, first.public_id, (0, 0, 40, 40), part.sha256)
    second = attach_image(person, item, take_in(uploaded(picture_bytes(size=(90, 60)))), "Eget foto")
    item.refresh_from_db()
    item = save_item(person, item, item.revision, described(second, "En gata.", "Katu."))
    (made,) = schedule(person, item, item.revision, work_clock.now())
    return work(made)


def test_the_feed_shows_both_and_opens_the_part_only(
    client: Client, lars: Person, library: Unit, clocks: Any
) -> None:
    post = two_pictures(lars, library)
    names = [one["file"] for one in post.media]
    assert names[0] != post.media[0]["sha256"]
    assert {one.sha256 for one in post.files.all()} == set(names)
    page = client.get(f"/sv/feed/{post.public_id}/").content.decode()
    assert [page.count(name) > 0 for name in names] == [True, True]
    assert [client.get(f"/feed/media/{name}").status_code for name in names] == [200, 200]
    assert client.get(f"/feed/media/{post.media[0]['sha256']}").status_code == 404
    (item,) = client.get("/sv/feed.json").json()["items"]
    assert [one["title"] for one in item["attachments"]] == ["En stängd dörr.", "En gata."]
    assert client.get("/sv/feed.atom").content.decode().count("enclosure") == 2


def test_who_publishes_by_hand_fetches_exactly_what_leaves(
    as_person: SignedIn, lars: Person, mikko: Person, library: Unit, clocks: Any
) -> None:
    post = two_pictures(lars, library, network="by_hand", kind="by_hand")
    browser = as_person(lars)
    for place in (0, 1):
        assert browser.get(reverse("publishing:file", args=[post.public_id, place])).status_code == 200
    assert browser.get(reverse("publishing:file", args=[post.public_id, 2])).status_code == 404
    assert as_person(mikko).get(reverse("publishing:file", args=[post.public_id, 0])).status_code == 404
