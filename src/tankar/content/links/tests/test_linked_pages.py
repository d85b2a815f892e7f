"""What a draft knows about the pages its links lead to: asked for once, read in the background, kept for hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from io import BytesIO

import httpx
import pytest
from conftest import MovableClock
from django.db.models import QuerySet
from django.urls import reverse
from PIL import Image

from tankar.channels.models import Channel
from tankar.content.checks.answers import look_at
from tankar.content.draft import Draft, draft_of
from tankar.content.links.knowing import (
    MOST_A_MINUTE,
    MOST_LINKS,
    ask_for_pages,
    is_awaited,
    key_of,
    with_pages,
)
from tankar.content.links.page import Page
from tankar.content.links.reading import forget_pages, read
from tankar.content.models import Item, LinkedPage
from tankar.content.testing.making import make_item
from tankar.content.views.previewing import shown_post
from tankar.networks.contract import Look
from tankar.networks.wire import Guard, Wire, using
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db

URL = "https://www.karleby.example/sno"
PAGE = '<meta property="og:title" content="Snö &lt;i&gt;"><meta property="og:image" content="/sno.png">'


@pytest.fixture
def item(aino: Person, instagram: Channel) -> Item:
    return make_item(aino, instagram, swedish=f"Snöigt i dag, se {URL}.", finnish="Lunta tänään.")


def png(width: int = 1600, height: int = 900) -> bytes:
    file = BytesIO()
    Image.new("RGBA", (width, height), (20, 40, 80, 128)).save(file, "PNG")
    return file.getvalue()


def website(pages: Mapping[str, httpx.Response | Exception]) -> Wire:
    def answer(request: httpx.Request) -> httpx.Response:
        found = pages.get(str(request.url), httpx.Response(404))
        if isinstance(found, Exception):
            raise found
        return found

    guard = Guard(resolve=lambda _host, _port: ["93.184.216.34"])
    return Wire(guard, transport=httpx.MockTransport(answer))


def asked(item: Item) -> Draft:
    ask_for_pages(draft_of(item))
    return with_pages(draft_of(item))


def read_all(pages: Mapping[str, httpx.Response | Exception]) -> QuerySet[LinkedPage]:
    with using(website(pages)):
        for row in LinkedPage.objects.all():
            read(row.pk)
    return LinkedPage.objects.all()


def test_a_new_link_is_asked_for_once_and_awaited(item: Item) -> None:
    draft = asked(item)
    assert asked(item).pages == draft.pages
    assert [one.state for one in draft.pages.values()] == ["asked"]
    assert is_awaited(draft.pages.values())
    assert LinkedPage.objects.count() == 1


def test_the_page_tells_its_title_and_its_picture_is_drawn_anew(item: Item) -> None:
    asked(item)
    picture = httpx.Response(200, content=png())
    row = read_all(
        {URL: httpx.Response(200, html=PAGE), "https://www.karleby.example/sno.png": picture}
    ).get()
    assert (row.state, row.title) == ("read", "Snö <i>")
    with Image.open(BytesIO(row.picture or b"")) as drawn:
        assert (drawn.format, drawn.size) == ("JPEG", (640, 360))
    assert with_pages(draft_of(item)).pages[URL] == Page(URL, "read", "Snö <i>", "", row.public_id)


@pytest.mark.parametrize(
    "file",
    [b"<svg onload=alert(1)>", b"\x89PNG broken", b"", b"%PDF-1.4"],
    ids=["svg", "broken", "empty", "pdf"],
)
def test_a_page_whose_picture_is_none_has_a_card_without(item: Item, file: bytes) -> None:
    asked(item)
    pages = {
        URL: httpx.Response(200, html=PAGE),
        "https://www.karleby.example/sno.png": httpx.Response(200, content=file),
    }
    row = read_all(pages).get()
    assert (row.title, row.has_picture, row.picture) == ("Snö <i>", False, None)


def test_a_page_that_is_gone_is_advice_beside_the_words_and_stops_nothing(item: Item, aino: Person) -> None:
    asked(item)
    read_all({})
    found = [one for one in look_at(item, draft_of(item), aino) if one.code.startswith("link.")]
    assert [(one.code, one.where, one.blocks) for one in found] == [("link.gone", "text-sv", False)]
    assert found[0].found is not None
    assert found[0].found.quoted == URL
    assert found[0].is_keepable


@pytest.mark.parametrize("answer", [httpx.ReadTimeout("slow"), httpx.Response(503), httpx.Response(403)])
def test_a_page_that_is_slow_or_shut_is_no_finding(
    item: Item, aino: Person, answer: httpx.Response | Exception
) -> None:
    asked(item)
    assert read_all({URL: answer}).get().state == "unread"
    assert not [one for one in look_at(item, draft_of(item), aino) if one.code.startswith("link.")]


def test_an_answer_is_kept_for_hours_also_over_the_night_on_which_the_clocks_change(
    item: Item, clock: MovableClock
) -> None:
    clock.set(dt.datetime(2026, 10, 24, 23, 30, tzinfo=dt.UTC))
    asked(item)
    read_all({URL: httpx.Response(200, html=PAGE)})
    first = LinkedPage.objects.get().asked_at
    clock.advance(5.9 * 3600)
    asked(item)
    assert LinkedPage.objects.get().asked_at == first
    clock.advance(0.2 * 3600)
    asked(item)
    assert LinkedPage.objects.get().asked_at > first


def test_what_nobody_could_read_is_asked_for_again_soon_also_on_independence_day(
    item: Item, clock: MovableClock
) -> None:
    clock.set(dt.datetime(2026, 12, 6, 9, 0, tzinfo=dt.UTC))
    asked(item)
    read_all({URL: httpx.ReadTimeout("slow")})
    clock.advance(11 * 60)
    asked(item)
    assert read_all({URL: httpx.Response(200, html=PAGE)}).get().state == "read"


def test_an_answer_that_got_lost_is_not_awaited_for_ever(item: Item, clock: MovableClock) -> None:
    asked(item)
    clock.advance(61)
    assert not is_awaited(with_pages(draft_of(item)).pages.values())
    assert is_awaited(asked(item).pages.values())


def test_a_page_that_cannot_be_read_just_now_keeps_its_words(item: Item) -> None:
    asked(item)
    read_all({URL: httpx.Response(200, html=PAGE)})
    row = read_all({URL: httpx.Response(500)}).get()
    assert (row.state, row.title) == ("unread", "Snö <i>")


def test_nobody_tries_addresses_by_the_hundred(aino: Person, instagram: Channel, clock: MovableClock) -> None:
    many = " ".join(f"https://www.karleby.example/{number}" for number in range(50))
    asked(make_item(aino, instagram, swedish=many))
    assert LinkedPage.objects.count() == MOST_LINKS
    LinkedPage.objects.bulk_create(
        LinkedPage(key=str(number), url="x", asked_at=clock()) for number in range(MOST_A_MINUTE)
    )
    asked(make_item(aino, instagram, swedish=URL))
    assert not LinkedPage.objects.filter(key=key_of(URL)).exists()


def test_what_pages_said_is_forgotten_after_two_days(item: Item, clock: MovableClock) -> None:
    asked(item)
    clock.advance(47 * 3600)
    assert forget_pages() == 0
    clock.advance(2 * 3600)
    assert forget_pages() == 1


def test_the_link_of_the_website_is_checked_too(item: Item, aino: Person) -> None:
    Item.objects.filter(pk=item.pk).update(link="https://www.karleby.example/borta")
    item.refresh_from_db()
    asked(item)
    read_all({URL: httpx.Response(200, html=PAGE)})
    found = [one for one in look_at(item, draft_of(item), aino) if one.code == "link.gone"]
    assert [one.where for one in found] == ["link"]


def test_a_card_says_what_the_page_says_only_where_its_network_shows_cards(item: Item) -> None:
    draft = asked(item)
    post = draft.posts_on(draft.channels[0])[0]
    pages = {URL: Page(URL, "read", "Snö")}
    card = shown_post(post, Look(link_card=True), pages=pages).card
    assert card is not None
    assert card.page == pages[URL]
    assert shown_post(post, Look(), pages=pages).card is None


def test_the_composer_waits_for_the_page_and_then_shows_it(
    item: Item, aino: Person, city: Channel, as_person: SignedIn
) -> None:
    item.choices.create(channel=city, way_out="two_posts", first_language="sv")
    write = reverse("content:write", args=[item.public_id])
    look = reverse("content:look", args=[item.public_id])
    first = as_person(aino).get(write).content.decode()
    assert "load delay:2s" in first
    picture = httpx.Response(200, content=png())
    row = read_all(
        {URL: httpx.Response(200, html=PAGE), "https://www.karleby.example/sno.png": picture}
    ).get()
    shown = as_person(aino).get(look).content.decode()
    assert "load delay:2s" not in shown
    assert "Snö &lt;i&gt;" in shown
    assert reverse("content:link_picture", args=[row.public_id]) in shown


def test_the_picture_is_for_people_who_write_here(
    item: Item, aino: Person, client: object, as_person: SignedIn
) -> None:
    asked(item)
    picture = httpx.Response(200, content=png())
    row = read_all(
        {URL: httpx.Response(200, html=PAGE), "https://www.karleby.example/sno.png": picture}
    ).get()
    address = reverse("content:link_picture", args=[row.public_id])
    answer = as_person(aino).get(address)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert client.get(address).status_code == 302  # type: ignore[attr-defined]
    assert as_person(aino).get(reverse("content:link_picture", args=["x" * 16])).status_code == 404
