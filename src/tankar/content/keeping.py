"""Keeping what a composer's form brings: its first save, a later one, its picture.

The words first, so that they are safe before anything is said about the picture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.files.base import File
from django.db import IntegrityError
from django.http import QueryDict
from django.utils.translation import gettext as _

from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.remove_image import remove_image
from tankar.content.actions.save_item import save_item
from tankar.content.actions.start_item import start_item
from tankar.content.changes import Changes, changes_from, revision_from
from tankar.content.errors import PictureRefused
from tankar.content.media import take_in
from tankar.content.models import Item
from tankar.organisation.models import Person

__all__ = ["Kept", "keep", "may_become_an_item"]

_PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{16}")


@dataclass(frozen=True)
class Kept:
    """The item as it stands now. `started`: made just now; `refusal`: why the picture was not taken."""

    item: Item
    started: bool = False
    refusal: str = ""


def may_become_an_item(public_id: str) -> bool:
    """Does this look like an id that the composer drew?"""
    return _PUBLIC_ID.fullmatch(public_id) is not None


def keep(
    person: Person, public_id: str, item: Item | None, post: QueryDict, uploaded: File[bytes] | None
) -> Kept:
    """Save the form's fields into `item`, or start one under `public_id`; then take its picture in.

    Raises what the actions raise: `NotAllowed`, `NotADraft`, `ChangedMeanwhile`.
    """
    item, started = _saved(person, public_id, item, revision_from(post), changes_from(post))
    refusal = ""
    if post.get("act") == "remove_picture":
        item = remove_image(person, item)
    elif uploaded is not None:
        try:
            attach_image(person, item, take_in(uploaded), own_photo(person))
        except PictureRefused as error:
            refusal = error.sentence
        item.refresh_from_db()
    return Kept(item, started, refusal)


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
