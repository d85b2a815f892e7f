"""The photo of a paper: drawn anew without place and time, then encrypted. Not for use in a transaction."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from tankar import vault
from tankar.clearance.errors import PaperRefused
from tankar.clearance.models import Paper

__all__ = ["opened", "take_photo"]

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 60_000_000
_SIDE = 2000
_KINDS = ("JPEG", "PNG", "WEBP")


def take_photo(uploaded: File[bytes]) -> bytes:
    """The photo as an encrypted JPEG, small enough to be kept and large enough to be read. Raises `PaperRefused`."""
    if (uploaded.size or 0) > MOST_BYTES:
        raise PaperRefused(_("The photo is larger than 20 megabytes. Take it again, or write what it says."))
    uploaded.seek(0)
    try:
        with Image.open(BytesIO(uploaded.read(MOST_BYTES)), formats=_KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PaperRefused(_("The photo has too many pixels. Take it again, or write what it says."))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise PaperRefused(
            _("This is no photo that we can open. Take it again as JPEG or PNG, or write what it says.")
        ) from None
    upright.thumbnail((_SIDE, _SIDE))
    drawn = BytesIO()
    upright.save(drawn, "JPEG", quality=80)
    return vault.close(drawn.getvalue())


def opened(paper: Paper) -> bytes:
    """The JPEG. Raises `vault.errors.CannotOpen` or `KeyMissing`."""
    return vault.opened(bytes(paper.closed))
