"""A video that has arrived is to be looked through for an item; or no longer."""

from __future__ import annotations

from django.db import transaction

from tankar.content.errors import NotADraft, NotAllowed, TooManyMedia
from tankar.content.lifecycle import VIDEO
from tankar.content.media.uploads import forget
from tankar.content.models import MOST_MEDIA, Item, Upload
from tankar.content.tasks import look_through_video
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = ["begin_looking", "stop_waiting_for"]


def begin_looking(person: Person, item: Item, upload: Upload, source: str) -> Upload:
    """From here on the item waits for the video; the same twice is once.

    Raises `NotAllowed`, `NotADraft` or `TooManyMedia`.
    """
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item.pk)
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        if item.media.count() + item.uploads.filter(state="looking").count() >= MOST_MEDIA:
            raise TooManyMedia(MOST_MEDIA)
        try:
            VIDEO.move(upload, "looking", item=item, source=source[:200], changed_at=clock.now())
        except SomebodyElseMoved:
            return upload
        look_through_video.enqueue(upload.pk)
    return upload


def stop_waiting_for(person: Person, item: Item, public_id: str) -> None:
    """Take a video off that is being looked through, or was refused; twice does no harm. Raises `NotAllowed`."""
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    for upload in Upload.objects.filter(item=item, public_id=public_id, state__in=("looking", "refused")):
        forget(upload)
