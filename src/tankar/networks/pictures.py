"""Pictures made small enough for a network that takes fewer bytes than a camera makes.

A picture that is small enough leaves as it is. A larger one becomes a JPEG: first of lower quality, then of
fewer pixels. Transparent parts become white, what turned the picture upright is done for good, and nothing
that the camera wrote into the file goes with it.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from typing import BinaryIO

from PIL import Image, ImageOps

from .contract import Media, NotNow, Reason, Rejected

QUALITIES = (88, 80, 70)
SIDES = (4096, 2560, 2048, 1600, 1200, 800, 400)
READ_MOST = 64 * 1024 * 1024
UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    ArithmeticError,
    LookupError,
    struct.error,
    Image.DecompressionBombError,
)
"""What Pillow raises over a file that is broken or made to do harm."""


@dataclass(frozen=True, slots=True)
class Picture:
    """As it will leave. Width and height in pixels."""

    content_type: str
    width: int
    height: int
    data: bytes = field(repr=False)


def opened(open: Callable[[], BinaryIO]) -> BinaryIO:
    """A stored file. Raises NotNow when the store does not give it just now."""
    try:
        return open()
    except OSError as error:
        raise NotNow(None, f"A stored file could not be opened ({type(error).__name__}).") from None


def fitted(media: Media, most_bytes: int, as_they_are: frozenset[str]) -> Picture:
    """`media` with at most `most_bytes`; formats outside `as_they_are` become JPEG too. Raises Rejected."""
    with closing(opened(media.open)) as file:
        data = file.read(READ_MOST + 1)
    if len(data) > READ_MOST:
        raise Rejected(Reason.MEDIA_TOO_LARGE, "A picture is too large to be made smaller.")
    if len(data) <= most_bytes and media.content_type in as_they_are:
        width, height = (media.width, media.height) if media.width and media.height else measured(data)
        return Picture(media.content_type, width, height, data)
    try:
        return smaller(data, most_bytes)
    except UNREADABLE:
        raise Rejected(Reason.MEDIA_UNPROCESSED, "A picture could not be read to be made smaller.") from None


def measured(data: bytes) -> tuple[int, int]:
    """Width and height as shown; (0, 0) when they cannot be read."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
            return (height, width) if image.getexif().get(0x0112, 1) >= 5 else (width, height)
    except UNREADABLE:
        return 0, 0


def smaller(data: bytes, most_bytes: int) -> Picture:
    with Image.open(io.BytesIO(data)) as image:
        image.draft("RGB", (SIDES[0], SIDES[0]))
        upright = ImageOps.exif_transpose(image).convert("RGBA")
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    for side in SIDES:
        flat.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in QUALITIES:
            made = io.BytesIO()
            flat.save(made, "JPEG", quality=quality, optimize=True)
            if made.tell() <= most_bytes:
                return Picture("image/jpeg", flat.width, flat.height, made.getvalue())
    raise Rejected(Reason.MEDIA_TOO_LARGE, "A picture stays too large however small it is made.")
