"""A picture of one's own on a video's cover: cut to its shape, cleaned, asked about, and stopped when leave ends."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from tankar.channels.models import Channel, ChannelAssignment
from tankar.content.actions.copy_item import copy_item
from tankar.content.actions.media.cover import add_cover, choose_cover, use_as_cover
from tankar.content.actions.media.end_leave import end_leave
from tankar.content.actions.media.library import add_to_library, describe_asset
from tankar.content.draft import draft_of
from tankar.content.errors import LeaveHasEnded, NotAllowed, PictureRefused, UsedInSeveral
from tankar.content.media import open_original, take_in
from tankar.content.media.covers import LEAST_SIDE, MOST_SIDE, Cut, cut_cover, frame_of_cover
from tankar.content.media.cropping import WHOLE, Frame, part_of, standing_of
from tankar.content.models import Asset, CoverCut, Item
from tankar.content.problems import blocking, problems_of
from tankar.content.review.needs import category_of, frozen_of
from tankar.content.testing.making import (
    make_channel,
    make_item,
    picture_bytes,
    ready_item,
    uploaded,
    with_film,
    with_picture,
)
from tankar.notices.models import Notice
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

KARLEBY = ZoneInfo("Europe/Helsinki")
SIDES = st.integers(min_value=2, max_value=8000)
FRAMES = st.builds(
    Frame, part=st.integers(-10, 300), across=st.integers(-9, 2000), down=st.integers(-9, 2000)
)


@pytest.fixture
def item(aino: Person, instagram: Channel) -> Item:
    return with_film(aino, ready_item(aino, instagram))


@pytest.fixture
def video(item: Item) -> Asset:
    return item.media.get().asset


@pytest.fixture
def browser(as_person: SignedIn, aino: Person) -> Client:
    return as_person(aino)


def covered(person: Person, video: Asset, size: tuple[int, int] = (128, 96), **facts: Any) -> Asset:
    """The video with a picture of the person's on its cover, about which `facts` are known."""
    stored = take_in(uploaded(picture_bytes(size=size)))
    picture = add_cover(person, video, stored, "Eget foto", cut_cover(stored, video))
    video.refresh_from_db()
    return describe_asset(person, picture, **facts) if facts else picture


def lies_there(person: Person, **facts: Any) -> Asset:
    asset = add_to_library(person, take_in(uploaded(picture_bytes(size=(300, 90)))), "Museet")
    return describe_asset(person, asset, **{"people": "nobody", "title": "Fyren", **facts})


def codes(item: Item) -> list[str]:
    return [problem.code for problem in problems_of(draft_of(item))]


def where(video: Asset) -> str:
    return reverse("content:cover", args=[video.public_id])


def told(browser: Client, video: Asset, **sent: Any) -> str:
    """What the page after it says, in Finnish: Aino's language."""
    answer = browser.post(where(video), sent, follow=True)
    return " ".join(str(one) for one in answer.context["messages"])


@given(FRAMES, SIDES, SIDES, SIDES, SIDES)
def test_the_part_lies_in_the_picture_and_has_the_videos_shape(
    frame: Frame, wide: int, high: int, width: int, height: int
) -> None:
    left, top, across, down = part_of((wide, high), frame, width, height)
    assert 0 <= left <= left + across <= width
    assert 0 <= top <= top + down <= height
    assert min(across, down) >= 1
    # one of the sides is rounded to a whole pixel, or there is only one
    assert abs(across * high - down * wide) <= max(wide, high) * 2 or min(across, down) == 1


def test_the_form_shows_how_it_was_cut() -> None:
    frame = Frame(part=50, across=0, down=1000)
    box = part_of((16, 9), frame, 1600, 1600)
    assert box == (0, 1150, 800, 450)
    assert standing_of(box, (16, 9), 1600, 1600) == frame


