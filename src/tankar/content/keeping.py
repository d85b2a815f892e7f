"""Keeping what a composer's form brings: its first save, a later one, its pictures.

The words first, so that they are safe before anything is said about the pictures.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import File
from django.db import IntegrityError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.media.arrange import arrange, moved
from tankar.content.actions.media.crop import crop_medium
from tankar.content.actions.remove_image import remove_image
from tankar.content.actions.save_item import save_item
from tankar.content.actions.start_item import start_item
from tankar.content.changes import Changes, changes_from, clean, frame_from, revision_from
from tankar.content.errors import PictureRefused, TextTooLong
from tankar.content.media import Stored, cut, take_in
from tankar.content.media.cropping import box_of
from tankar.content.media.uploads import forget, path_of_upload
from tankar.content.media.videos import is_video, take_in_video
from tankar.content.models import MOST_MEDIA, Item, Medium, Upload
from tankar.organisation.models import Person

__all__ = ["Kept", "keep", "may_become_an_item", "own_photo", "too_many"]

_PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{16}")
MOVES = {"earlier": -1, "later": 1}


@dataclass(frozen=True)
class Kept:
    """The item as it stands now. `started`: made just now; `attached`: media that came with this form;
    `refusals`: why a file was not taken, one sentence each."""

    item: Item
    started: bool = False
    attached: tuple[Medium, ...] = ()
    refusals: tuple[str, ...] = ()


def may_become_an_item(public_id: str) -> bool:
    """Does this look like an id that the composer drew?"""
    return _PUBLIC_ID.fullmatch(public_id) is not None


def keep(
    person: Person, public_id: str, item: Item | None, post: QueryDict, uploads: Sequence[File[bytes]] = ()
) -> Kept:
    """Save the form's fields into `item`, or start one under `public_id`; then do what its button says, and
    take its files in.

    Raises what the actions raise: `NotAllowed`, `NotADraft`, `ChangedMeanwhile`; and `TextTooLong`.
    """
    changes = changes_from(post)
    if changes.is_too_long:
        raise TextTooLong
    item, started = _saved(person, public_id, item, revision_from(post), changes)
    act, _colon, medium = post.get("act", "").partition(":")
    if act == "remove_picture":
        item = remove_image(person, item, medium)
    elif act in MOVES:
        item = arrange(person, item, moved(item, medium, MOVES[act]))
    elif act == "crop":
        item = _cropped(person, item, medium, post)
    elif order := post.get("order", ""):
        item = arrange(person, item, order.split(","))
    attached, refusals = _taken_in(person, item, uploads)
    if arrived := post.get("upload", ""):
        _video_taken_in(person, item, arrived, attached, refusals)
    left_out = post.get("left_out", "")
    if left_out.isascii() and left_out.isdigit():
        refusals.append(too_many(int(left_out[:6])))
    item.refresh_from_db()
    return Kept(item, started, tuple(attached), tuple(refusals))


def _cropped(person: Person, item: Item, public_id: str, post: QueryDict) -> Item:
    medium = item.media.filter(public_id=public_id).select_related("asset").first()
    if medium is None or medium.asset.is_video:
        return item
    asset = medium.asset
    crop = box_of(frame_from(post, public_id), asset.width, asset.height)
    file = cut(asset.sha256, asset.content_type, crop).sha256 if crop else ""
    return crop_medium(person, item, public_id, crop, file)


def _taken_in(person: Person, item: Item, uploads: Sequence[File[bytes]]) -> tuple[list[Medium], list[str]]:
    """One file after the other: what cannot be taken is told by name, and the others are kept."""
    attached: list[Medium] = []
    refusals: list[str] = []
    there = {one.asset.sha256 for one in item.media.select_related("asset")}
    for number, file in enumerate(uploads):
        if len(there) >= MOST_MEDIA:
            refusals.append(too_many(len(uploads) - number))
            break
        try:
            stored = _stored(file)
        except PictureRefused as error:
            refusals.append(_of_file(file, error.sentence, len(uploads)))
            continue
        if stored.sha256 in there:
            refusals.append(_of_file(file, _("This picture is already in the item."), len(uploads)))
            continue
        attached.append(attach_image(person, item, stored, own_photo(person)))
        there.add(stored.sha256)
    return attached, refusals


def _stored(file: File[bytes]) -> Stored:
    """A picture, or a video that came with the form."""
    file.seek(0)
    if not is_video(file.read(64)):
        return take_in(file)
    with tempfile.NamedTemporaryFile(prefix="tankar-video-") as copy:
        for piece in file.chunks():
            copy.write(piece)
        copy.flush()
        return take_in_video(Path(copy.name))


def _video_taken_in(
    person: Person, item: Item, public_id: str, attached: list[Medium], refusals: list[str]
) -> None:
    """A video that came piece by piece; it leaves the waiting room whether it is taken or not."""
    upload = Upload.objects.filter(person=person, public_id=clean(public_id)).first()
    path = path_of_upload(upload) if upload else None
    if upload is None or path is None or not path.exists() or path.stat().st_size != upload.size:
        refusals.append(
            _("The video has not arrived whole. Choose the same file again: it goes on where it stopped.")
        )
        return
    if item.media.count() >= MOST_MEDIA:
        refusals.append(too_many(1))
        return
    try:
        before = set(item.media.values_list("pk", flat=True))
        medium = attach_image(person, item, take_in_video(path), own_photo(person))
    except PictureRefused as error:
        refusals.append(error.sentence)
    else:
        if medium.pk in before:
            refusals.append(_("This video is already in the item."))
        else:
            attached.append(medium)
    forget(upload)


def too_many(left_out: int) -> str:
    """Why some files were not taken."""
    return ngettext(
        "An item takes at most %(most)s pictures. %(number)s file was left out: put it in another item.",
        "An item takes at most %(most)s pictures. %(number)s files were left out: put them in another item.",
        left_out,
    ) % {"most": MOST_MEDIA, "number": left_out}


def _of_file(file: File[bytes], sentence: str, chosen: int) -> str:
    """Of several files, the sentence says which one."""
    return sentence if chosen == 1 else f"{file.name}: {sentence}"


def own_photo(person: Person) -> str:
    """What the source field begins with."""
    if person.unit is None:
        return _("Own photo")
    return _("Own photo, %(unit)s") % {"unit": person.unit.name}


def _saved(
    person: Person, public_id: str, item: Item | None, revision: int, changes: Changes
) -> tuple[Item, bool]:
    if item is None:
        try:
            return start_item(person, public_id, changes), True
        except IntegrityError:
            # the same first save, sent twice: the other one was quicker
            item = Item.objects.get(public_id=public_id)
    return save_item(person, item, revision, changes), False
