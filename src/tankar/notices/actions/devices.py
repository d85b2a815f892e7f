"""Let a browser be told, or no longer."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import urlsplit

from tankar.notices.errors import NoDevice
from tankar.notices.models import Device
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["MOST", "add_device", "remove_device"]

MOST = 10


def add_device(person: Person, *, endpoint: str, p256dh: str, auth: str, name: str) -> Device:
    """Keep the browser's subscription; the same browser again replaces it, also from another person.

    Raises `NoDevice` for what no browser sends. The oldest of more than `MOST` goes.
    """
    parts = urlsplit(endpoint)
    if parts.scheme != "https" or not parts.hostname or len(endpoint) > 1000:
        raise NoDevice
    if len(_decoded(p256dh)) != 65 or len(_decoded(auth)) != 16:
        raise NoDevice
    device, _made = Device.objects.update_or_create(
        endpoint=endpoint,
        defaults={
            "person": person,
            "p256dh": p256dh,
            "auth": auth,
            "name": name[:80],
            "added_at": clock.now(),
        },
    )
    for old in person.devices.order_by("-added_at", "-pk")[MOST:]:
        old.delete()
    return device


def remove_device(person: Person, public_id: str) -> None:
    """Only one's own; what is not there is no error."""
    Device.objects.filter(person=person, public_id=public_id.replace("\x00", "")).delete()


def _decoded(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise NoDevice from None
