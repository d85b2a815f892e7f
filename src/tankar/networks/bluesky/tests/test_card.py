"""The card of a link: what it shows, and what it does without."""

from __future__ import annotations

import io
import json
import struct
import zlib
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from PIL import Image

from tankar.networks.testing.server import NOW, FakeServer

from . import karleby
from .karleby import CREDENTIALS, POSTS, SNOW, WORDS, prepared, written

PAGE = httpx.Response(
    200,
    headers={"Content-Type": "text/html; charset=utf-8"},
    content=(
        '<html><head><title>Plan</title><meta property="og:title" content="Snöröjning  i Karleby">'
        '<meta property="og:description" content="Vem plogar var?">'
        '<meta property="og:image" content="/plog.jpg"></head>'
    ).encode(),
)


LINKED = replace(WORDS, link="https://karleby.example/sno")


def card(page: httpx.Response | Exception) -> tuple[FakeServer, dict[str, object]]:
    server = site(page)
    with server.listening():
        POSTS.commit(LINKED, CREDENTIALS, prepared(LINKED))
    embed: dict[str, object] = written(server)["record"]["embed"]["external"]
    return server, embed


def site(page: httpx.Response | Exception, picture: bytes = karleby.PHOTO) -> FakeServer:
    server = karleby.server()
    server.instead = {"GET /sno": page, "GET /plog.jpg": httpx.Response(200, content=picture)}
    return server


def test_the_picture_of_a_card_is_sent_again_when_it_may_be_gone() -> None:
    with site(PAGE).listening() as server:
        done = prepared(LINKED)
        prepared(LINKED, done)
        assert len(server.asked(karleby.BLOB)) == 1
        done["card"] = json.dumps(
            {**json.loads(done["card"]), "sent": (NOW - timedelta(hours=2)).isoformat()}
        )
        prepared(LINKED, done)
        POSTS.commit(LINKED, CREDENTIALS, done)
    assert len(server.asked(karleby.BLOB)) == 2
    assert set(written(server)["record"]["embed"]["external"]) == {"uri", "title", "description", "thumb"}


def test_a_card_without_a_picture_is_read_once() -> None:
    with site(httpx.Response(404)).listening() as server:
        prepared(LINKED, prepared(LINKED))
    assert len(server.asked("GET /sno")) == 1


def bomb() -> bytes:
    """A few bytes that say they are 40,000 by 40,000 pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    )


def badly_turned() -> bytes:
    """A picture whose note of how the camera was held is no such note."""
    made, note = io.BytesIO(), Image.Exif()
    note[0x0112] = 6
    Image.new("RGB", (40, 30), "blue").save(made, "WEBP", exif=note)
    for start in (b"MM\0*", b"II*\0"):
        made = io.BytesIO(made.getvalue().replace(start, b"MM\x7f*"))
    return made.getvalue()


@pytest.mark.parametrize("picture", [bomb(), badly_turned(), b"no picture"], ids=["bomb", "exif", "words"])
def test_a_card_does_without_a_picture_that_cannot_be_read(picture: bytes) -> None:
    with site(PAGE, picture).listening() as server:
        POSTS.commit(LINKED, CREDENTIALS, prepared(LINKED))
    assert "thumb" not in written(server)["record"]["embed"]["external"]


def test_a_link_gets_its_card_from_the_page() -> None:
    server, embed = card(PAGE)
    assert embed["uri"] == "https://karleby.example/sno"
    assert embed["title"] == "Snöröjning i Karleby"
    assert embed["description"] == "Vem plogar var?"
    assert "thumb" in embed
    assert len(server.asked(karleby.BLOB)) == 1


@pytest.mark.parametrize(
    "page", [httpx.Response(404), httpx.ConnectError("no"), httpx.Response(200, text="")]
)
def test_a_page_that_says_nothing_gives_a_card_with_its_address(page: httpx.Response | Exception) -> None:
    assert card(page)[1] == {
        "uri": "https://karleby.example/sno",
        "title": "karleby.example/sno",
        "description": "",
    }


def test_beside_pictures_there_is_no_card() -> None:
    post = replace(SNOW, link="https://karleby.example/sno")
    with karleby.server().listening() as server:
        POSTS.commit(post, CREDENTIALS, prepared(post))
    assert written(server)["record"]["embed"]["$type"] == "app.bsky.embed.images"
