"""Big files on their way in: pieces on the disk, in the order they come, never in memory.

The sender asks how far it has come (the file's length on our disk is the truth), sends the next piece with the
place where it belongs, and begins there again after whatever happened in between.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.content.errors import PictureRefused
from tankar.content.models import Upload
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["MOST_PIECE", "OutOfPlace", "begin", "forget", "forget_old", "path_of_upload", "receive"]

MOST_PIECE = 8 * 1024 * 1024
MOST_AT_ONCE = 5
KEPT = dt.timedelta(days=7)
_READ = 256 * 1024


class OutOfPlace(Exception):
    """The piece belongs elsewhere; `arrived` is where to go on."""

    def __init__(self, arrived: int) -> None:
        super().__init__(arrived)
        self.arrived = arrived


class Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


def path_of_upload(upload: Upload) -> Path:
    return Path(settings.DATA) / "uploads" / f"{upload.public_id}.part"


def begin(person: Person, key: str, size: int) -> Upload:
    """A new upload, or the one of the same file that stopped halfway. Raises `PictureRefused`."""
    most = settings.CONFIGURATION.video_megabytes
    if not 0 < size <= most * 1024 * 1024:
        sentence = _("The video is bigger than %(most)s MB. Make it shorter or smaller, and choose it again.")
        raise PictureRefused("too_big", sentence % {"most": most})
    there = Upload.objects.filter(person=person, key=key, size=size).first()
    if there is not None:
        return there
    if Upload.objects.filter(person=person).count() >= MOST_AT_ONCE:
        sentence = ngettext(
            "%(number)s video of yours is still on its way. Let it arrive first, or wait: what stopped is "
            "cleared away after a week.",
            "%(number)s videos of yours are still on their way. Let them arrive first, or wait: what stopped is "
            "cleared away after a week.",
            MOST_AT_ONCE,
        )
        raise PictureRefused("too_many_uploads", sentence % {"number": MOST_AT_ONCE})
    now = clock.now()
    return Upload.objects.get_or_create(
        person=person, key=key, size=size, defaults={"began_at": now, "changed_at": now}
    )[0]


def receive(upload: Upload, offset: int, stream: Stream) -> int:
    """Write the next piece; gives how many bytes have arrived. Raises `OutOfPlace`.

    What comes after the announced size is not read. A piece that stops halfway is kept as far as it came.
    """
    path = path_of_upload(upload)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+b") as file:
        arrived = file.seek(0, os.SEEK_END)
        if offset != arrived:
            raise OutOfPlace(arrived)
        room = min(upload.size - arrived, MOST_PIECE)
        try:
            while room > 0 and (piece := stream.read(min(_READ, room))):
                file.write(piece)
                room -= len(piece)
                arrived += len(piece)
        finally:
            file.flush()
            Upload.objects.filter(pk=upload.pk).update(arrived=arrived, changed_at=clock.now())
    return arrived


def forget(upload: Upload) -> None:
    path_of_upload(upload).unlink(missing_ok=True)
    upload.delete()


def forget_old() -> int:
    """Clear away what nobody went on with for a week; gives how many."""
    old = list(Upload.objects.filter(changed_at__lt=clock.now() - KEPT))
    for upload in old:
        forget(upload)
    return len(old)
