"""Cutting: said without numbers, never outside the picture, and what leaves is the part alone."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from tankar.channels.models import Channel
from tankar.content.draft import draft_of
from tankar.content.media import open_original
from tankar.content.media.branding import colours_from, contrast, hashtags_for, hashtags_from, pairs_of
from tankar.content.media.cropping import RATIOS, WHOLE, Frame, box_of, frame_of
from tankar.content.models import Brand, UnitHashtags
from tankar.content.testing.making import make_item, with_picture
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn

SIDES = st.integers(min_value=1, max_value=8000)
FRAMES = st.builds(
    Frame,
    st.sampled_from([*RATIOS, "nonsense"]),
    st.integers(min_value=-10, max_value=300),
    st.integers(min_value=-10, max_value=2000),
    st.integers(min_value=-10, max_value=2000),
)


@given(FRAMES, SIDES, SIDES)
def test_a_part_never_lies_outside_the_picture(frame: Frame, width: int, height: int) -> None:
    box = box_of(frame, width, height)
    if box is not None:
        left, top, wide, high = box
        assert 0 <= left <= left + wide <= width
        assert 0 <= top <= top + high <= height
        assert min(wide, high) >= 1


@given(FRAMES, st.integers(min_value=400, max_value=4000), st.integers(min_value=400, max_value=4000))
def test_what_was_cut_is_shown_again_nearly_as_it_was(frame: Frame, width: int, height: int) -> None:
    box = box_of(frame, width, height)
    again = box_of(frame_of(box, width, height), width, height)
    if box is None or again is None:
        assert max(abs(width - (box or again or (0, 0, width, height))[2]), 0) <= width * 0.02
    else:
        assert all(
            abs(one - other) <= max(width, height) * 0.03 for one, other in zip(box, again, strict=True)
        )


@pytest.mark.parametrize(
    ("frame", "box"),
    [
        (WHOLE, None),
        (Frame("1:1"), (200, 0, 400, 400)),
        (Frame("1:1", across=0), (0, 0, 400, 400)),
        (Frame("1:1", across=1000), (400, 0, 400, 400)),
        (Frame("9:16"), (288, 0, 225, 400)),
        (Frame("original", 50, 0, 1000), (0, 200, 400, 200)),
    ],
)
def test_a_frame_is_where_it_says(frame: Frame, box: tuple[int, int, int, int] | None) -> None:
    assert box_of(frame, 800, 400) == box


def test_only_the_part_leaves_and_the_whole_stays(
    as_person: SignedIn, aino: Person, instagram: Channel
) -> None:
    item = with_picture(aino, make_item(aino, instagram, swedish="Hej", finnish="Moi"))
    medium = item.media.get()
    browser: Client = as_person(aino)
    where = reverse("content:attach", args=[item.public_id])
    sent = {
        "act": f"crop:{medium.public_id}",
        f"ratio-{medium.public_id}": "1:1",
        f"at-{medium.public_id}": "0-0",
    }
    told = browser.post(where, sent).json()
    assert told["shown"][medium.public_id]["size"] == [48, 48]
    assert told["revision"] == item.revision + 1
    assert browser.post(where, sent).json()["revision"] == told["revision"]
    (picture,) = draft_of(item).posts_on(draft_of(item).channels[0])[0].pictures
    assert (picture.crop, picture.width, picture.leaves == picture.sha256) == ((0, 0, 48, 48), 48, False)
    with open_original(picture.leaves) as file:
        assert Pillow.open(file).size == (48, 48)
    door = reverse("content:picture", args=[medium.public_id])
    sizes = [Pillow.open(file).size for file in (_opened(browser, door), _opened(browser, f"{door}?whole=1"))]
    assert sizes == [(48, 48), (64, 48)]
    back = browser.post(where, {"act": f"crop:{medium.public_id}"}).json()
    assert back["shown"][medium.public_id]["size"] == [64, 48]


def _opened(browser: Client, where: str) -> BytesIO:
    return BytesIO(b"".join(browser.get(where)))


def test_contrast_is_counted_as_the_guidelines_count_it() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#1d4e89", "#1d4e89") == 1


def test_pairs_that_cannot_be_read_are_not_offered() -> None:
    pairs = pairs_of(colours_from("Gul #f2b705\nLjusgul #F5C842"))
    assert all(pair.contrast >= 3 for pair in pairs)
    assert {pair.second[1] for pair in pairs} == {"#000000"}


def test_hashtags_are_written_with_their_sign_once_and_the_citys_come_first(library: Unit) -> None:
    assert hashtags_from("#Karleby, Kokkola #Karleby") == ["#Karleby", "#Kokkola"]
    assert hashtags_for(library) == []
    Brand.objects.create(pk=1, hashtags=["#Karleby"])
    UnitHashtags.objects.create(unit=library, hashtags=["#Biblioteket", "#Karleby"])
    assert hashtags_for(library) == ["#Karleby", "#Biblioteket"]
    assert hashtags_for(None) == ["#Karleby"]
