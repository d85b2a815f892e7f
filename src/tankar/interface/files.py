"""A stored file as an answer: whole or the range that was asked for, and never run by a browser.

Players ask for ranges: without them a video cannot be wound forward, and Safari plays none at all.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

__all__ = ["stored_file"]

PIECE = 256 * 1024
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def stored_file(request: HttpRequest, file: BinaryIO, content_type: str) -> HttpResponseBase:
    """The file, or 206 with one range of it, or 416 when that lies outside. Closes the file when it is sent.

    Several ranges at once are answered with the whole, as RFC 9110 allows.
    """
    size = os.fstat(file.fileno()).st_size
    wanted = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    response: HttpResponseBase
    if wanted is None or not any(wanted.groups()):
        response = FileResponse(file, content_type=content_type)
    elif (span := _span(wanted[1], wanted[2], size)) is None:
        file.close()
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        first, last = span
        response = StreamingHttpResponse(
            _pieces(file, first, last - first + 1), status=206, content_type=content_type
        )
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
        response["Content-Length"] = str(last - first + 1)
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _span(first: str, last: str, size: int) -> tuple[int, int] | None:
    """First and last byte: "5-9", "5-" to the end, "-5" the last five."""
    if not first:
        begin, end = max(0, size - int(last)), size - 1
    else:
        begin, end = int(first), min(int(last), size - 1) if last else size - 1
    return (begin, end) if begin <= end else None


def _pieces(file: BinaryIO, begin: int, length: int) -> Iterator[bytes]:
    with file:
        file.seek(begin)
        while length > 0 and (piece := file.read(min(PIECE, length))):
            length -= len(piece)
            yield piece