def test_a_picture_of_ones_own_leaves_as_the_part_that_was_cut_without_place_and_time(
    aino: Person, item: Item, video: Asset
) -> None:
    exif = Pillow.Exif()
    exif[0x9003], exif[0x010F] = "2026:11:23 08:15:00", "Lyktan kamera"
    stored = take_in(uploaded(picture_bytes(size=(400, 100), exif=exif)))
    picture = add_cover(aino, video, stored, "Eget foto", cut_cover(stored, video))
    (medium,) = draft_of(item).media
    with open_original(medium.cover) as file:
        data = file.read()
    assert b"Lyktan" not in data
    with open_original(medium.cover) as file, Pillow.open(file) as cover:
        assert (cover.format, cover.size) == ("JPEG", (133, 100))
    assert (picture.source, picture.in_library, picture.unit) == ("Eget foto", False, item.unit)
    frozen = frozen_of(draft_of(item)).data["channels"]
    ((shown,),) = [post["media"] for posts in frozen.values() for post in posts]
    assert (shown["cover"], shown["sha256"]) == (medium.cover, video.sha256)
    assert CoverCut.objects.get(file=medium.cover).crop == [134, 0, 133, 100]


def test_a_drawing_that_is_seen_through_stands_on_white(aino: Person, video: Asset) -> None:
    clear = Pillow.new("RGBA", (128, 96), (0, 0, 0, 0))
    buffer = uploaded(b"")
    clear.save(buffer, "PNG")
    buffer.size = buffer.tell()
    cut = cut_cover(take_in(buffer), video)
    with open_original(cut.file) as file, Pillow.open(file) as cover:
        assert (cover.format, cover.convert("RGB").getpixel((3, 3))) == ("JPEG", (255, 255, 255))


def test_a_big_picture_is_made_smaller_before_anybody_approves_it(aino: Person, video: Asset) -> None:
    cut = cut_cover(take_in(uploaded(picture_bytes(size=(2400, 1800)))), video)
    with open_original(cut.file) as file, Pillow.open(file) as cover:
        assert cover.size == (MOST_SIDE, 1440)


@pytest.mark.parametrize("size", [(60, 44), (1200, 30), (40, 900)])
def test_what_is_too_small_or_too_long_for_the_shape_is_refused_with_its_measures(
    browser: Client, video: Asset, size: tuple[int, int]
) -> None:
    before = Asset.objects.count()
    assert "liian pieni kansikuvaksi" in told(browser, video, file=uploaded(picture_bytes(size=size)))
    assert (Asset.objects.count(), Asset.objects.get(pk=video.pk).cover) == (before, video.cover)


def test_a_big_video_wants_a_cover_that_is_seen_across_a_page(aino: Person, instagram: Channel) -> None:
    video = with_film(aino, make_item(aino, instagram), size=(960, 540)).media.get().asset
    with pytest.raises(PictureRefused) as caught:
        cut_cover(take_in(uploaded(picture_bytes(size=(LEAST_SIDE - 1, 600)))), video)
    assert caught.value.code == "too_small"
    assert "639 × 359" in caught.value.sentence
    assert cut_cover(take_in(uploaded(picture_bytes(size=(LEAST_SIDE, 360)))), video).crop[2] == LEAST_SIDE


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 blankett", "PDF"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(99), "on video"),
        (b"", "tyhjä"),
        (picture_bytes()[:200], "vioittunut"),
    ],
)
def test_what_is_no_picture_is_told_and_the_cover_stays(
    browser: Client, video: Asset, data: bytes, words: str
) -> None:
    assert words in told(browser, video, file=uploaded(data))
    assert Asset.objects.get(pk=video.pk).cover == video.cover
    assert not CoverCut.objects.exists()


def test_without_a_file_nothing_happens_and_the_page_says_so(browser: Client, video: Asset) -> None:
    assert "Kansikuva on ennallaan" in told(browser, video) or "kansikuva on ennallaan" in told(
        browser, video
    )
    assert Asset.objects.get(pk=video.pk).cover == video.cover


