"""Big files on their way in: pieces on the disk, in the order they come, never in memory.

The sender asks how far it has come (the file's length on our disk is the truth), sends the next piece with the
place where it belongs, and begins there again after whatever happened in between. What has arrived whole is looked
through in the background (`actions.media.look_through`); until then the file lies here.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.content.changes import clean
from tankar.content.errors import PictureRefused
from tankar.content.lifecycle import VIDEO
from tankar.content.models import Item, Upload
from tankar.organisation.models import Person, new_public_id
from tankar.work import clock

__all__ = [
    "MOST_PIECE",
    "OutOfPlace",
    "begin",
    "carried_over",
    "forget",
    "forget_leftovers",
    "forget_old",
    "has_arrived",
    "head_of",
    "path_of_upload",
    "receive",
    "received_whole",
]

MOST_PIECE = 8 * 1024 * 1024
MOST_AT_ONCE = 5
KEPT = dt.timedelta(days=7)
ORPHANED = dt.timedelta(days=1)
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
    _refuse_too_big(size)
    arriving = Upload.objects.filter(person=person, state=VIDEO.start)
    there = arriving.filter(key=key, size=size).first()
    if there is not None:
        return there
    if arriving.count() >= MOST_AT_ONCE:
        sentence = ngettext(
            "%(number)s video of yours is still on its way. Let it arrive first, or wait: what stopped is "
            "cleared away after a week.",
            "%(number)s videos of yours are still on their way. Let them arrive first, or wait: what stopped is "
            "cleared away after a week.",
            MOST_AT_ONCE,
        )
        raise PictureRefused("too_many_uploads", sentence % {"number": MOST_AT_ONCE})
    now = clock.now()
    return arriving.get_or_create(
        person=person, key=key, size=size, state=VIDEO.start, defaults={"began_at": now, "changed_at": now}
    )[0]


def _refuse_too_big(size: int) -> None:
    most = settings.CONFIGURATION.video_megabytes
    if not 0 < size <= most * 1024 * 1024:
        sentence = _("The video is bigger than %(most)s MB. Make it shorter or smaller, and choose it again.")
        raise PictureRefused("too_big", sentence % {"most": most})


def received_whole(person: Person, file: File[bytes]) -> Upload:
    """A video that came with a form, in one piece. Raises `PictureRefused`."""
    size = file.size or 0
    _refuse_too_big(size)
    now = clock.now()
    # the same file may come with two forms: each is an upload of its own
    key = f"{clean(file.name or '')[:120]}|{new_public_id()}"
    upload = Upload.objects.create(
        person=person, key=key, size=size, arrived=size, began_at=now, changed_at=now
    )
    path = path_of_upload(upload)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
        for piece in file.chunks():
            target.write(piece)
    return upload


def has_arrived(upload: Upload) -> bool:
    """Is all of it on our disk?"""
    path = path_of_upload(upload)
    return path.exists() and path.stat().st_size == upload.size


def head_of(upload: Upload) -> bytes:
    """Its first bytes, by which one sees what kind of file it is."""
    with path_of_upload(upload).open("rb") as file:
        return file.read(64)


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


def carried_over(item: Item, revision: int) -> int:
    """The revision a writer starts from, when nothing but videos that they wait for came between it and now.

    A video that was looked through is added beside the words and changes none of them.
    """
    if item.revision == revision:
        return revision
    steps = Upload.objects.filter(item=item, state="taken", stepped_from__gte=revision)
    for step in steps.order_by("stepped_from").values_list("stepped_from", flat=True):
        if step == revision:
            revision += 1
    return revision


def forget(upload: Upload) -> None:
    path_of_upload(upload).unlink(missing_ok=True)
    upload.delete()


def forget_old() -> int:
    """Clear away what nobody went on with for a week, and what became of the others; gives how many."""
    old = list(Upload.objects.filter(changed_at__lt=clock.now() - KEPT).exclude(state="looking"))
    for upload in old:
        forget(upload)
    return len(old)


def forget_leftovers() -> None:
    """What a killed process left half written, and files whose row is gone: off the disk a day later."""
    folder = Path(settings.DATA)
    before = clock.machine().timestamp() - ORPHANED.total_seconds()
    known = set(Upload.objects.values_list("public_id", flat=True))
    halves = (folder / "media").glob(".video-*")
    orphans = (one for one in (folder / "uploads").glob("*.part") if one.stem not in known)
    for path in (*halves, *orphans):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
