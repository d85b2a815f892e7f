"""A live broadcast needs no captions; its recording has fourteen days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tankar.channels.models import Channel
from tankar.content.actions.media.caption import keep_captions
from tankar.content.actions.release_item import release_item
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.draft import draft_of
from tankar.content.errors import NotAllowed, ReasonMissing, SettledAlready
from tankar.content.models import Asset, Item, Medium, Outstanding
from tankar.content.outstanding.actions.recording import keep_recording, settle_captions
from tankar.content.outstanding.owing import captions_due, taken_back
from tankar.content.periodic import tell_what_is_owed
from tankar.content.problems import problems_of
from tankar.content.testing.making import ready_item
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.work.clock import LOCAL, now

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Person], Client]


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=LOCAL).astimezone(dt.UTC)


@pytest.fixture
def broadcast(aino: Person, instagram: Channel, clock: Any) -> Item:
    """The council's evening, live on Monday 23 November from 18 to 20; released that morning."""
    item = ready_item(aino, instagram)
    times = {"kind": "live", "begins_at": at(23, 18), "ends_at": at(23, 20)}
    item = save_item(aino, item, item.revision, Changes(details=times))
    release_item(aino, item, item.revision, now())
    item.refresh_from_db()
    return item


def owed(item: Item) -> Outstanding:
    return item.outstanding.get(kind="captions")


@pytest.mark.parametrize(
    ("broadcast_at", "due"),
    [
        (at(23, 20), at(7, 23, 59, 12)),
        (at(18, 20, month=10), at(1, 23, 59)),  # the clocks go back in between
        (at(22, 12, month=12), dt.datetime(2027, 1, 5, 23, 59, tzinfo=LOCAL)),  # Christmas makes it no longer
    ],
)
def test_fourteen_days_are_fourteen_days(broadcast_at: dt.datetime, due: dt.datetime) -> None:
    assert captions_due(broadcast_at) == due


def test_captions_are_not_demanded_of_what_is_live(aino: Person, instagram: Channel) -> None:
    item = ready_item(aino, instagram)
    video = {"content_type": "video/mp4", "width": 1, "height": 1, "size": 1, "seconds": 60}
    asset = Asset.objects.create(
        sha256="0" * 64, uploaded_by=aino, added_at=now(), speech="file", people="nobody", **video
    )
    Medium.objects.create(item=item, asset=asset)

    def codes() -> list[str]:
        return [one.code for one in problems_of(draft_of(Item.objects.get(pk=item.pk)))]

    assert "captions_missing" in codes()
    Item.objects.filter(pk=item.pk).update(kind="live")
    assert "captions_missing" not in codes()


def test_the_fourteen_days_run_from_the_end_of_the_broadcast(
    aino: Person, mikko: Person, broadcast: Item, clock: Any
) -> None:
    one = owed(broadcast)
    assert (one.since, one.due_at, one.runs) == (at(23, 20), at(7, 23, 59, 12), False)
    with pytest.raises(NotAllowed):
        keep_recording(mikko, one)
    assert keep_recording(aino, keep_recording(aino, one)).runs


def test_what_takes_place_later_after_all_is_owed_later(aino: Person, broadcast: Item, clock: Any) -> None:
    taken_back(broadcast)
    assert not broadcast.outstanding.exists()
    Item.objects.filter(pk=broadcast.pk).update(state="draft", begins_at=at(24, 18), ends_at=None)
    release_item(aino, Item.objects.get(pk=broadcast.pk), broadcast.revision, now())
    assert owed(broadcast).since == at(24, 18)


@pytest.mark.parametrize("answer", ["done", "no_speech", "in_picture", "not_kept"])
def test_it_is_settled_with_one_tap(aino: Person, broadcast: Item, answer: str) -> None:
    settle_captions(aino, owed(broadcast), answer)
    assert owed(broadcast).state == answer
    with pytest.raises(SettledAlready):
        keep_recording(aino, owed(broadcast))


def test_a_recording_is_removed_for_a_reason(aino: Person, broadcast: Item) -> None:
    with pytest.raises(ReasonMissing):
        settle_captions(aino, owed(broadcast), "removed")
    settle_captions(aino, owed(broadcast), "removed", "Ljudet föll bort.")
    assert (owed(broadcast).state, owed(broadcast).reason) == ("removed", "Ljudet föll bort.")


def test_captions_kept_for_its_video_settle_it(aino: Person, broadcast: Item) -> None:
    video = {"content_type": "video/mp4", "width": 1, "height": 1, "size": 1, "seconds": 60}
    asset = Asset.objects.create(sha256="0" * 64, uploaded_by=aino, added_at=now(), **video)
    Medium.objects.create(item=broadcast, asset=asset)
    keep_captions(aino, asset, "sv", "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nGod kväll\n")
    assert owed(broadcast).state == "done"


def test_its_writer_hears_in_good_time_and_communications_when_it_is_late(
    aino: Person, lars: Person, broadcast: Item, clock: Any
) -> None:
    clock.set(at(4, 23, 58, 12))
    assert tell_what_is_owed() == 0
    clock.set(at(4, 23, 59, 12))
    assert (tell_what_is_owed(), tell_what_is_owed()) == (1, 0)
    assert Notice.objects.get(person=aino).kind == "content.captions_due"
    clock.set(at(8, 8, 0, 12))
    assert (tell_what_is_owed(), tell_what_is_owed()) == (1, 0)
    late = Notice.objects.get(person=lars)
    assert (late.kind, late.params["channels"]) == ("content.captions_late", "Biblioteket")
    settle_captions(lars, owed(broadcast), "done")
    assert not Notice.objects.filter(read_at=None).exists()


def test_it_shows_on_the_item_in_today_and_in_the_calendar(
    aino: Person, broadcast: Item, clock: Any, as_person: SignedIn
) -> None:
    Person.objects.filter(pk=aino.pk).update(language="en")
    client = as_person(aino)
    page = f"/items/{broadcast.public_id}/"
    assert "If the recording of the broadcast is kept" in client.get(page).content.decode()
    clock.set(at(24, 8))
    assert "Is the recording of the broadcast kept?" in client.get(page).content.decode()
    assert "Look after the recording and its captions" in client.get("/").content.decode()
    assert "Captions due" in client.get("/calendar/day/2026-12-07/").content.decode()
    said = client.post(f"{page}recording/", {"answer": "kept"}, follow=True).content.decode()
    assert "The recording needs captions" in said
    assert "discouraged" in said
    assert client.post(f"{page}recording/", {"answer": "whatever"}).status_code == 404
    said = client.post(f"{page}recording/", {"answer": "removed"}, follow=True).content.decode()
    assert "Say why the recording was removed" in said
    client.post(f"{page}recording/", {"answer": "no_speech"})
    assert "Look after the recording" not in client.get("/").content.decode()
    assert "Captions due" not in client.get("/calendar/day/2026-12-07/").content.decode()