def test_the_pictures_own_questions_come_next_and_stop_the_post_until_they_are_answered(
    browser: Client, aino: Person, item: Item, video: Asset
) -> None:
    answer = browser.post(where(video), {"file": uploaded(picture_bytes(size=(128, 96)))})
    video.refresh_from_db()
    picture = video.cover_from
    assert picture is not None
    page = reverse("content:library_picture", args=[picture.public_id])
    assert answer["Location"] == page
    assert codes(item) == ["cover_people_unanswered"]
    assert reverse("content:library_picture", args=[video.public_id]) in browser.get(page).content.decode()
    browser.post(page, {"people": "leave", "source": "Aino"})
    assert codes(item) == ["cover_leave_note_missing"]
    browser.post(page, {"people": "leave", "source": "", "leave_note": "Blankett"})
    assert codes(item) == ["cover_source_missing"]
    assert not blocking(problems_of(draft_of(item)))


def test_where_all_is_known_one_stays_at_the_video(
    browser: Client, lars: Person, item: Item, video: Asset
) -> None:
    answer = browser.post(where(video), {"picture": lies_there(lars).public_id})
    assert answer["Location"] == reverse("content:library_picture", args=[video.public_id])
    assert codes(item) == []


def test_children_on_the_cover_need_a_colleagues_yes(aino: Person, item: Item, video: Asset) -> None:
    before = category_of(draft_of(item))
    covered(aino, video, people="children", leave_note="Blankett i klassens mapp")
    assert category_of(draft_of(item)) == f"{before}+children"


def test_another_cover_is_another_revision_and_voids_a_yes(aino: Person, item: Item, video: Asset) -> None:
    revision, before = item.revision, frozen_of(draft_of(item)).hash
    covered(aino, video)
    item.refresh_from_db()
    assert item.revision == revision + 1
    assert frozen_of(draft_of(item)).hash != before


def test_the_composer_leads_to_the_picture_on_the_cover(
    browser: Client, aino: Person, item: Item, video: Asset
) -> None:
    picture = covered(aino, video, people="nobody", source="Aino i snön")
    page = browser.get(reverse("content:write", args=[item.public_id])).content.decode()
    assert f'id="cover-{item.media.get().public_id}"' in page
    assert reverse("content:library_picture", args=[picture.public_id]) in page
    assert "Aino i snön" in page


def test_the_cover_costs_the_composer_no_statement(
    browser: Client, aino: Person, item: Item, video: Asset
) -> None:
    page = reverse("content:write", args=[item.public_id])
    counts = []
    for _each in range(2):
        browser.get(page)
        with CaptureQueriesContext(connection) as caught:
            browser.get(page)
        counts.append(sum("tankar_work_demo" not in one["sql"] for one in caught))
        covered(aino, video, people="nobody")
    assert counts[0] == counts[1] <= 15


@pytest.mark.parametrize(
    ("last_day", "then", "ended"),
    [
        # the night on which the clocks go back is still the last day, whichever three o'clock it is
        ("2026-10-25", dt.datetime(2026, 10, 25, 3, 30, fold=1, tzinfo=KARLEBY), False),
        ("2026-10-25", dt.datetime(2026, 10, 25, 23, 59, tzinfo=KARLEBY), False),
        ("2026-10-25", dt.datetime(2026, 10, 26, 0, 1, tzinfo=KARLEBY), True),
        # Independence Day counts like any day
        ("2026-12-06", dt.datetime(2026, 12, 6, 12, tzinfo=KARLEBY), False),
        ("2026-12-05", dt.datetime(2026, 12, 6, 0, 1, tzinfo=KARLEBY), True),
    ],
)
def test_leave_for_the_cover_ends_with_its_last_day(
    aino: Person, item: Item, video: Asset, clock: Any, last_day: str, then: dt.datetime, ended: bool
) -> None:
    known: dict[str, Any] = {"people": "leave", "leave_note": "Blankett"}
    covered(aino, video, leave_until=dt.date.fromisoformat(last_day), **known)
    clock.set(then)
    assert ("cover_leave_ended" in codes(item)) == ended


