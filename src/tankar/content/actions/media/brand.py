"""Change the brand page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from tankar import journal
from tankar.content.errors import NotAllowed
from tankar.content.media import Stored
from tankar.content.models import Brand, BrandFile, UnitHashtags
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person, Unit

__all__ = ["add_brand_file", "change_brand", "remove_brand_file"]


def change_brand(person: Person, facts: Mapping[str, Any], hashtags: Mapping[Unit, Sequence[str]]) -> Brand:
    """`facts`: fields of `Brand`; `hashtags`: of units, none to take them away. Raises `NotAllowed`."""
    _ask(person)
    with transaction.atomic():
        brand, _made = Brand.objects.update_or_create(pk=1, defaults=dict(facts))
        for unit, words in hashtags.items():
            if words:
                UnitHashtags.objects.update_or_create(unit=unit, defaults={"hashtags": list(words)})
            else:
                UnitHashtags.objects.filter(unit=unit).delete()
        _note(person)
    return brand


def add_brand_file(person: Person, stored: Stored, kind: str, title: str, clear_space: str) -> BrandFile:
    """A logo or frame. Raises `NotAllowed`."""
    _ask(person)
    with transaction.atomic():
        made = BrandFile.objects.create(
            kind=kind,
            title=title[:120],
            clear_space=clear_space[:300],
            sha256=stored.sha256,
            content_type=stored.content_type,
            width=stored.width,
            height=stored.height,
        )
        _note(person)
    return made


def remove_brand_file(person: Person, public_id: str) -> None:
    """Off the page; twice does no harm. Raises `NotAllowed`."""
    _ask(person)
    with transaction.atomic():
        gone, _each = BrandFile.objects.filter(public_id=public_id).delete()
        if gone:
            _note(person)


def _ask(person: Person) -> None:
    if not may(person, "content.edit_brand"):
        raise NotAllowed("content.edit_brand")


def _note(person: Person) -> None:
    journal.record("content.brand_changed", actor=actor(person), subject=("brand", "1"))
