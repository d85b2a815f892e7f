"""Keeping what a composer's form brings: its first save, a later one, its pictures.

The words first, so that they are safe before anything is said about the pictures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.base import File
from django.db import IntegrityError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.media.arrange import arrange, moved
from tankar.content.actions.remove_image import remove_image
from tankar.content.actions.save_item import save_item
from tankar.content.actions.start_item import start_item
from tankar.content.changes import Changes, changes_from, revision_from
from tankar.content.errors import PictureRefused
from tankar.content.media import take_in
from tankar.content.models import MOST_MEDIA, Item, Medium
from tankar.organisation.models import Person

__all__ = ["Kept", "keep", "may_become_an_item", "too_many"]

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

    Raises what the actions raise: `NotAllowed`, `NotADraft`, `ChangedMeanwhile`.
    """
    item, started = _saved(person, public_id, item, revision_from(post), changes_from(post))
    act, _colon, medium = post.get("act", "").partition(":")
    if act == "remove_picture":
        item = remove_image(person, item, medium)
    elif act in MOVES:
        item = arrange(person, item, moved(item, medium, MOVES[act]))
    elif order := post.get("order", ""):
        item = arrange(person, item, order.split(","))
    attached, refusals = _taken_in(person, item, uploads)
    left_out = post.get("left_out", "")
    if left_out.isascii() and left_out.isdigit():
        refusals.append(too_many(int(left_out[:6])))
    item.refresh_from_db()
    return Kept(item, started, tuple(attached), tuple(refusals))


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
            stored = take_in(file)
        except PictureRefused as error:
            refusals.append(_of_file(file, error.sentence, len(uploads)))
            continue
        if stored.sha256 in there:
            refusals.append(_of_file(file, _("This picture is already in the item."), len(uploads)))
            continue
        attached.append(attach_image(person, item, stored, own_photo(person)))
        there.add(stored.sha256)
    return attached, refusals


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
