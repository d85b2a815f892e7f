"""Opening a page as a reader would, and what is said of one that does not open."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import httpx
import pytest

from tankar.networks.wire import Guard, Wire
from tankar.networks.wire.card import card_of
from tankar.networks.wire.page import PAGE, PICTURE, Outcome, open_page, open_picture

URL = "https://www.karleby.example/sno"


def wire(
    answers: dict[str, httpx.Response | Exception], guard: Guard | None = None
) -> tuple[Wire, list[str]]:
    """A wire on which these addresses answer, and the addresses that were asked."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        found = answers.get(str(request.url), httpx.Response(404))
        if isinstance(found, Exception):
            raise found
        return found

    return Wire(
        guard or Guard(resolve=lambda _host, _port: ["93.184.216.34"]), transport=httpx.MockTransport(answer)
    ), asked


def to(address: str) -> httpx.Response:
    return httpx.Response(302, headers={"Location": address})


def test_a_redirect_is_followed_and_the_card_keeps_the_address_people_wrote() -> None:
    page = httpx.Response(200, html='<title>Snö</title><meta property="og:image" content="bild.jpg">')
    open_wire, _asked = wire({URL: to("/sv/sno/"), "https://www.karleby.example/sv/sno/": page})
    opened = open_page(open_wire, URL)
    card = card_of(URL, opened)
    assert (opened.outcome, card.title, card.url) == (Outcome.READ, "Snö", URL)
    assert card.image == "https://www.karleby.example/sv/sno/bild.jpg"


@pytest.mark.parametrize(
    "inside",
    ["https://127.0.0.1/", "https://169.254.169.254/latest", "https://[::1]/", "ftp://karleby.example/"],
)
def test_a_redirect_into_a_network_is_not_followed(inside: str) -> None:
    open_wire, asked = wire({URL: to(inside)})
    assert open_page(open_wire, URL).outcome is Outcome.UNREAD
    assert asked == [URL]


def test_redirects_that_go_round_in_circles_end() -> None:
    open_wire, asked = wire({URL: to(URL)})
    assert open_page(open_wire, URL).outcome is Outcome.UNREAD
    assert len(asked) == 6


def test_what_is_written_as_http_is_asked_for_over_https() -> None:
    open_wire, asked = wire({URL: httpx.Response(200, html="<title>Snö</title>")})
    assert open_page(open_wire, URL.replace("https", "http")).outcome is Outcome.READ
    assert asked == [URL]


@pytest.mark.parametrize(
    "address", ["https://karleby.example:6379/", "https://[x/", "javascript:alert(1)", "https:///a"]
)
def test_other_doors_are_not_knocked_at(address: str) -> None:
    open_wire, asked = wire({})
    assert open_page(open_wire, address).outcome is Outcome.UNREAD
    assert asked == []


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_its_server_does_not_have_is_gone(status: int) -> None:
    open_wire, _asked = wire({URL: httpx.Response(status)})
    assert open_page(open_wire, URL).outcome is Outcome.GONE


@pytest.mark.parametrize(
    "answer", [httpx.Response(403), httpx.Response(429), httpx.Response(500), httpx.ReadTimeout("slow")]
)
def test_a_server_that_is_busy_or_shut_says_nothing_about_the_page(
    answer: httpx.Response | Exception,
) -> None:
    open_wire, _asked = wire({URL: answer})
    assert open_page(open_wire, URL).outcome is Outcome.UNREAD


@pytest.mark.parametrize(
    ("number", "outcome"), [(socket.EAI_NONAME, Outcome.NOWHERE), (socket.EAI_AGAIN, Outcome.UNREAD)]
)
def test_a_name_that_does_not_exist_is_told_from_a_name_server_that_is_silent(
    number: int, outcome: Outcome
) -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(number, "no")

    open_wire, _asked = wire({URL: httpx.ConnectError("no")}, Guard(resolve=resolve))
    assert open_page(open_wire, URL).outcome is outcome


def test_a_demo_says_nothing_about_pages_outside() -> None:
    open_wire, asked = wire({}, Guard(only=["http://127.0.0.1:9401"]))
    assert open_page(open_wire, URL).outcome is Outcome.UNREAD
    assert asked == []


def test_of_a_page_that_never_ends_only_the_beginning_is_read() -> None:
    taken = []

    def endless() -> Iterator[bytes]:
        yield b"<title>Sn\xc3\xb6</title>"
        while True:
            taken.append(1)
            yield b" " * 100_000

    open_wire, _asked = wire({URL: httpx.Response(200, content=endless())})
    assert card_of(URL, open_page(open_wire, URL)).title == "Snö"
    assert len(taken) <= PAGE.most // 100_000 + 1


def test_a_picture_comes_whole_or_not_at_all() -> None:
    open_wire, _asked = wire({URL: httpx.Response(200, content=b"x" * 10)})
    assert open_picture(open_wire, URL) == b"x" * 10
    open_wire, _asked = wire({URL: httpx.Response(200, content=b"x" * (PICTURE.most + 1))})
    assert open_picture(open_wire, URL) is None


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252"])
def test_a_page_may_name_its_charset_in_itself(charset: str) -> None:
    page = f'<meta charset="{charset}"><title>Snö</title>'.encode(charset)
    open_wire, _asked = wire({URL: httpx.Response(200, headers={"Content-Type": "text/html"}, content=page)})
    assert card_of(URL, open_page(open_wire, URL)).title == "Snö"


def test_tags_nested_a_hundred_thousand_deep_hurt_nobody() -> None:
    page = "<title>Snö</title>" + "<div>" * 100_000
    open_wire, _asked = wire({URL: httpx.Response(200, html=page)})
    assert card_of(URL, open_page(open_wire, URL)).title == "Snö"
