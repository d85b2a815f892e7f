"""What a network, the line to it, or somebody between may answer."""

from __future__ import annotations

import httpx
import pytest

SECRET = "s3cret-t0ken-of-the-city"

AFTER_SENDING = [
    httpx.ReadTimeout("slow"),
    httpx.WriteTimeout("slow"),
    httpx.ReadError("reset"),
    httpx.WriteError("reset"),
    httpx.RemoteProtocolError(f"closed {SECRET}"),
    httpx.LocalProtocolError(f"Illegal header value {SECRET}"),
]
BEFORE_SENDING = [
    httpx.ConnectError(f"refused {SECRET}"),
    httpx.ConnectTimeout("slow"),
    httpx.PoolTimeout("busy"),
]
HOSTILE = [
    pytest.param(b"<html>Welcome to the hotel</html>", id="a page instead of JSON"),
    pytest.param(b"", id="nothing"),
    pytest.param(b"null", id="null"),
    pytest.param(b"[1, 2]", id="a list of numbers"),
    pytest.param(b'{"id": ["1"], "text": {}}', id="wrong types"),
    pytest.param(b'{"id": "../../admin"}', id="an id that climbs out of its path"),
    pytest.param(b"[" * 100_000, id="nested too deep"),
    pytest.param(b'{"id": "1", "filler": "' + b"x" * 10_000_000 + b'"}', id="ten megabytes"),
    pytest.param(b"\xff\xfe\x00", id="not text"),
]
WAITS = [
    pytest.param({}, None, id="silent"),
    pytest.param({"Retry-After": "90"}, 90, id="seconds"),
    pytest.param(
        {"Date": "Mon, 23 Nov 2026 07:00:00 GMT", "Retry-After": "Mon, 23 Nov 2026 07:02:00 GMT"},
        120,
        id="date",
    ),
    pytest.param({"Retry-After": "soon"}, None, id="nonsense"),
    pytest.param({"Retry-After": "999999999"}, 86_400, id="years"),
]


def is_a_sentence(detail: str) -> bool:
    return detail.endswith(".") and " " in detail and detail[0] == detail[0].strip() and len(detail) < 1_000
