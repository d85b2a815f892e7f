"""What happens to a call before it is read.

1. The key in the address names the hook; an unknown one is no page.
2. Too large: turned away before it is read to its end.
3. Not signed by the network: turned away. Only then are its bytes looked at by anything else.
4. Its raw body is kept with one INSERT; a second one of the same is counted and answered as the first was.
Nothing is parsed, and nothing else is asked of the database: who calls may call five hundred times a second.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F

from tankar import networks, vault
from tankar.channels.models import Hook, HookCall, HookTally, Turned
from tankar.networks.incoming import Receives
from tankar.vault.errors import Missing
from tankar.work import clock

__all__ = ["LARGEST", "Door", "door_of", "keep", "tally"]

LARGEST = 1_000_000
"""Bytes. The largest batches networks document are far smaller."""
_KNOWN_FOR = 10.0


@dataclass(frozen=True)
class Door:
    """A hook with what its calls are known by."""

    hook: Hook
    receives: Receives
    secrets: Mapping[str, str]


_known: dict[tuple[str, str], tuple[float, Door]] = {}
_lock = threading.Lock()


def door_of(network: str, key: str) -> Door | None:
    """The door with this address; remembered for some seconds, so that a storm of calls asks nothing twice."""
    now = time.monotonic()
    with _lock:
        found = _known.get((network, key))
    if found and found[0] > now:
        return found[1]
    door = _asked(network, key)
    if door is not None:
        with _lock:
            _known[network, key] = now + _KNOWN_FOR, door
    return door


def forget_doors() -> None:
    """What is remembered is asked anew: a hook has just changed."""
    with _lock:
        _known.clear()


def _asked(network: str, key: str) -> Door | None:
    hook = Hook.objects.filter(network=network, key=key).first()
    if hook is None:
        return None
    receives = networks.get(network).receives
    if receives is None:
        return None
    try:
        secrets = vault.reveal(hook.secret_name)
    except Missing:
        return None
    return Door(hook, receives, secrets)


def keep(door: Door, body: bytes, headers: Mapping[str, str]) -> bool:
    """Keep a genuine call. `False`: it had come before."""
    event = door.receives.event_id(body, headers) or hashlib.sha256(body).hexdigest()
    try:
        with transaction.atomic():
            HookCall.objects.create(
                hook=door.hook, event=event[:80], body=vault.close(body), came_at=clock.machine()
            )
    except IntegrityError:
        tally(door.hook, Turned.REPEATED)
        return False
    return True


def tally(hook: Hook, why: Turned) -> None:
    """Count one that was turned away."""
    today = clock.machine().date()
    row = HookTally.objects.filter(hook=hook, day=today, why=why)
    if row.update(count=F("count") + 1):
        return
    try:
        with transaction.atomic():
            _made, is_new = HookTally.objects.get_or_create(
                hook=hook, day=today, why=why, defaults={"count": 1}
            )
    except IntegrityError:
        # closed a moment ago by another process: the door we remember is no more
        forget_doors()
        return
    if not is_new:
        row.update(count=F("count") + 1)
