"""A film that takes longer to send than a lease lasts is sent once, by the one who is sending it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import pytest

from tankar.channels.models import Channel
from tankar.content.testing.making import ready_item, with_picture
from tankar.networks.contract import Captions, Credentials, Done, Media, OperationKind, Outgoing, Remember
from tankar.organisation.models import Person
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.errors import LeaseLost
from tankar.publishing.fence import claiming, flowing
from tankar.publishing.fence.claiming import claim_to_send
from tankar.publishing.fence.flowing import while_read
from tankar.publishing.models import Delivery
from tankar.publishing.testing.lighthouse import Lighthouse
from tankar.publishing.tests.conftest import anew, work
from tankar.work import clock as work_clock

pytestmark = pytest.mark.db

PIECE = 64 * 1024
PIECES = 10


@dataclass
class Film:
    """Bytes that take their time: `between` runs after every piece that was read."""

    between: Callable[[], object]

    def outgoing(self) -> Outgoing:
        captions = Captions("sv", lambda: io.BytesIO(b"WEBVTT"))
        medium = Media(
            "ab" * 32,
            "video/mp4",
            "Plogen kommer.",
            "sv",
            lambda: io.BytesIO(b"x" * PIECE * PIECES),
            cover=lambda: io.BytesIO(b"cover"),
            captions=(captions,),
        )
        return Outgoing(OperationKind.POST, "key", "Snö", "sv", (medium,))

    def sent(self, outgoing: Outgoing) -> int:
        with outgoing.media[0].open() as file:
            gone = 0
            while piece := file.read(PIECE):
                gone += len(piece)
                self.between()
        return gone


def test_the_lease_lasts_as_long_as_bytes_flow(delivery: Delivery, clocks: Any) -> None:
    def another_comes() -> None:
        clocks.advance(seconds=100)
        assert work(delivery, "another").state == "sending"

    assert claim_to_send(delivery, "one")
    film = Film(another_comes)
    assert film.sent(while_read(film.outgoing(), delivery, "one")) == PIECE * PIECES
    assert anew(delivery).lease_owner == "one"


def test_the_lease_is_kept_at_most_every_quarter_of_it(delivery: Delivery, clocks: Any) -> None:
    assert claim_to_send(delivery, "one")
    film = Film(lambda: clocks.advance(seconds=12))
    with patch.object(flowing, "keep_lease", wraps=claiming.keep_lease) as kept:
        film.sent(while_read(film.outgoing(), delivery, "one"))
    assert kept.call_count == 3, "120 seconds of sending, a lease of 120, the first quarter already paid for"


def test_an_upload_ends_when_the_lease_is_lost(delivery: Delivery, clocks: Any) -> None:
    assert claim_to_send(delivery, "one")
    seen: list[int] = []

    def stalls() -> None:
        seen.append(1)
        clocks.advance(seconds=500)

    film = Film(stalls)
    with pytest.raises(LeaseLost):
        film.sent(while_read(film.outgoing(), delivery, "one"))
    assert len(seen) == 1


def test_covers_and_captions_keep_it_too_and_files_are_what_they_were(
    delivery: Delivery, clocks: Any
) -> None:
    assert claim_to_send(delivery, "one")
    (medium,) = while_read(Film(clocks.advance).outgoing(), delivery, "one").media
    assert medium.cover is not None
    with medium.open() as file:
        file.seek(PIECE * PIECES - 3)
        assert (file.read(), file.tell()) == (b"xxx", PIECE * PIECES)
    clocks.advance(seconds=500)
    for open_file in (medium.cover, medium.captions[0].open):
        with open_file() as file, pytest.raises(LeaseLost):
            file.read()


def test_a_post_whose_file_takes_longer_than_a_lease_goes_out(
    lars: Person, channel: Channel, lighthouse: Lighthouse, clocks: Any
) -> None:
    item = with_picture(lars, ready_item(lars, channel))
    (delivery,) = schedule(lars, item, item.revision, work_clock.now())

    def uploading(
        self: Lighthouse, outgoing: Outgoing, credentials: Credentials, done: Done, remember: Remember
    ) -> None:
        for _ in range(5):
            clocks.advance(seconds=100)
            with outgoing.media[0].open() as file:
                assert file.read()

    with patch.object(Lighthouse, "prepare", uploading):
        assert work(delivery, "one").state == "delivered"
    assert lighthouse.commits == 1
