from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from PIL import ExifTags, ImageCms
from PIL import Image as Pillow

from tankar.content import media
from tankar.content.errors import PictureRefused
from tankar.content.media import open_original, open_variant, pictures, take_in
from tankar.content.testing.making import picture_bytes, uploaded

KARLEBY = ((63.0, 50.0, 17.0), (23.0, 7.0, 48.0))


def with_place_and_time() -> bytes:
    exif = Pillow.Exif()
    exif[ExifTags.Base.DateTime] = "2026:11:23 08:15:00"
    exif[ExifTags.Base.Make] = "Lyktan-kameran"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", KARLEBY[0]
    place[ExifTags.GPS.GPSLongitudeRef], place[ExifTags.GPS.GPSLongitude] = "E", KARLEBY[1]
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>photographer at home</x:xmpmeta>"
    return picture_bytes(exif=exif.tobytes(), comment=b"taken in the reading room", xmp=xmp)


def refusal(data: bytes, name: str = "bild.jpg") -> str:
    with pytest.raises(PictureRefused) as caught:
        take_in(uploaded(data, name))
    assert caught.value.sentence.endswith(".")
    return caught.value.code


def stored(data: bytes) -> bytes:
    with open_original(take_in(uploaded(data)).sha256) as file:
        return file.read()


def test_the_test_picture_knows_where_it_was_taken() -> None:
    data = with_place_and_time()
    assert Pillow.open(BytesIO(data)).getexif().get_ifd(ExifTags.IFD.GPSInfo)[2] == KARLEBY[0]
    assert b"photographer at home" in data
    assert b"taken in the reading room" in data


def test_place_time_camera_and_comments_are_gone() -> None:
    data = stored(with_place_and_time())
    opened = Pillow.open(BytesIO(data))
    assert dict(opened.getexif()) == {}
    assert not {"exif", "xmp", "comment", "photoshop", "icc_profile"} & set(opened.info)
    for trace in (
        b"Exif",
        b"http://ns.adobe.com",
        b"photographer",
        b"Lyktan",
        b"2026:11:23",
        b"reading room",
    ):
        assert trace not in data


def test_variants_carry_no_place_either() -> None:
    taken = take_in(uploaded(with_place_and_time()))
    for width in media.VARIANTS:
        with open_variant(taken.sha256, taken.content_type, width) as file:
            assert b"Exif" not in file.read()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_kinds_lose_place_and_time_too(kind: str) -> None:
    exif = Pillow.Exif()
    exif[ExifTags.Base.DateTime] = "2026:11:23 08:15:00"
    assert b"2026:11:23" not in stored(picture_bytes(kind, exif=exif.tobytes(), lossless=True))


def test_a_picture_held_sideways_is_turned_before_the_note_about_it_goes() -> None:
    exif = Pillow.Exif()
    exif[ExifTags.Base.Orientation] = 6
    taken = take_in(uploaded(picture_bytes(size=(64, 48), exif=exif.tobytes())))
    assert (taken.width, taken.height) == (48, 64)
    with open_original(taken.sha256) as file:
        top = Pillow.open(file).convert("RGB").getpixel((24, 2))
    assert isinstance(top, tuple)
    assert top[2] > top[0]


def test_other_colours_become_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert Pillow.open(BytesIO(stored(picture_bytes(icc_profile=profile)))).mode == "RGB"
    broken = Pillow.open(BytesIO(stored(picture_bytes(icc_profile=b"no profile at all"))))
    assert "icc_profile" not in broken.info


def test_print_colours_become_screen_colours() -> None:
    buffer = BytesIO()
    Pillow.new("CMYK", (20, 20), (0, 200, 200, 10)).save(buffer, "JPEG")
    assert Pillow.open(BytesIO(stored(buffer.getvalue()))).mode == "RGB"


def test_what_can_be_seen_through_stays_so() -> None:
    buffer = BytesIO()
    Pillow.new("RGBA", (20, 20), (0, 0, 0, 0)).save(buffer, "PNG")
    assert Pillow.open(BytesIO(stored(buffer.getvalue()))).mode == "RGBA"


def test_sixteen_bits_a_pixel_are_taken() -> None:
    buffer = BytesIO()
    Pillow.new("I;16", (20, 20), 60000).save(buffer, "PNG")
    assert Pillow.open(BytesIO(stored(buffer.getvalue()))).mode == "L"


def test_a_still_gif_becomes_a_png() -> None:
    assert take_in(uploaded(picture_bytes("GIF"), "bild.gif")).content_type == "image/png"


def test_the_name_is_the_hash_of_what_is_stored_and_nothing_is_written_over() -> None:
    taken = take_in(uploaded(picture_bytes()))
    path = Path(settings.DATA) / "media" / taken.sha256[:2] / taken.sha256[2:4] / f"{taken.sha256}.jpg"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == taken.sha256
    assert path.stat().st_size == taken.size
    before = path.stat().st_mtime_ns
    assert take_in(uploaded(picture_bytes(), "another.png")) == taken
    assert path.stat().st_mtime_ns == before
    assert not list(path.parent.glob(".new-*"))


def test_variants_are_as_wide_as_they_say() -> None:
    taken = take_in(uploaded(picture_bytes(size=(2000, 1000))))
    for width in media.VARIANTS:
        with open_variant(taken.sha256, taken.content_type, width) as file:
            assert Pillow.open(file).width == width


def test_a_hash_that_is_none_opens_nothing() -> None:
    for wrong in ("../../etc/passwd", "", "a" * 63, "f" * 64):
        with pytest.raises(FileNotFoundError):
            open_original(wrong)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "svg"),
        (b"<?xml version='1.0'?>\n<svg></svg>", "svg"),
        (b"<!DOCTYPE html><html><script>alert(1)</script></html>", "html"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(100), "heic"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(100), "film"),
        (b"MZ" + bytes(100), "other"),
        (b"GIF89a", "damaged"),
        (b"\xff\xd8\xff\xe0 nothing behind it", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "damaged"),
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(data: bytes, code: str) -> None:
    assert refusal(data, "semesterbild.jpg") == code


def test_a_file_that_came_halfway_is_refused() -> None:
    data = picture_bytes(size=(400, 400))
    assert refusal(data[: len(data) // 2]) == "damaged"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000)))
    assert refusal(bomb + chunk(b"IEND", b"")) == "too_many_pixels"


def test_a_picture_just_over_the_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 64 * 48 - 1)
    assert refusal(picture_bytes()) == "too_many_pixels"


def test_a_file_over_twenty_megabytes_is_refused() -> None:
    assert refusal(bytes(pictures.MOST_BYTES + 1)) == "too_big"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_moving_picture_is_refused(kind: str) -> None:
    frames = [Pillow.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    buffer = BytesIO()
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=100)
    assert refusal(buffer.getvalue()) == "animated"


def test_what_hangs_on_a_picture_stays_behind() -> None:
    tail = b"<html><script>alert(1)</script></html>PK\x03\x04 an archive"
    data = stored(picture_bytes() + tail)
    assert b"<script>" not in data
    assert b"PK\x03\x04" not in data
    inside = stored(picture_bytes(comment=b"<script>alert(1)</script>"))
    assert b"<script>" not in inside


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_every_refusal_is_there_in_both_languages(language: str) -> None:
    with translation.override("en"):
        english = pictures._sentences()
    with translation.override(language):
        assert all(english[code] != sentence for code, sentence in pictures._sentences().items())
