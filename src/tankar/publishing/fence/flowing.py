"""The lease while a film goes up: sending one may take longer than a lease lasts, and whose bytes flow is alive.

Every file of the post is read through us. Reading keeps the lease, at most every quarter of it; a lease that was
lost all the same ends the upload where it stands.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO

from django.conf import settings

from tankar import networks
from tankar.publishing.fence.claiming import keep_lease
from tankar.publishing.models import Delivery
from tankar.work import clock

__all__ = ["while_read"]

_AT_ONCE = 64 * 1024


def while_read(outgoing: networks.Outgoing, delivery: Delivery, owner: str) -> networks.Outgoing:
    """`outgoing`, whose files keep the lease of `owner` when they are read. Reading raises `LeaseLost`."""
    keep = _Keeping(delivery, owner)
    return replace(outgoing, media=tuple(_kept(medium, keep) for medium in outgoing.media))


@dataclass
class _Keeping:
    delivery: Delivery
    owner: str
    kept_at: float = field(default_factory=clock.steady)

    def __call__(self) -> None:
        now = clock.steady()
        if now - self.kept_at < settings.CONFIGURATION.lease_seconds / 4:
            return
        keep_lease(self.delivery, self.owner)
        self.kept_at = now


def _kept(medium: networks.Media, keep: Callable[[], None]) -> networks.Media:
    return replace(
        medium,
        open=partial(_opened, medium.open, keep),
        cover=partial(_opened, medium.cover, keep) if medium.cover else None,
        captions=tuple(replace(one, open=partial(_opened, one.open, keep)) for one in medium.captions),
    )


def _opened(open: Callable[[], BinaryIO], keep: Callable[[], None]) -> BinaryIO:
    return io.BufferedReader(_Flowing(open(), keep), _AT_ONCE)


class _Flowing(io.RawIOBase):
    """A file that calls `keep` before it gives bytes."""

    def __init__(self, file: BinaryIO, keep: Callable[[], None]) -> None:
        self._file = file
        self._keep = keep

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self._keep()
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()
