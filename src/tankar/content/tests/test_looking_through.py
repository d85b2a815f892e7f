"""A video is looked through in the background: it becomes the item's, or is refused with a reason; nothing is lost."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tankar.channels.models import Channel
from tankar.content.actions.media import look_through as looking
from tankar.content.actions.media.look_through import MOST_TRIES, look_through, not_looked_at
from tankar.content.actions.release_item import release_item
from tankar.content.actions.remove_item import remove_item
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.errors import ChangedMeanwhile, NotReady
from tankar.content.media import uploads
from tankar.content.media.uploads import carried_over
from tankar.content.media.videos import take_in_video
from tankar.content.models import Item, Upload
from tankar.content.periodic import find_waiting_videos
from tankar.content.testing.making import make_item, picture_bytes, ready_item, uploaded, video_bytes
from tankar.notices.models import Notice
from tankar.organisation.models import Person, new_public_id
from tankar.organisation.testing.people import SignedIn
from tankar.work import leases

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(as_person: SignedIn, aino: Person) -> Client:
    return as_person(aino)


@pytest.fixture
def item(aino: Person, instagram: Channel) -> Item:
    return ready_item(aino, instagram)


def on_disk(upload: Upload | str) -> bool:
    public_id = upload if isinstance(upload, str) else upload.public_id
    return (Path(settings.DATA) / "uploads" / f"{public_id}.part").exists()


def attached(browser: Client, item: Item, data: bytes, name: str = "vernissage.mp4") -> Upload:
    """A video that came with the composer's form, waiting to be looked through."""
    sent = {"picture": uploaded(data, name), "revision": item.revision}
    told = browser.post(reverse("content:attach", args=[item.public_id]), sent).json()
    assert told["refusals"] == []
    assert "hx-get" in told["cards"][0]
    return Upload.objects.get(item=item, state="looking")


def asked(browser: Client, item: Item, upload: Upload) -> Any:
    return browser.get(reverse("content:video_on_the_way", args=[item.public_id, upload.public_id]))


def stops(aino: Person, item: Item) -> list[str]:
    item.refresh_from_db()
    with pytest.raises(NotReady) as caught:
        release_item(aino, item, item.revision, timezone.now())
    return [problem.code for problem in caught.value.problems]


def test_the_composer_asks_until_the_video_is_there(browser: Client, item: Item) -> None:
    upload = attached(browser, item, video_bytes())
    assert not item.media.exists()
    waiting = asked(browser, item, upload).content.decode()
    assert "vernissage.mp4" in waiting
    assert "every 2s" in waiting
    look_through(upload.pk, "worker")
    ready = asked(browser, item, upload)
    assert "<video" in ready.content.decode()
    assert "every 2s" not in ready.content.decode()
    assert item.media.get().asset.is_video
    assert not on_disk(upload)
    page = browser.get(reverse("content:write", args=[item.public_id])).content.decode()
    assert "data-upload=" not in page


def test_whoever_writes_on_meanwhile_is_not_told_that_somebody_else_did(
    browser: Client, aino: Person, item: Item
) -> None:
    upload = attached(browser, item, video_bytes())
    begun_from = item.revision
    look_through(upload.pk, "worker")
    item.refresh_from_db()
    assert item.revision == begun_from + 1
    told = json.loads(asked(browser, item, upload)["HX-Trigger"])
    assert told["video-taken"] == {"before": begun_from, "after": begun_from + 1}
    sent = {"text-sv": "Öppet igen.", "revision": begun_from}
    assert browser.post(reverse("content:save", args=[item.public_id]), sent).status_code == 200
    item.refresh_from_db()
    assert item.media.count() == 1
    assert carried_over(item, begun_from) == begun_from + 1


def test_what_a_colleague_wrote_meanwhile_is_still_shown_beside(
    browser: Client, aino: Person, item: Item
) -> None:
    upload = attached(browser, item, video_bytes())
    begun_from = item.revision
    save_item(aino, item, begun_from, Changes(texts={"sv": "Kollegans ord."}))
    look_through(upload.pk, "worker")
    item.refresh_from_db()
    with pytest.raises(ChangedMeanwhile):
        save_item(aino, item, carried_over(item, begun_from), Changes(texts={"sv": "Mina ord."}))


def test_an_item_does_not_go_out_before_its_video_is_there(browser: Client, aino: Person, item: Item) -> None:
    upload = attached(browser, item, video_bytes())
    assert stops(aino, item) == ["video_on_the_way"]
    page = browser.get(reverse("content:write", args=[item.public_id])).content.decode()
    assert f'id="upload-{upload.public_id}"' in page
    look_through(upload.pk, "worker")
    assert "video_on_the_way" not in stops(aino, item)


