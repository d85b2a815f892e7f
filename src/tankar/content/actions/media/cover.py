"""What stands for a video: a still of it, or a picture of one's own cut to its shape."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.actions.media.copying import row_for_another
from tankar.content.actions.media.showing import drafts_showing
from tankar.content.actions.save_item import step_revision
from tankar.content.errors import LeaveHasEnded, NotAllowed
from tankar.content.media import Stored
from tankar.content.media.covers import Cut
from tankar.content.models import Asset, CoverCut, Item
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["add_cover", "choose_cover", "use_as_cover"]


def choose_cover(person: Person, video: Asset, cover: str) -> None:
    """`cover`: SHA-256 of a stored still. Raises `NotAllowed`."""
    _ask(person, video)
    with transaction.atomic():
        drafts = drafts_showing(video)
        Asset.objects.filter(pk=video.pk).update(cover=cover, cover_from=None)
        _changed(person, video, drafts, "content.cover_chosen")


def use_as_cover(person: Person, video: Asset, picture: Asset, cut: Cut) -> Asset:
    """The part `cut` of a stored picture stands for the video from now on; gives the picture's row.

    What is not in the library gets a row of its own, in which the question about people is not answered. What left
    before keeps the cover it had. Raises `NotAllowed` or `LeaveHasEnded`.
    """
    _ask(person, video)
    if not may(person, "content.view_picture", picture):
        raise NotAllowed("content.view_picture")
    if picture.leave_has_ended(clock.local(clock.now()).date()):
        raise LeaveHasEnded
    with transaction.atomic():
        drafts = drafts_showing(video)
        there = Asset.objects.select_for_update(of=("self",)).get(pk=video.pk)
        own = picture if picture.pk == there.cover_from_id else row_for_another(picture)
        _stand(person, video, own, cut, drafts)
    return own


def add_cover(person: Person, video: Asset, stored: Stored, source: str, cut: Cut) -> Asset:
    """The same with a picture that was just stored; `source` is what its source field begins with.

    The same file again keeps what is known about it. Raises `NotAllowed`.
    """
    _ask(person, video)
    with transaction.atomic():
        drafts = drafts_showing(video)
        there = Asset.objects.select_for_update(of=("self",)).get(pk=video.pk)
        picture = there.cover_from
        if picture is None or picture.sha256 != stored.sha256:
            picture = Asset.objects.create(
                sha256=stored.sha256,
                content_type=stored.content_type,
                width=stored.width,
                height=stored.height,
                size=stored.size,
                source=source[:200],
                unit=there.unit,
                uploaded_by=person,
                added_at=clock.now(),
            )
        _stand(person, video, picture, cut, drafts)
    return picture


def _ask(person: Person, video: Asset) -> None:
    if not may(person, "content.edit_picture", video):
        raise NotAllowed("content.edit_picture")


def _stand(person: Person, video: Asset, picture: Asset, cut: Cut, drafts: list[Item]) -> None:
    # kept when another one takes its place: what left with it is still found, and still stops when leave ends
    CoverCut.objects.get_or_create(
        video=video, picture=picture, file=cut.file, defaults={"crop": list(cut.crop)}
    )
    Asset.objects.filter(pk=video.pk).update(cover=cut.file, cover_from=picture)
    _changed(person, video, drafts, "content.cover_picture_chosen")


def _changed(person: Person, video: Asset, drafts: list[Item], kind: str) -> None:
    for item in drafts:
        step_revision(person, item)
    journal.record(kind, actor=actor(person), subject=("picture", video.public_id))
