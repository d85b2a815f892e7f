"""Where files lie: by the SHA-256 of their own bytes, smaller copies beside them, never overwritten."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

__all__ = [
    "ENDINGS",
    "VARIANTS",
    "Stored",
    "keep_text",
    "open_original",
    "open_variant",
    "path_of",
    "size_of",
    "write",
]

VARIANTS = (320, 1280)
ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "text/vtt": "vtt",
}
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Stored:
    """A stored original. Width and height in pixels, size in bytes, length in seconds (0: a picture)."""

    sha256: str
    content_type: str
    width: int
    height: int
    size: int
    seconds: float = 0
    cover: str = ""


def path_of(sha256: str, content_type: str, width: int | None = None) -> Path:
    ending = ENDINGS[content_type]
    name = f"{sha256}.{ending}" if width is None else f"{sha256}.w{width}.{ending}"
    return Path(settings.DATA) / "media" / sha256[:2] / sha256[2:4] / name


def write(path: Path, data: bytes) -> None:
    """All or nothing, and never over what is there: equal names have equal bytes."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o640)
        Path(name).rename(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def keep_text(text: str, content_type: str) -> str:
    """Store a text file; gives its SHA-256."""
    data = text.encode("utf-8")
    sha256 = hashlib.sha256(data).hexdigest()
    write(path_of(sha256, content_type), data)
    return sha256


def open_original(sha256: str) -> BinaryIO:
    """The bytes of a stored original, from the start. Raises FileNotFoundError."""
    if _HASH.fullmatch(sha256):
        for content_type in ENDINGS:
            path = path_of(sha256, content_type)
            if path.exists():
                return path.open("rb")
    raise FileNotFoundError(sha256)


def size_of(sha256: str) -> int:
    """Bytes of a stored original. Raises FileNotFoundError."""
    with open_original(sha256) as file:
        return os.fstat(file.fileno()).st_size


def open_variant(sha256: str, content_type: str, width: int) -> BinaryIO:
    """The bytes of a smaller copy, `width` one of `VARIANTS`. Raises FileNotFoundError."""
    if not _HASH.fullmatch(sha256) or content_type not in ENDINGS or width not in VARIANTS:
        raise FileNotFoundError(sha256)
    return path_of(sha256, content_type, width).open("rb")
