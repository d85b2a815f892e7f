"""Pictures that are made small enough, and those that are not."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from tankar.networks.contract import Media, NotNow, Reason, Rejected
from tankar.networks.pictures import fitted, measured

JPEG = frozenset({"image/jpeg"})


def media(image: Image.Image, kind: str = "JPEG", **saved: object) -> Media:
    made = io.BytesIO()
    image.save(made, kind, **saved)
    data = made.getvalue()
    return Media(
        "ab" * 32, f"image/{kind.lower()}", "En bild", "sv", lambda: io.BytesIO(data), size=len(data)
    )


def noise(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 100).convert("RGB")


def test_a_picture_that_is_small_enough_leaves_as_it_is() -> None:
    small = media(noise(60, 40))
    made = fitted(small, 1_000_000, JPEG)
    assert made.data == small.open().read()
    assert (made.width, made.height) == (60, 40)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_kind_the_network_does_not_take_becomes_a_jpeg(kind: str) -> None:
    made = fitted(media(noise(60, 40), kind), 1_000_000, JPEG)
    assert made.content_type == "image/jpeg"
    assert measured(made.data) == (60, 40)


def test_a_large_picture_loses_quality_first_and_size_only_then() -> None:
    large = media(noise(600, 400), quality=98)
    worse = fitted(large, large.size * 2 // 3, JPEG)
    assert (worse.width, worse.height) == (600, 400)
    smaller = fitted(large, 60_000, JPEG)
    assert len(smaller.data) <= 60_000
    assert smaller.width < 600
    assert abs(smaller.width / smaller.height - 1.5) < 0.02


def test_see_through_parts_become_white() -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    made = fitted(media(clear, "PNG"), 1_000_000, JPEG)
    with Image.open(io.BytesIO(made.data)) as image:
        assert image.convert("RGB").getpixel((10, 10)) == (255, 255, 255)


def test_a_picture_that_lies_on_its_side_is_turned_and_loses_what_the_camera_wrote() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of Aino"
    lying = media(noise(300, 200), quality=98, exif=exif)
    assert measured(lying.open().read()) == (200, 300)
    made = fitted(lying, lying.size // 2, JPEG)
    assert made.width < made.height
    assert b"Camera of Aino" not in made.data


def test_what_is_no_picture_is_refused_when_it_must_be_changed() -> None:
    broken = replace(media(noise(9, 9)), open=lambda: io.BytesIO(b"GIF89a" + b"x" * 5_000))
    with pytest.raises(Rejected) as raised:
        fitted(broken, 1_000, JPEG)
    assert raised.value.reason is Reason.MEDIA_UNPROCESSED
    assert measured(b"no picture") == (0, 0)


def test_a_picture_that_stays_too_large_is_refused() -> None:
    with pytest.raises(Rejected) as raised:
        fitted(media(noise(500, 500)), 500, JPEG)
    assert raised.value.reason is Reason.MEDIA_TOO_LARGE


def test_a_store_that_does_not_answer_is_asked_later() -> None:
    def gone() -> io.BytesIO:
        raise FileNotFoundError

    with pytest.raises(NotNow):
        fitted(replace(media(noise(9, 9)), open=gone), 1_000, JPEG)