def test_leave_taken_back_stops_the_draft_and_tells_its_author(
    aino: Person, lars: Person, item: Item, video: Asset
) -> None:
    picture = covered(aino, video, people="nobody")
    end_leave(lars, picture, "Bad om det")
    assert codes(item) == ["cover_leave_ended"]
    notice = Notice.objects.get(person=aino)
    assert notice.url == reverse("content:library_picture", args=[picture.public_id])


def test_a_picture_whose_leave_has_ended_is_not_chosen(
    browser: Client, aino: Person, lars: Person, video: Asset
) -> None:
    picture = lies_there(lars)
    end_leave(lars, picture, "Bad om det")
    with pytest.raises(LeaveHasEnded):
        use_as_cover(aino, video, picture, cut_cover(picture, video))
    assert "päättynyt" in told(browser, video, picture=picture.public_id)
    assert Asset.objects.get(pk=video.pk).cover == video.cover


def test_a_still_takes_the_pictures_place_and_asks_nothing(
    browser: Client, aino: Person, item: Item, video: Asset
) -> None:
    covered(aino, video)
    assert codes(item) == ["cover_people_unanswered"]
    browser.post(where(video), {"second": "0"})
    video.refresh_from_db()
    assert video.cover_from is None
    assert codes(item) == []
    assert "pysäytyskuva" in told(browser, video, act="cut")


def test_the_same_file_again_keeps_what_is_known_about_it(aino: Person, video: Asset) -> None:
    picture = covered(aino, video, people="nobody")
    assert covered(aino, video) == picture
    assert covered(aino, video, size=(160, 120)) != picture


def test_another_part_of_the_same_picture_is_cut_without_a_script(
    browser: Client, aino: Person, video: Asset
) -> None:
    picture = covered(aino, video, size=(400, 90), people="nobody")
    assert frame_of_cover(video) == WHOLE
    browser.post(where(video), {"act": "cut", "part-cover": "80", "where-cover": "0-1000"})
    before, video = video.cover, Asset.objects.get(pk=video.pk)
    assert (video.cover_from, video.cover != before) == (picture, True)
    assert frame_of_cover(video) == Frame(part=80, across=0, down=1000)
    page = browser.get(reverse("content:library_picture", args=[video.public_id])).content.decode()
    assert 'value="0-1000" checked' in page
    assert "liian pieni" in told(browser, video, act="cut", **{"part-cover": "20"})
    assert Asset.objects.get(pk=video.pk).cover == video.cover


def test_the_same_part_again_is_one_part(aino: Person, video: Asset) -> None:
    picture = covered(aino, video, people="nobody")
    for _click in range(2):
        use_as_cover(aino, video, picture, cut_cover(picture, video))
    assert CoverCut.objects.count() == 1


def test_a_picture_of_the_library_stays_one_and_another_items_is_asked_about_anew(
    aino: Person, lars: Person, instagram: Channel, video: Asset
) -> None:
    common = lies_there(lars)
    assert use_as_cover(aino, video, common, cut_cover(common, video)) == common
    other = with_picture(aino, make_item(aino, instagram)).media.get().asset
    own = use_as_cover(aino, video, other, Cut((0, 0, 64, 48), other.sha256))
    assert (own == other, own.sha256, own.people) == (False, other.sha256, "")


def test_a_copied_item_has_a_cover_of_its_own_and_is_asked_about_it(
    aino: Person, item: Item, video: Asset
) -> None:
    picture = covered(aino, video, people="children", leave_note="Blankett")
    copied = copy_item(aino, item).media.get().asset
    assert copied.cover == video.cover
    assert copied.cover_from not in (None, picture)
    assert copied.cover_from is not None
    assert (copied.cover_from.sha256, copied.cover_from.people) == (picture.sha256, "")
    assert frame_of_cover(copied) == WHOLE
    assert CoverCut.objects.filter(video=copied).count() == 1


