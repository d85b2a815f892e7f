"""The public feed: valid in every form, in three languages, at addresses that stay."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tankar.channels.models import Channel
from tankar.content.testing.making import make_channel, ready_item, with_picture
from tankar.organisation.models import Person, Unit
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.feed import page_of
from tankar.publishing.models import Delivery
from tankar.publishing.tests.conftest import publish, work
from tankar.work import clock as work_clock

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def feed(lars: Person, communications: Unit, clocks: Any) -> Channel:
    return make_channel("Karleby stads flöde", communications, lars)


def out(person: Person, channel: Channel, *, picture: bool = False) -> Delivery:
    item = ready_item(person, channel)
    if picture:
        item = with_picture(person, item)
    (made,) = schedule(person, item, item.revision, work_clock.now())
    return work(made)


def valid_html(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    html5lib.HTMLParser(strict=True).parse(answer.content.decode())
    return str(answer.content.decode())


def test_what_waits_is_not_in_the_feed(client: Client, lars: Person, feed: Channel) -> None:
    waiting = publish(lars, feed)
    assert "Läsesalen" not in valid_html(client, "/sv/feed/")
    assert client.get(f"/feed/{waiting.public_id}/").status_code == 404


def test_every_language_reads_it_and_names_its_twins(client: Client, lars: Person, feed: Channel) -> None:
    post = out(lars, feed, picture=True)
    for language, words in (
        ("sv", "Läsesalen är stängd"),
        ("fi", "Lukusali on suljettu"),
        ("en", "Lukusali"),
    ):
        for path in (f"/{language}/feed/", f"/{language}/feed/{post.public_id}/"):
            page = valid_html(client, path)
            assert words in page, path
            assert f'<html lang="{language}"' in page
            assert re.findall(r'hreflang="(\w+)"', page).count("fi") >= 1
    assert f"/feed/{post.public_id}/" in valid_html(client, "/sv/feed/")


def test_a_language_that_is_not_the_pages_is_marked(client: Client, lars: Person, feed: Channel) -> None:
    post = out(lars, feed)
    page = valid_html(client, f"/en/feed/{post.public_id}/")
    assert 'lang="fi"' in page
    assert 'lang="sv"' in page


def test_atom_is_atom(client: Client, lars: Person, feed: Channel) -> None:
    item = ready_item(lars, feed)
    item.versions.filter(language="sv").update(text="Vinter & vår <i>\x0b \u2013 öppet")
    (made,) = schedule(lars, item, item.revision, work_clock.now())
    post = work(made)
    out(lars, feed, picture=True)
    answer = client.get("/sv/feed.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.content)
    for name in ("id", "title", "updated"):
        assert root.findtext(ATOM + name)
    entries = root.findall(ATOM + "entry")
    assert len(entries) == 2
    for entry in entries:
        for name in ("id", "title", "updated", "content"):
            assert entry.findtext(ATOM + name), name
        updated = dt.datetime.fromisoformat(entry.findtext(ATOM + "updated") or "")
        assert updated.tzinfo
    ids = [entry.findtext(ATOM + "id") or "" for entry in entries]
    assert any(one.endswith(f"/feed/{post.public_id}/") for one in ids)
    assert "Vinter & vår <i>" in (entries[1].findtext(ATOM + "content") or "")
    assert [link.get("rel") for link in entries[0].findall(ATOM + "link")] == ["alternate", "enclosure"]


def test_json_feed_is_json_feed(client: Client, lars: Person, feed: Channel) -> None:
    out(lars, feed, picture=True)
    answer = client.get("/fi/feed.json")
    assert answer["Content-Type"].startswith("application/feed+json")
    said = json.loads(answer.content)
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert said["feed_url"].endswith("/fi/feed.json")
    (one,) = said["items"]
    assert one["id"] == one["url"]
    assert one["content_text"].startswith("Lukusali")
    assert one["attachments"][0]["title"] == "Suljettu ovi."
    assert dt.datetime.fromisoformat(one["date_published"]).tzinfo


def test_ids_are_the_same_in_every_language_and_form(client: Client, lars: Person, feed: Channel) -> None:
    out(lars, feed)
    ids = {
        json.loads(client.get(f"/{code}/feed.json").content)["items"][0]["id"] for code in ("sv", "fi", "en")
    }
    root = ElementTree.fromstring(client.get("/en/feed.atom").content)
    assert {root.findtext(f"{ATOM}entry/{ATOM}id")} == ids


def test_a_picture_has_a_public_door_only_once_its_post_is_out(
    client: Client, lars: Person, feed: Channel
) -> None:
    item = with_picture(lars, ready_item(lars, feed))
    (made,) = schedule(lars, item, item.revision, work_clock.now())
    path = f"/feed/media/{made.media[0]['sha256']}"
    assert client.get(path).status_code == 404
    work(made)
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]


def test_a_picture_sent_elsewhere_only_has_no_public_door(
    client: Client, lars: Person, library: Unit, clocks: Any, lighthouse: Any
) -> None:
    post = out(
        lars, make_channel("Bibban", library, lars, network="lighthouse", kind="connected"), picture=True
    )
    assert post.state == "delivered"
    assert client.get(f"/feed/media/{post.media[0]['sha256']}").status_code == 404


def _asked(client: Client, path: str) -> int:
    """Statements for one page. What the process remembers for seconds may be asked anew in any one of them."""
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def test_pages_ask_as_much_for_fifty_posts_as_for_one(client: Client, lars: Person, feed: Channel) -> None:
    counts = []
    for more in (1, 49):
        for _ in range(more):
            out(lars, feed)
        for path in ("/sv/feed/", "/sv/feed.json", "/sv/feed.atom"):
            counts.append(min(_asked(client, path) for _ in range(3)))
    assert counts[:3] == counts[3:]
    assert max(counts) <= 15


def test_older_posts_are_on_older_pages_each_once(client: Client, lars: Person, feed: Channel) -> None:
    made = {out(lars, feed).public_id for _ in range(45)}
    seen: list[str] = []
    before = ""
    for _ in range(3):
        page = page_of("sv", before)
        seen += [post.public_id for post in page.posts]
        assert valid_html(client, f"/sv/feed/?{page.older}")
        before = parse_qs(page.older).get("before", [""])[0]
    assert before == ""
    assert sorted(seen) == sorted(made)


@pytest.mark.parametrize("before", ["x", "2026-01-01_5", "2026-01-01T00:00:00+00:00_x", "_", "💥_1"])
def test_nonsense_begins_at_the_top(before: str, client: Client, lars: Person, feed: Channel) -> None:
    out(lars, feed)
    assert client.get("/sv/feed/", {"before": before}).status_code == 200
