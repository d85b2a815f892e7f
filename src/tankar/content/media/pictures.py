"""Pictures: taken in by what they are, never by what they are called, and stored without place and time.

1. A file is refused unless it is a picture of a kind, size and pixel count we take; each in a sentence.
2. The picture is turned upright, its colours brought to sRGB, and written anew. What is not picture stays
   behind: EXIF with place and time, XMP, IPTC, comments, colour profiles, and whatever hung on the file.
3. The result is stored by the SHA-256 of its own bytes, two smaller copies beside it, and never overwritten.
"""

from __future__ import annotations

import hashlib
from io import BytesIO

from django.core.files.base import File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from tankar.content.errors import PictureRefused
from tankar.content.media.store import VARIANTS, Stored, open_original, path_of, write

__all__ = ["Crop", "cut", "small_copy", "store_picture", "take_in"]

Crop = tuple[int, int, int, int]
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
_KINDS = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/png",
}
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def take_in(uploaded: File[bytes]) -> Stored:
    """Check, clean and store an uploaded file. Raises `PictureRefused`. Not for use in a transaction."""
    if (uploaded.size or 0) > MOST_BYTES:
        raise _refusal("too_big")
    uploaded.seek(0)
    data = uploaded.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _refusal("too_big")
    if not data:
        raise _refusal("empty")
    content_type, picture = _decoded(data)
    return _stored(content_type, picture)


def cut(sha256: str, content_type: str, crop: Crop) -> Stored:
    """The part `crop` (left, top, width, height in pixels) of a stored original, stored by its own hash.

    Raises FileNotFoundError when the original is not there. Not for use in a transaction.
    """
    left, top, width, height = crop
    with open_original(sha256) as file, Image.open(file) as opened:
        opened.load()
        part = opened.crop((left, top, left + width, top + height))
    return _stored(content_type, part)


def store_picture(picture: Image.Image) -> Stored:
    """A picture made by ourselves, as a JPEG: what was seen through is white."""
    return _stored("image/jpeg", _on_white(picture).convert("RGB"))


def small_copy(data: bytes, side: int) -> bytes:
    """A JPEG of at most `side` pixels each way, drawn anew and stored nowhere. Raises `PictureRefused`."""
    _kind, picture = _decoded(data)
    picture.thumbnail((side, side))
    return _encoded(_on_white(picture), "image/jpeg")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    on_white = Image.new("RGB", picture.size, "white")
    on_white.paste(picture, mask=picture.getchannel("A"))
    return on_white


def _decoded(data: bytes) -> tuple[str, Image.Image]:
    """The picture itself, upright and in sRGB. Pixels are counted from the header, before any is decoded."""
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP", "GIF")) as opened:
            kind = opened.format or ""
            if opened.width * opened.height > MOST_PIXELS:
                raise _refusal("too_many_pixels")
            # an MPO is a photo with a smaller copy behind it, as some phones make them: no film
            if kind != "MPO" and getattr(opened, "is_animated", False):
                raise _refusal("animated")
            opened.load()
            return _KINDS[kind], _plain(opened)
    except UnidentifiedImageError:
        raise _refusal(_kind_of_stranger(data)) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _refusal("too_many_pixels") from None
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, OverflowError, MemoryError):
        # whatever a damaged file makes the decoder stumble over
        raise _refusal("damaged") from None


def _plain(opened: Image.Image) -> Image.Image:
    """Only pixels: upright, sRGB, one of the modes L, RGB, RGBA."""
    profile = opened.info.get("icc_profile")
    upright = ImageOps.exif_transpose(opened)
    if upright.mode.startswith("I;16") or upright.mode == "I":
        upright = upright.point(lambda value: value / 256).convert("L")
    seen_through = upright.mode in {"LA", "PA", "RGBA"} or "transparency" in upright.info
    alpha = upright.convert("RGBA").getchannel("A") if seen_through else None
    picture = _in_srgb(upright, profile)
    if alpha is not None:
        picture = picture.convert("RGB")
        picture.putalpha(alpha)
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    return clean


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.mode not in {"L", "RGB", "CMYK"}:
        picture = picture.convert("RGB")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            return turned or picture.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that is none: the colours are taken as they are
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def _stored(content_type: str, picture: Image.Image) -> Stored:
    data = _encoded(picture, content_type)
    sha256 = hashlib.sha256(data).hexdigest()
    for width in VARIANTS:
        small = picture.copy()
        small.thumbnail((width, width * 4))
        write(path_of(sha256, content_type, width), _encoded(small, content_type))
    # the original last: where it stands, its smaller copies stand too
    write(path_of(sha256, content_type), data)
    return Stored(sha256, content_type, picture.width, picture.height, len(data))


def _encoded(picture: Image.Image, content_type: str) -> bytes:
    buffer = BytesIO()
    if content_type == "image/jpeg":
        flat = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
        flat.save(buffer, "JPEG", quality=92, progressive=True)
    elif content_type == "image/webp":
        picture.save(buffer, "WEBP", quality=92, method=4)
    else:
        picture.save(buffer, "PNG")
    return buffer.getvalue()


def _kind_of_stranger(data: bytes) -> str:
    """What a file is that is no picture we take: by its first bytes, since its name may lie."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data[4:8] == b"ftyp":
        return "heic" if data[8:12] in _HEIC else "film" if data[8:12] != b"avif" else "heic"
    if head.startswith(b"%pdf"):
        return "pdf"
    if b"<svg" in head:
        return "svg"
    if head.startswith((b"<!doctype", b"<html", b"<script", b"<head", b"<body")):
        return "html"
    if data.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8")) or data[8:12] == b"WEBP":
        return "damaged"
    return "other"


def _refusal(code: str) -> PictureRefused:
    return PictureRefused(code, _sentences()[code])


def _sentences() -> dict[str, str]:
    return {
        "too_big": _(
            "The picture is bigger than 20 MB. Make it smaller, for example in the phone's editor, "
            "and choose it again."
        ),
        "too_many_pixels": _(
            "The picture has more than 40 million pixels. Make it smaller and choose it again."
        ),
        "empty": _("The file is empty. Choose the picture again."),
        "damaged": _(
            "The picture is damaged or only came halfway. Open it to see whether it is whole, "
            "and choose it again."
        ),
        "animated": _(
            "The picture moves. Choose a still picture, or take a screenshot of the moment that says most."
        ),
        "heic": _(
            "The picture is of a kind that networks do not take (HEIC or AVIF). Save it as JPEG and choose "
            "it again. On an iPhone: Settings, Camera, Formats, Most compatible."
        ),
        "film": _("The file is a video. Only a picture fits here: choose a JPEG, PNG or WebP."),
        "pdf": _("The file is a PDF. Save the page as a picture (JPEG or PNG) and choose that."),
        "svg": _("The file is a drawing that can carry programs (SVG). Save it as PNG and choose that."),
        "html": _("The file is a web page, not a picture. Save the picture itself and choose that."),
        "other": _("The file is not a picture that Tankar knows. Choose a JPEG, PNG or WebP."),
    }