def test_what_stands_on_several_videos_stays_in_the_library(
    aino: Person, lars: Person, instagram: Channel, video: Asset
) -> None:
    picture = lies_there(lars)
    other = with_film(aino, make_item(aino, instagram)).media.get().asset
    for one in (video, other):
        use_as_cover(aino, one, picture, cut_cover(picture, one))
    with pytest.raises(UsedInSeveral):
        describe_asset(lars, picture, in_library=False)


def test_whoever_writes_the_item_sees_and_answers_for_its_cover(
    as_person: SignedIn, aino: Person, heikki: Person, mikko: Person, instagram: Channel, video: Asset
) -> None:
    picture = covered(aino, video)
    assert not may(heikki, "content.view_picture", picture)
    ChannelAssignment.objects.create(channel=instagram, person=heikki)
    people = {one: Person.objects.get(pk=one.pk) for one in (aino, heikki, mikko)}
    for name, list_of in (("view", "visible_to"), ("edit", "editable_by")):
        for known, person in people.items():
            allowed = known is not mikko
            assert may(person, f"content.{name}_picture", picture) == allowed
            assert getattr(Asset.objects, list_of)(person).filter(pk=picture.pk).exists() == allowed
    with pytest.raises(NotAllowed):
        choose_cover(mikko, video, "e" * 64)
    with pytest.raises(NotAllowed):
        add_cover(mikko, video, take_in(uploaded(picture_bytes())), "", Cut((0, 0, 1, 1), "e" * 64))
    assert as_person(mikko).post(where(video), {"second": "0"}).status_code == 404


def test_a_cover_of_the_librarys_video_is_seen_by_all_who_write(
    aino: Person, lars: Person, mikko: Person, video: Asset
) -> None:
    picture = covered(lars, video)
    ours = Asset.objects.filter(pk=picture.pk)
    assert not ours.visible_to(mikko).exists()
    describe_asset(lars, video, in_library=True)
    make_channel_for(mikko)
    mikko = Person.objects.get(pk=mikko.pk)
    assert may(mikko, "content.view_picture", picture)
    assert ours.visible_to(mikko).exists()
    assert not may(mikko, "content.edit_picture", picture)
    assert not ours.editable_by(mikko).exists()


def make_channel_for(person: Person) -> Channel:
    assert person.unit is not None
    return make_channel("Vinge", person.unit, person)


def test_the_library_offers_pictures_for_a_cover_and_no_videos(
    browser: Client, aino: Person, lars: Person, video: Asset
) -> None:
    describe_asset(aino, video, in_library=True, title="Det snöar")
    fit, ended = lies_there(lars), lies_there(lars, title="Fyren")
    end_leave(lars, ended, "")
    page = browser.get(reverse("content:pictures"), {"cover": video.public_id})
    shown = {row["asset"] for row in page.context["assets"]}
    assert shown == {fit}
    assert page.context["video"] == video
    assert browser.get(reverse("content:pictures"), {"cover": fit.public_id}).status_code == 404


def test_a_video_stands_for_no_video(browser: Client, aino: Person, instagram: Channel, video: Asset) -> None:
    other = with_film(aino, make_item(aino, instagram)).media.get().asset
    assert browser.post(where(video), {"picture": other.public_id}).status_code == 404
    assert browser.post(where(video), {"picture": "finnsinte"}).status_code == 404
    assert browser.get(where(video)).status_code == 405


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_the_refusal_is_there_in_both_languages(video: Asset, language: str) -> None:
    sentences = []
    for spoken in ("en", language):
        with translation.override(spoken), pytest.raises(PictureRefused) as caught:
            cut_cover(take_in(uploaded(picture_bytes(size=(10, 10)))), video)
        sentences.append(caught.value.sentence)
    assert sentences[0] != sentences[1]
    assert all("10 × 8" in one for one in sentences)
