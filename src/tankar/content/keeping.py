"""Keeping what a composer's form brings: its first save, a later one, its pictures.

The words first, so that they are safe before anything is said about the pictures. Where nothing was said yet, and no
file can be taken, nothing is begun: no empty item is left behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.base import File
from django.db import IntegrityError
from django.http import QueryDict

from tankar.content.actions.media.arrange import arrange, moved
from tankar.content.actions.media.begin_looking import stop_waiting_for
from tankar.content.actions.media.crop import crop_medium
from tankar.content.actions.media.take_files import Files, too_many
from tankar.content.actions.remove_image import remove_image
from tankar.content.actions.save_item import save_item
from tankar.content.actions.start_item import start_item
from tankar.content.changes import Changes, changes_from, clean, frame_from, revision_from
from tankar.content.errors import NothingBegun, TextTooLong
from tankar.content.media import cut
from tankar.content.media.cropping import box_of
from tankar.content.media.uploads import carried_over
from tankar.content.models import Item, Medium, Upload
from tankar.organisation.models import Person

__all__ = ["Kept", "keep", "may_become_an_item"]

_PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{16}")
MOVES = {"earlier": -1, "later": 1}


@dataclass(frozen=True)
class Kept:
    """The item as it stands now. `started`: made just now; `attached`: media that came with this form; `waiting`:
    videos that came with it and are looked through first; `refusals`: why a file was not taken, one sentence each."""

    item: Item
    started: bool = False
    attached: tuple[Medium, ...] = ()
    waiting: tuple[Upload, ...] = ()
    refusals: tuple[str, ...] = ()


def may_become_an_item(public_id: str) -> bool:
    """Does this look like an id that the composer drew?"""
    return _PUBLIC_ID.fullmatch(public_id) is not None


def keep(
    person: Person, public_id: str, item: Item | None, post: QueryDict, uploads: Sequence[File[bytes]] = ()
) -> Kept:
    """Save the form's fields into `item`, or start one under `public_id`; then do what its button says, and
    take its files in.

    Raises what the actions raise: `NotAllowed`, `NotADraft`, `ChangedMeanwhile`; `NothingBegun` when a new item
    would hold neither a word nor a file; and `TextTooLong`.
    """
    changes = changes_from(post)
    if changes.is_too_long:
        raise TextTooLong
    files = Files(person, uploads, clean(post.get("upload", "")))
    if item is None and files.there and not _says_anything(changes) and not files.any_good():
        raise NothingBegun(files.refusals)
    item, started = _saved(person, public_id, item, revision_from(post), changes)
    item = _done(person, item, post)
    files.put_into(item)
    left_out = post.get("left_out", "")
    if left_out.isascii() and left_out.isdigit():
        files.refusals.append(too_many(int(left_out[:6])))
    item.refresh_from_db()
    return Kept(item, started, tuple(files.attached), tuple(files.waiting), tuple(files.refusals))


def _says_anything(changes: Changes) -> bool:
    """Is there a word in it, or anything else but what an empty form brings?"""
    words = (*changes.texts.values(), *changes.channel_texts.values())
    return any(text.strip() for text in words) or any(
        value for name, value in changes.details.items() if name != "kind"
    )


def _done(person: Person, item: Item, post: QueryDict) -> Item:
    """What the pressed button says."""
    act, _colon, medium = post.get("act", "").partition(":")
    if act == "remove_picture":
        return remove_image(person, item, medium)
    if act == "forget_video":
        stop_waiting_for(person, item, medium)
    elif act in MOVES:
        return arrange(person, item, moved(item, medium, MOVES[act]))
    elif act == "crop":
        return _cropped(person, item, medium, post)
    elif order := post.get("order", ""):
        return arrange(person, item, order.split(","))
    return item


def _cropped(person: Person, item: Item, public_id: str, post: QueryDict) -> Item:
    medium = item.media.filter(public_id=public_id).select_related("asset").first()
    if medium is None or medium.asset.is_video:
        return item
    asset = medium.asset
    crop = box_of(frame_from(post, public_id), asset.width, asset.height)
    file = cut(asset.sha256, asset.content_type, crop).sha256 if crop else ""
    return crop_medium(person, item, public_id, crop, file)


def _saved(
    person: Person, public_id: str, item: Item | None, revision: int, changes: Changes
) -> tuple[Item, bool]:
    if item is None:
        try:
            return start_item(person, public_id, changes), True
        except IntegrityError:
            # the same first save, sent twice: the other one was quicker
            item = Item.objects.get(public_id=public_id)
    return save_item(person, item, carried_over(item, revision), changes), False
