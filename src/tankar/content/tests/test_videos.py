"""Videos: taken in by what they are, without place and time, with a cover, piece by piece when they are big."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image as Pillow

from tankar.channels.models import Channel
from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.media.caption import keep_captions, remove_captions
from tankar.content.actions.media.cover import choose_cover
from tankar.content.actions.media.look_through import look_through
from tankar.content.draft import draft_of
from tankar.content.errors import NotAllowed, PictureRefused
from tankar.content.media import open_original, uploads, videos
from tankar.content.media.store import Stored
from tankar.content.media.videos import cover_at, is_video, take_in_video
from tankar.content.models import Item, Upload
from tankar.content.problems import problems_of
from tankar.content.testing.making import make_item, picture_bytes, ready_item, uploaded, video_bytes
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

PLACE = {"location": "+63.8384+023.1304/", "creation_time": "2026-11-23T08:15:00Z", "title": "Lyktan"}


def taken(data: bytes, tmp_path: Path) -> Stored:
    path = tmp_path / "film"
    path.write_bytes(data)
    return take_in_video(path)


def refusal(data: bytes, tmp_path: Path) -> str:
    with pytest.raises(PictureRefused) as caught:
        taken(data, tmp_path)
    assert caught.value.sentence.endswith(".")
    return caught.value.code


def test_a_video_is_measured_and_named_by_its_own_bytes(tmp_path: Path) -> None:
    stored = taken(video_bytes(2.0), tmp_path)
    with open_original(stored.sha256) as file:
        data = file.read()
    assert hashlib.sha256(data).hexdigest() == stored.sha256
    assert (stored.content_type, stored.width, stored.height, stored.size) == (
        "video/mp4",
        64,
        48,
        len(data),
    )
    assert stored.seconds == pytest.approx(2.0, abs=0.15)
    assert not list((Path(settings.DATA) / "media").glob(".video-*"))


def test_place_time_and_camera_are_gone(tmp_path: Path) -> None:
    raw = video_bytes(metadata=PLACE)
    assert b"loci" in raw
    assert b"Lyktan" in raw
    with open_original(taken(raw, tmp_path).sha256) as file:
        data = file.read()
    for trace in (b"loci", b"earth", b"2026", b"Lyktan"):
        assert trace not in data
    with av.open(BytesIO(data)) as container:
        assert not {"location", "creation_time", "title"} & set(container.metadata)


def test_webm_stays_webm(tmp_path: Path) -> None:
    assert taken(video_bytes(kind="webm"), tmp_path).content_type == "video/webm"


def test_the_cover_is_a_still_of_the_video(tmp_path: Path) -> None:
    stored = taken(video_bytes(3.0), tmp_path)
    with open_original(stored.cover) as file:
        first = Pillow.open(file).convert("RGB").getpixel((5, 5))
    with open_original(cover_at(stored.sha256, stored.content_type, 2.5)) as file:
        later = Pillow.open(file).convert("RGB").getpixel((5, 5))
    assert isinstance(first, tuple)
    assert isinstance(later, tuple)
    assert later[0] > first[0]


def test_a_still_after_the_end_is_the_last_one(tmp_path: Path) -> None:
    stored = taken(video_bytes(), tmp_path)
    assert len(cover_at(stored.sha256, stored.content_type, 99)) == 64


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"#EXTM3U\nhttp://127.0.0.1/inside\n", "other"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "other"),
        (b"", "other"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(200), "damaged"),
        (b"\x1a\x45\xdf\xa3" + bytes(200), "damaged"),
    ],
)
def test_what_is_no_video_is_refused_and_fetches_nothing(data: bytes, code: str, tmp_path: Path) -> None:
    assert refusal(data, tmp_path) == code


def test_a_video_that_came_halfway_is_refused(tmp_path: Path) -> None:
    data = video_bytes(3.0)
    assert refusal(data[: len(data) // 3], tmp_path) == "damaged"


def test_too_long_and_too_wide_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(videos, "MOST_SIDE", 50)
    assert refusal(video_bytes(), tmp_path) == "too_wide"
    monkeypatch.setattr(videos, "MOST_SECONDS", 0)
    assert refusal(video_bytes(), tmp_path) == "too_long"


def test_a_picture_is_no_video_whatever_it_is_called() -> None:
    assert not is_video(picture_bytes())
    assert not is_video(b"\x00\x00\x00\x18ftypheic")
    assert is_video(video_bytes()[:64])


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_every_refusal_of_a_video_is_there_in_both_languages(language: str) -> None:
    with translation.override("en"):
        english = videos._sentences()
    with translation.override(language):
        assert all(english[code] != sentence for code, sentence in videos._sentences().items())


@pytest.fixture
def browser(as_person: SignedIn, aino: Person) -> Client:
    return as_person(aino)


def begun(browser: Client, data: bytes) -> dict[str, Any]:
    told: dict[str, Any] = browser.post(
        reverse("content:upload"), {"key": "film|1", "size": len(data)}
    ).json()
    return told


def send(browser: Client, public_id: str, offset: int, piece: bytes) -> Any:
    return browser.patch(
        reverse("content:upload_piece", args=[public_id]),
        piece,
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": str(offset)},
    )


def test_an_upload_cut_off_goes_on_where_it_stopped_and_becomes_the_items(
    browser: Client, aino: Person, instagram: Channel
) -> None:
    item, data = make_item(aino, instagram, swedish="Film"), video_bytes()
    upload = begun(browser, data)
    assert send(browser, upload["id"], 0, data[:1000]).json() == {"arrived": 1000}
    assert begun(browser, data) == {"id": upload["id"], "arrived": 1000}
    wrong = send(browser, upload["id"], 5, data[5:])
    assert (wrong.status_code, wrong.json()) == (409, {"arrived": 1000})
    assert send(browser, upload["id"], 1000, data[1000:]).json()["arrived"] == len(data)
    told = browser.post(reverse("content:attach", args=[item.public_id]), {"upload": upload["id"]}).json()
    assert told["refusals"] == []
    look_through(Upload.objects.get().pk, "worker")
    (medium,) = draft_of(item).media
    assert medium.is_video
    assert Upload.objects.get().state == "taken"
    assert not list((Path(settings.DATA) / "uploads").glob(f"{upload['id']}*"))


def test_a_video_that_has_not_arrived_whole_is_not_attached(
    browser: Client, aino: Person, instagram: Channel
) -> None:
    item, data = make_item(aino, instagram), video_bytes()
    upload = begun(browser, data)
    send(browser, upload["id"], 0, data[:1000])
    told = browser.post(reverse("content:attach", args=[item.public_id]), {"upload": upload["id"]}).json()
    assert len(told["refusals"]) == 1
    assert Upload.objects.filter(public_id=upload["id"]).exists()
    assert not item.media.exists()


def test_nothing_is_read_beyond_the_announced_size(browser: Client, instagram: Channel) -> None:
    upload = begun(browser, b"12345")
    assert send(browser, upload["id"], 0, b"1234567890").json() == {"arrived": 5}
    path = uploads.path_of_upload(Upload.objects.get(public_id=upload["id"]))
    assert path.read_bytes() == b"12345"


def test_nobody_goes_on_with_anothers_upload(
    browser: Client, as_person: SignedIn, lars: Person, instagram: Channel
) -> None:
    upload = begun(browser, b"12345")
    assert send(as_person(lars), upload["id"], 0, b"1").status_code == 404


def test_too_big_and_too_many_at_once_are_said(browser: Client, instagram: Channel) -> None:
    where = reverse("content:upload")
    huge = browser.post(where, {"key": "a", "size": 3 * 1024**3})
    assert (huge.status_code, "2048" in huge.json()["refusal"]) == (422, True)
    for wrong in ("0", "-1", "x", "9" * 30):
        assert browser.post(where, {"key": "a", "size": wrong}).status_code == 422
    for number in range(uploads.MOST_AT_ONCE):
        assert browser.post(where, {"key": str(number), "size": 5}).status_code == 200
    assert browser.post(where, {"key": "one more", "size": 5}).status_code == 422


def test_a_session_that_ended_says_so_and_loses_nothing(
    client: Client, browser: Client, instagram: Channel
) -> None:
    upload = begun(browser, b"12345")
    send(browser, upload["id"], 0, b"12")
    browser.logout()
    assert send(browser, upload["id"], 2, b"345").status_code in (302, 401)
    assert uploads.path_of_upload(Upload.objects.get()).read_bytes() == b"12"


def test_what_stopped_halfway_is_cleared_away_after_a_week(
    browser: Client, instagram: Channel, clock: Any
) -> None:
    upload = begun(browser, b"12345")
    send(browser, upload["id"], 0, b"12")
    path = uploads.path_of_upload(Upload.objects.get())
    clock.advance(days=6)
    assert uploads.forget_old() == 0
    clock.advance(days=2)
    assert uploads.forget_old() == 1
    assert not path.exists()


def film(person: Person, item: Item, tmp_path: Path) -> Item:
    attach_image(person, item, taken(video_bytes(), tmp_path), "Eget foto")
    item.refresh_from_db()
    return item


def codes(item: Item) -> list[str]:
    return [problem.code for problem in problems_of(draft_of(item))]


def test_a_video_wants_an_answer_about_speech_and_captions_when_it_speaks(
    aino: Person, instagram: Channel, tmp_path: Path
) -> None:
    item = film(aino, ready_item(aino, instagram), tmp_path)
    asset = item.media.get().asset
    assert "speech_unanswered" in codes(item)
    type(asset).objects.update(speech="file")
    assert "captions_missing" in codes(item)
    keep_captions(aino, asset, "sv", "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nHej\n")
    assert not {"speech_unanswered", "captions_missing"} & set(codes(item))
    (picture,) = draft_of(item).posts_on(draft_of(item).channels[0])[0].pictures
    assert picture.captions.keys() == {"sv"}
    remove_captions(aino, asset, "sv")
    remove_captions(aino, asset, "sv")
    assert "captions_missing" in codes(item)


def test_a_channel_without_video_says_so(aino: Person, instagram: Channel, tmp_path: Path) -> None:
    item = film(aino, ready_item(aino, instagram), tmp_path)
    narrow = draft_of(item).channels[0].limits.video_bytes == 0
    assert ("video_not_taken" in codes(item)) == narrow


def test_captions_and_cover_step_the_revision_and_are_not_everybodys(
    aino: Person, mikko: Person, instagram: Channel, tmp_path: Path
) -> None:
    item = film(aino, make_item(aino, instagram), tmp_path)
    asset, before = item.media.get().asset, item.revision
    choose_cover(aino, asset, "f" * 64)
    item.refresh_from_db()
    assert item.revision == before + 1
    for act in (
        lambda: choose_cover(mikko, asset, "e" * 64),
        lambda: keep_captions(mikko, asset, "sv", "WEBVTT\n"),
        lambda: remove_captions(mikko, asset, "sv"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_video_is_wound_forward_by_range(
    browser: Client, aino: Person, instagram: Channel, tmp_path: Path
) -> None:
    item = film(aino, make_item(aino, instagram), tmp_path)
    asset = item.media.get().asset
    where = reverse("content:asset_file", args=[asset.public_id])
    whole = b"".join(browser.get(where))
    for asked, span in (
        ("bytes=0-9", (0, 10)),
        ("bytes=20-", (20, None)),
        ("bytes=-5", (len(whole) - 5, None)),
    ):
        answer = browser.get(where, headers={"Range": asked})
        assert answer.status_code == 206
        assert b"".join(answer) == whole[slice(*span)]
    beyond = browser.get(where, headers={"Range": f"bytes={len(whole)}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(whole)}")
    for odd in ("bytes=", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,4-5"):
        assert browser.get(where, headers={"Range": odd}).status_code == 200


def test_a_video_without_javascript_comes_with_the_form(
    browser: Client, aino: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Film")
    sent = {"text-sv": "Film", "revision": item.revision, "picture": uploaded(video_bytes(), "film.mp4")}
    assert browser.post(reverse("content:write", args=[item.public_id]), sent).status_code == 302
    look_through(Upload.objects.get().pk, "worker")
    assert draft_of(item).media[0].is_video
