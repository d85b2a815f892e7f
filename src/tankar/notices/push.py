"""Web push: an encrypted word to the browser of somebody who asked for it (RFC 8030, 8188, 8291, 8292).

The push service carries it and cannot read it. The word says that something is there and what kind it is; the
page says the rest, after sign-in.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import os
from dataclasses import dataclass
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.db import transaction
from py_vapid import Vapid02

from tankar import vault
from tankar.networks import contract
from tankar.networks.wire import client as wire
from tankar.networks.wire.answers import Body, Call
from tankar.notices.models import Device
from tankar.vault.errors import Missing
from tankar.work import clock, demo

__all__ = ["Word", "encrypted", "is_possible", "public_key", "push"]

log = logging.getLogger("tankar.notices")
_NAME = "web_push"
_SECONDS_KEPT = 4 * 60 * 60
_HOURS_VALID = 12
_GONE = frozenset({404, 410})


@dataclass(frozen=True)
class Word:
    """What the device shows: a title, a line, and the path it opens."""

    title: str
    line: str
    url: str


def is_possible() -> bool:
    """Push services are on the internet, and a demo reaches nothing there."""
    return not demo.is_demo()


def public_key() -> str:
    """The city's key as browsers want it: the uncompressed point, base64url without padding."""
    point = (
        _key()
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    return _text(point)


def push(device: Device, word: Word) -> bool:
    """Send it once; False when it did not get through. A device that is gone is forgotten."""
    try:
        answer = wire.current().send(_call(device, word))
    except contract.Failure as failure:
        log.info("A push did not get through: %s", failure)
        return False
    except ValueError:
        # keys that are no keys: nothing can ever be sent there
        device.delete()
        return False
    if answer.status in _GONE:
        device.delete()
    return 200 <= answer.status < 300


def encrypted(device: Device, word: Word) -> bytes:
    """The body of the request, readable by that browser alone. Raises ValueError for keys that are none."""
    plain = json.dumps({"title": word.title, "line": word.line, "url": word.url}).encode()
    body: bytes = http_ece.encrypt(
        plain,
        salt=os.urandom(16),
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=_bytes(device.p256dh),
        auth_secret=_bytes(device.auth),
        version="aes128gcm",
    )
    return body


def _call(device: Device, word: Word) -> Call:
    parts = urlsplit(device.endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int(clock.machine().timestamp()) + _HOURS_VALID * 60 * 60,
        "sub": f"mailto:{settings.CONFIGURATION.mail_from}",
    }
    signed: dict[str, str] = Vapid02(private_key=_key(), conf={"no-strict": True}).sign(claims)
    headers = {
        "Content-Encoding": "aes128gcm",
        "TTL": str(_SECONDS_KEPT),
        "Urgency": "normal",
        "Authorization": signed["Authorization"],
    }
    body = Body("application/octet-stream", io.BytesIO(encrypted(device, word)))
    return Call("POST", device.endpoint, headers=headers, body=body)


def _key() -> ec.EllipticCurvePrivateKey:
    """The city's own key for push, made at first use and kept in the vault."""
    try:
        kept = vault.reveal(_NAME)
    except Missing:
        fresh = ec.generate_private_key(ec.SECP256R1())
        number = fresh.private_numbers().private_value
        with transaction.atomic():
            vault.store(_NAME, {"private": format(number, "x")})
        return fresh
    return ec.derive_private_key(int(kept["private"], 16), ec.SECP256R1())


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
