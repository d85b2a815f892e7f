"""What a page says about itself, and what is shown when it says nothing."""

from __future__ import annotations

import httpx
import pytest

from tankar.networks.testing.server import FakeServer
from tankar.networks.wire import current
from tankar.networks.wire.card import Card, read_card

URL = "https://www.karleby.example/sno/"


def card(page: httpx.Response | Exception) -> Card:
    with FakeServer({"GET /sno/": page}).listening():
        return read_card(current(), URL)


def html(head: str, content_type: str = "text/html; charset=utf-8") -> httpx.Response:
    return httpx.Response(
        200, headers={"Content-Type": content_type}, content=f"<head>{head}</head>".encode()
    )


def test_a_page_with_open_graph_names_itself() -> None:
    told = card(
        html(
            '<title>x</title><meta property="og:title" content="Snö &amp; is"><meta property="og:title" content="2">'
            '<meta property="og:description" content=" Vem\n plogar? "><meta property="og:image" content="/a.jpg">'
        )
    )
    assert told == Card(URL, "Snö & is", "Vem plogar?", "https://www.karleby.example/a.jpg")


def test_a_page_with_a_title_alone_is_called_by_it() -> None:
    told = card(html('<title>Snöröjning</title><meta name="description" content="Om snö">'))
    assert told == Card(URL, "Snöröjning", "Om snö")


@pytest.mark.parametrize(
    "page",
    [
        httpx.Response(404),
        httpx.Response(302, headers={"Location": "http://169.254.169.254/"}),
        httpx.ConnectError("no"),
        httpx.ReadTimeout("slow"),
        httpx.Response(200, headers={"Content-Type": "application/pdf"}, content=b"%PDF"),
        httpx.Response(200, headers={"Content-Type": "text/html; charset=nonsense"}, content=b"\xff\xfe<<<"),
        html('<meta property="og:image" content="javascript:alert(1)">'),
        html("<title></title>"),
        html("<![foo[<title>x</title>"),
        html('<meta property="og:image" content="https://[x/a.jpg">'),
        html(f'<meta property="og:title" content="&#{"9" * 5000};">'),
        html("ä", "text/html; charset=idna"),
        html("\\ud800", "text/html; charset=unicode_escape"),
    ],
)
def test_a_page_that_says_nothing_is_called_by_its_address(page: httpx.Response | Exception) -> None:
    assert card(page) == Card(URL, "karleby.example/sno")


def test_what_stood_before_the_broken_place_counts() -> None:
    assert card(html("<title>Snö</title><![foo[<title>x</title>")) == Card(URL, "Snö")


def test_characters_that_no_request_can_carry_are_left_out() -> None:
    escaped = httpx.Response(
        200,
        headers={"Content-Type": "text/html; charset=unicode_escape"},
        content=rb"<title>Sn\u00f6\ud800\x00 \U0001f469\u200d\U0001f692</title>",
    )
    assert card(escaped).title == "Snö \U0001f469\u200d\U0001f692"


def test_an_address_that_is_none_stands_as_it_is() -> None:
    with FakeServer({}).listening():
        assert read_card(current(), "https://[x/a") == Card("https://[x/a", "https://[x/a")


def test_a_long_title_is_cut() -> None:
    told = card(html(f"<title>{'å' * 1000}</title>"))
    assert len(told.title) == 300
    assert told.title.endswith("…")
