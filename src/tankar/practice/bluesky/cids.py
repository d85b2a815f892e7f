"""Content identifiers as AT Protocol makes them: SHA-256, CIDv1, base32; of raw bytes or of DAG-CBOR."""

from __future__ import annotations

import base64
import hashlib
import struct
from typing import Any

RAW, DAG_CBOR = 0x55, 0x71
_SHA_256 = b"\x12\x20"
_LINK = 42  # the CBOR tag of a CID


def cid(data: bytes, codec: int = RAW) -> str:
    digest = bytes([1, codec]) + _SHA_256 + hashlib.sha256(data).digest()
    return "b" + base64.b32encode(digest).decode().lower().rstrip("=")


def cid_of_record(record: Any) -> str:
    return cid(encoded(record), DAG_CBOR)


def _head(kind: int, number: int) -> bytes:
    """CBOR's first bytes: the kind, and a number in as few bytes as hold it."""
    if number < 24:
        return bytes([kind << 5 | number])
    for code, form, most in ((24, ">B", 1 << 8), (25, ">H", 1 << 16), (26, ">I", 1 << 32)):
        if number < most:
            return bytes([kind << 5 | code]) + struct.pack(form, number)
    return bytes([kind << 5 | 27]) + struct.pack(">Q", number)


def _link(text: str) -> bytes:
    packed = base64.b32decode(text[1:].upper() + "=" * (-(len(text) - 1) % 8))
    return _head(6, _LINK) + _head(2, len(packed) + 1) + b"\0" + packed


def encoded(value: Any) -> bytes:
    """JSON of the AT Protocol as DAG-CBOR: keys by length, then by bytes; ``$link`` and ``$bytes`` as what they
    stand for. Raises ValueError for what has no place there, such as fractions."""
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", True: b"\xf5", False: b"\xf4"}[value]
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, str):
        data = value.encode()
        return _head(3, len(data)) + data
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(encoded(one) for one in value)
    if not isinstance(value, dict):
        raise ValueError(f"a record cannot hold {value!r}")
    if set(value) == {"$link"}:
        return _link(value["$link"])
    if set(value) == {"$bytes"}:
        data = base64.b64decode(value["$bytes"] + "==")
        return _head(2, len(data)) + data
    keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
    return _head(5, len(value)) + b"".join(encoded(key) + encoded(value[key]) for key in keys)