def test_a_damaged_video_is_refused_with_a_reason_and_stops_the_item_until_it_is_taken_off(
    browser: Client, aino: Person, item: Item
) -> None:
    upload = attached(browser, item, b"\x00\x00\x00\x18ftypmp42" + bytes(200), "trasig.mp4")
    look_through(upload.pk, "worker")
    refused = asked(browser, item, upload)
    words = refused.content.decode()
    assert "trasig.mp4" in words
    assert "hx-get" not in words
    assert "video-refused" in refused["HX-Trigger"]
    assert not on_disk(upload)
    notice = Notice.objects.get(person=aino)
    assert notice.params == {"name": "trasig.mp4"}
    assert stops(aino, item) == ["video_refused"]
    off = {"act": f"forget_video:{upload.public_id}", "revision": item.revision}
    browser.post(reverse("content:attach", args=[item.public_id]), off)
    browser.post(reverse("content:attach", args=[item.public_id]), off)
    item.refresh_from_db()
    release_item(aino, item, item.revision, timezone.now())


def test_a_video_taken_off_while_a_worker_is_at_it_does_not_come_back(
    browser: Client, item: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = attached(browser, item, video_bytes())
    real = take_in_video

    def slow(*args: Any) -> Any:
        stored = real(*args)
        off = {"act": f"forget_video:{upload.public_id}", "revision": item.revision}
        browser.post(reverse("content:attach", args=[item.public_id]), off)
        return stored

    monkeypatch.setattr(looking, "take_in_video", slow)
    look_through(upload.pk, "worker")
    assert not item.media.exists()
    assert asked(browser, item, upload).content == b""


def test_a_lost_task_is_found_by_the_sweep(browser: Client, item: Item, clock: Any) -> None:
    upload = attached(browser, item, video_bytes())
    assert not_looked_at() == []
    clock.advance(seconds=11)
    assert not_looked_at() == [upload.pk]
    assert find_waiting_videos() == 1


def test_what_a_killed_worker_held_is_looked_through_by_another(
    browser: Client, item: Item, clock: Any, machine_clock: Any
) -> None:
    upload = attached(browser, item, video_bytes())
    clock.advance(hours=1)
    assert leases.hold(f"content.video.{upload.pk}", "killed", looking.LEASE_SECONDS)
    assert not_looked_at() == []
    look_through(upload.pk, "another")
    assert not item.media.exists()
    machine_clock.advance(seconds=looking.LEASE_SECONDS + 1)
    assert not_looked_at() == [upload.pk]
    look_through(upload.pk, "another")
    assert item.media.count() == 1


def test_the_lease_lasts_as_long_as_the_work(
    browser: Client, item: Item, machine_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = attached(browser, item, video_bytes())
    lease = f"content.video.{upload.pk}"

    def long_work(path: Path, still_here: Any) -> Any:
        for _each in range(30):
            machine_clock.advance(seconds=looking.LEASE_SECONDS / 3)
            still_here()
            assert leases.held([lease]) == {lease}
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(looking, "take_in_video", long_work)
    with pytest.raises(OSError, match="full"):
        look_through(upload.pk, "worker")
    assert leases.held([lease]) == set()


def test_a_full_disk_is_not_the_videos_fault_and_a_file_that_stops_three_workers_is_refused(
    browser: Client, item: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = attached(browser, item, video_bytes())
    real = take_in_video

    def full(*_each: Any) -> Any:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(looking, "take_in_video", full)
    for _each in range(MOST_TRIES):
        with pytest.raises(OSError, match="full"):
            look_through(upload.pk, "worker")
    upload.refresh_from_db()
    assert upload.state == "looking"
    assert on_disk(upload)
    monkeypatch.setattr(looking, "take_in_video", real)
    look_through(upload.pk, "worker")
    upload.refresh_from_db()
    assert (upload.state, upload.refusal) == ("refused", "stopped")


def test_two_workers_make_one_medium(browser: Client, item: Item) -> None:
    upload = attached(browser, item, video_bytes())
    look_through(upload.pk, "one")
    look_through(upload.pk, "two")
    assert item.media.count() == 1
    revision = item.revision
    item.refresh_from_db()
    assert item.revision == revision + 1


def test_the_same_video_again_and_one_too_many_are_told(browser: Client, item: Item) -> None:
    first = attached(browser, item, video_bytes())
    look_through(first.pk, "worker")
    item.refresh_from_db()
    again = attached(browser, item, video_bytes())
    look_through(again.pk, "worker")
    again.refresh_from_db()
    assert again.refusal == "already"
    assert item.media.count() == 1


def test_of_a_removed_item_nothing_is_kept(browser: Client, aino: Person, item: Item) -> None:
    upload = attached(browser, item, video_bytes())
    remove_item(aino, item)
    look_through(upload.pk, "worker")
    assert not Upload.objects.exists()
    assert not on_disk(upload)


def test_somebody_elses_video_cannot_be_asked_for(
    browser: Client, as_person: SignedIn, mikko: Person, item: Item
) -> None:
    upload = attached(browser, item, video_bytes())
    assert asked(as_person(mikko), item, upload).status_code in (403, 404)


def test_what_became_of_videos_is_forgotten_after_a_week_but_never_one_that_waits(
    browser: Client, item: Item, clock: Any
) -> None:
    waiting = attached(browser, item, video_bytes())
    Upload.objects.filter(pk=waiting.pk).update(item=None)
    done = attached(browser, item, video_bytes(2.0))
    look_through(done.pk, "worker")
    clock.advance(days=8)
    assert uploads.forget_old() == 1
    assert Upload.objects.get() == waiting


def test_what_a_killed_worker_left_half_written_leaves_the_disk_the_next_day(machine_clock: Any) -> None:
    media, arriving = Path(settings.DATA) / "media", Path(settings.DATA) / "uploads"
    left = [media / ".video-half.mp4", arriving / "0123456789abcdef.part"]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"half")
    uploads.forget_leftovers()
    assert all(path.exists() for path in left)
    for path in left:
        os.utime(path, (0, 0))
    uploads.forget_leftovers()
    assert not any(path.exists() for path in left)


def test_a_bad_file_as_the_first_act_leaves_no_empty_item(browser: Client, instagram: Channel) -> None:
    drawn = new_public_id()
    sent = {"picture": uploaded(b"<svg onload=alert(1)>", "bild.svg"), "revision": 0}
    told = browser.post(reverse("content:attach", args=[drawn]), sent).json()
    assert (told["revision"], told["cards"], len(told["refusals"])) == (0, [], 1)
    assert not Item.objects.exists()
    good = {"picture": uploaded(picture_bytes(), "bild.jpg"), "revision": 0}
    assert browser.post(reverse("content:attach", args=[drawn]), good).json()["revision"] > 0
    assert Item.objects.get().media.count() == 1


def test_a_file_that_is_no_video_as_the_first_act_leaves_no_empty_item(
    browser: Client, instagram: Channel
) -> None:
    begun = browser.post(reverse("content:upload"), {"key": "film.mp4|1", "size": 8}).json()
    browser.patch(
        reverse("content:upload_piece", args=[begun["id"]]),
        b"#EXTM3U\n",
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": "0"},
    )
    told = browser.post(reverse("content:attach", args=[new_public_id()]), {"upload": begun["id"]}).json()
    assert len(told["refusals"]) == 1
    assert not Item.objects.exists()
    assert not Upload.objects.exists()
    assert not on_disk(begun["id"])


def test_without_javascript_the_bad_files_page_keeps_the_chosen_channel(
    browser: Client, instagram: Channel
) -> None:
    where = reverse("content:write", args=[new_public_id()])
    form = {"text-sv": "", "channels_shown": "1", "channels": instagram.public_id, "revision": 0}
    answer = browser.post(where, {**form, "picture": uploaded(b"%PDF-1.7", "blad.pdf")})
    assert answer.status_code == 422
    assert not Item.objects.exists()
    page = answer.content.decode()
    assert f'value="{instagram.public_id}" checked' in page
    assert "PDF" in page


def test_words_that_came_with_a_bad_file_are_kept(browser: Client, instagram: Channel) -> None:
    where = reverse("content:write", args=[new_public_id()])
    answer = browser.post(where, {"text-sv": "Öppet.", "picture": uploaded(b"%PDF-1.7", "blad.pdf")})
    assert answer.status_code == 422
    assert Item.objects.get().versions.get(language="sv").text == "Öppet."


def test_the_first_of_several_that_can_be_taken_begins_the_item(browser: Client, instagram: Channel) -> None:
    where = reverse("content:attach", args=[new_public_id()])
    files = [uploaded(b"%PDF-1.7", "blad.pdf"), uploaded(picture_bytes(), "bild.jpg")]
    told = browser.post(where, {"picture": files}).json()
    assert len(told["refusals"]) == 1
    assert told["refusals"][0].startswith("blad.pdf")
    assert len(told["cards"]) == 1


def test_a_video_fills_one_of_the_items_places_while_it_waits(
    browser: Client, aino: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Bilder")
    attached(browser, item, video_bytes())
    files = [uploaded(picture_bytes(size=(64, 48 + number)), f"{number}.jpg") for number in range(10)]
    told = browser.post(reverse("content:attach", args=[item.public_id]), {"picture": files}).json()
    assert len(told["cards"]) == 9
    assert len(told["refusals"]) == 1
