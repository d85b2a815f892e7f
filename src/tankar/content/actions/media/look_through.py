"""Look through a video that has arrived, in the background: it becomes a medium of its item, or is refused.

1. The item and the person are fixed in the request (`begin_looking`); a task says "look at upload N now".
2. A worker holds a lease while it works and makes it last; the sweep finds what nobody holds.
3. A file that has stopped three workers is refused, or it would stop them all for ever.
4. What was found is written in one transaction; of two workers the slower finds it done.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from tankar.content.actions.attach_image import attach_image
from tankar.content.errors import NotADraft, NotAllowed, PictureRefused, TooManyMedia
from tankar.content.lifecycle import VIDEO
from tankar.content.media import Stored
from tankar.content.media.uploads import forget, has_arrived, path_of_upload
from tankar.content.media.videos import take_in_video
from tankar.content.models import Item, Upload
from tankar.notices.telling import tell
from tankar.work import clock, leases
from tankar.work.errors import SomebodyElseMoved

__all__ = ["look_through", "not_looked_at"]

MOST_TRIES = 3
LEASE_SECONDS = 60.0 * settings.CONFIGURATION.pause_factor
RENEW_SECONDS = LEASE_SECONDS / 6
_AT_ONCE = 100
_GRACE = dt.timedelta(seconds=10)


def not_looked_at() -> list[int]:
    """Uploads that wait for a worker: its task was lost, or its worker was killed."""
    waiting = Upload.objects.filter(state="looking", changed_at__lt=clock.now() - _GRACE).order_by("pk")
    found = {_lease(pk): pk for pk in waiting.values_list("pk", flat=True)[:_AT_ONCE]}
    held = leases.held(found)
    return [pk for lease, pk in found.items() if lease not in held]


def look_through(upload_id: int, owner: str) -> None:
    """Nothing when another worker is at it, or it is done. What our own machine fails at is tried again."""
    lease = _lease(upload_id)
    if not leases.hold(lease, owner, LEASE_SECONDS):
        return
    try:
        found = Upload.objects.select_related("person", "item").filter(pk=upload_id, state="looking").first()
        if found is not None:
            _look(found, _Renewed(lease, owner))
    finally:
        leases.release(lease, owner)


class _Renewed:
    """Makes the lease last while the work goes on."""

    def __init__(self, lease: str, owner: str) -> None:
        self.lease, self.owner, self.last = lease, owner, clock.machine()

    def __call__(self) -> None:
        if (clock.machine() - self.last).total_seconds() >= RENEW_SECONDS:
            leases.hold(self.lease, self.owner, LEASE_SECONDS)
            self.last = clock.machine()


def _look(upload: Upload, still_here: _Renewed) -> None:
    if upload.tries >= MOST_TRIES:
        return _refuse(upload, "stopped")
    # before the work: a file that kills its worker must be counted too
    Upload.objects.filter(pk=upload.pk).update(tries=F("tries") + 1)
    if not has_arrived(upload):
        return _refuse(upload, "damaged")
    try:
        _take(upload, take_in_video(path_of_upload(upload), still_here))
    except PictureRefused as error:
        _refuse(upload, error.code)
    except TooManyMedia:
        _refuse(upload, "no_room")
    except NotAllowed:
        _refuse(upload, "not_yours")
    except NotADraft:
        # thrown away meanwhile, and the video with it
        forget(upload)
    except SomebodyElseMoved:
        pass  # another worker was quicker, and has written it


def _take(upload: Upload, stored: Stored) -> None:
    assert upload.item is not None
    with transaction.atomic():
        item = Item.objects.select_for_update(of=("self",)).select_related("unit").get(pk=upload.item.pk)
        before = item.revision
        if item.media.filter(asset__sha256=stored.sha256).exists():
            raise PictureRefused("already", "")
        medium = attach_image(upload.person, item, stored, upload.source)
        VIDEO.move(upload, "taken", medium=medium, stepped_from=before, changed_at=clock.now())
    path_of_upload(upload).unlink(missing_ok=True)


def _refuse(upload: Upload, code: str) -> None:
    """The file is gone, the reason stays on the item's page until somebody takes it off."""
    assert upload.item is not None
    try:
        with transaction.atomic():
            VIDEO.move(upload, "refused", refusal=code, changed_at=clock.now())
            tell(
                upload.person,
                "content.video_refused",
                params={"name": upload.name},
                url=reverse("content:write", args=[upload.item.public_id]) + "#picture",
                about=("upload", upload.public_id),
            )
    except SomebodyElseMoved:
        return
    path_of_upload(upload).unlink(missing_ok=True)


def _lease(upload_id: int) -> str:
    return f"content.video.{upload_id}"
