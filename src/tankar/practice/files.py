"""Pictures, films and captions: what a file really is, where it is kept, and the files themselves."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image
from starlette.requests import Request
from starlette.responses import Response

from .manners import store_of
from .store import Store, as_text

IMAGES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/heic": "heic",
    "image/heif": "heif",
    "image/bmp": "bmp",
    "image/tiff": "tif",
}
VIDEOS = {"video/mp4": "mp4", "video/webm": "webm", "video/quicktime": "mov"}
FORMATS = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "BMP": "image/bmp",
    "TIFF": "image/tiff",
}
CAPTIONS = {"text/vtt": "vtt", "application/x-subrip": "srt"}
BYTES = "application/octet-stream"
SUFFIXES = IMAGES | VIDEOS | CAPTIONS | {BYTES: "bin"}


class NoPicture(ValueError):
    """These bytes are no picture that anybody could show."""


def looked_at(data: bytes) -> tuple[str, int, int]:
    """What a picture really is, and its size in pixels: a name or a header may say anything. Raises NoPicture."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            return FORMATS[image.format or ""], *image.size
    except (KeyError, OSError, Image.DecompressionBombError):
        raise NoPicture from None


def is_mp4(data: bytes) -> bool:
    return data[4:8] == b"ftyp"


def write(store: Store, name: str, data: bytes) -> None:
    (store.media_folder / name).write_bytes(data)


def keep(store: Store, account_id: int, data: bytes, content_type: str, **columns: Any) -> int:
    """Store a file and its row; its identifier. The kind follows from the type unless it is given."""
    media_id = store.new_id("media")
    name = f"{media_id}.{SUFFIXES[content_type]}"
    write(store, name, data)
    kind = "image" if content_type in IMAGES else "video" if content_type in VIDEOS else "text"
    given = {"kind": kind, "size": len(data), "created_at": as_text(store.now()), **columns}
    store.insert("media", id=media_id, account_id=account_id, file=name, content_type=content_type, **given)
    return media_id


def read(store: Store, name: str) -> bytes:
    return (store.media_folder / name).read_bytes()


async def file(request: Request) -> Response:
    """``/media/<name>``: a file, or the captions of one. Never anything a browser would run."""
    store, name = store_of(request), request.path_params["name"]
    row = store.find("media", file=name)
    if row is None and not store.all("SELECT 1 FROM captions WHERE file = ?", name):
        return Response(status_code=404)
    safe = {"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff"}
    return Response(read(store, name), media_type=row["content_type"] if row else "text/vtt", headers=safe)
