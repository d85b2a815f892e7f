"""A picture that may no longer be published leaves with nothing that waits."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tankar.content.actions.media.cover import add_cover
from tankar.content.actions.media.end_leave import end_leave
from tankar.content.actions.media.library import describe_asset
from tankar.content.media import take_in
from tankar.content.media.covers import cut_cover
from tankar.content.models import Asset, Item
from tankar.content.testing.making import (
    make_channel,
    picture_bytes,
    ready_item,
    uploaded,
    with_film,
    with_picture,
)
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.testing.lighthouse import Lighthouse
from tankar.publishing.tests.conftest import anew, work
from tankar.work import clock as work_clock


def test_a_picture_whose_leave_has_ended_stops_what_waits(
    lars: Person, library: Any, lighthouse: Lighthouse, clocks: Any
) -> None:
    channel = make_channel("Bibban", library, lars, network="lighthouse", kind="connected")
    item = with_picture(lars, ready_item(lars, channel))
    (waiting,) = schedule(lars, item, item.revision, work_clock.now())
    end_leave(lars, item.media.get().asset, "Bad om det")
    stopped = work(waiting)
    assert (stopped.state, stopped.why, lighthouse.commits) == ("needs_person", "leave_ended", 0)


def covered(person: Person, item: Item, size: tuple[int, int]) -> Asset:
    """The item's video with a picture of that size on its cover."""
    video, stored = item.media.get().asset, take_in(uploaded(picture_bytes(size=size)))
    picture = add_cover(person, video, stored, "Eget foto", cut_cover(stored, video))
    describe_asset(person, picture, people="nobody")
    item.refresh_from_db()
    return picture


def test_a_cover_whose_leave_has_ended_stops_what_waits_even_when_another_took_its_place(
    lars: Person, library: Any, lighthouse: Lighthouse, clocks: Any
) -> None:
    channel = make_channel("Bibban", library, lars, network="lighthouse", kind="connected")
    item = with_film(lars, ready_item(lars, channel))
    approved = covered(lars, item, (128, 96))
    video = item.media.get().asset
    (waiting,) = schedule(lars, item, item.revision, work_clock.now())
    assert waiting.files.filter(sha256=video.cover, content_type="image/jpeg").exists()
    covered(lars, item, (160, 120))
    assert anew(waiting).outgoing["media"][0]["cover"] == video.cover
    end_leave(lars, approved, "Bad om det")
    stopped = work(waiting)
    assert (stopped.state, stopped.why, lighthouse.commits) == ("needs_person", "leave_ended", 0)


def test_leave_for_a_cover_that_was_not_approved_stops_nothing(
    lars: Person, library: Any, lighthouse: Lighthouse, clocks: Any, as_person: SignedIn
) -> None:
    channel = make_channel("Bibban", library, lars, network="lighthouse", kind="connected")
    item = with_film(lars, ready_item(lars, channel))
    approved = covered(lars, item, (128, 96))
    (waiting,) = schedule(lars, item, item.revision, work_clock.now())
    later = covered(lars, item, (160, 120))
    end_leave(lars, later, "Bad om det")
    assert (work(waiting).state, lighthouse.commits) == ("delivered", 1)
    for picture, is_out in ((approved, True), (later, False)):
        page = as_person(lars).get(reverse("content:library_picture", args=[picture.public_id]))
        assert ("Bibban" in page.content.decode()) == is_out
