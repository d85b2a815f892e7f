"""The draft that communications share, and saving it without writing over a colleague."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from tankar import journal
from tankar.content.models import WordsDraft, WordsVersion
from tankar.content.words.errors import WordsChanged, WordsRefused
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.texts import Pack, WrongPack, load_over
from tankar.work import clock

__all__ = ["Standing", "keep", "pack_of", "standing"]


@dataclass(frozen=True)
class Standing:
    """`overlay`: of the draft, or what is published while there is none. `revision` 0: there is no draft."""

    overlay: Mapping[str, Any] = field(default_factory=dict)
    published: Mapping[str, Any] = field(default_factory=dict)
    number: int = 0
    revision: int = 0
    changed_by: Person | None = None
    changed_at: dt.datetime | None = None

    @property
    def is_draft(self) -> bool:
        return self.revision > 0


def standing() -> Standing:
    """Two statements."""
    newest = WordsVersion.objects.order_by("-number").first()
    published, number = (newest.overlay, newest.number) if newest else ({}, 0)
    draft = WordsDraft.objects.select_related("changed_by").first()
    if draft is None:
        return Standing(published, published, number)
    return Standing(draft.overlay, published, number, draft.revision, draft.changed_by, draft.changed_at)


def pack_of(overlay: Mapping[str, Any]) -> Pack:
    """The rules with this over them. Raises `WordsRefused`."""
    try:
        return load_over(settings.CONFIGURATION.text_rules, overlay)
    except WrongPack as error:
        raise WordsRefused(str(error)) from None


def keep(
    person: Person,
    began: Standing,
    overlay: Mapping[str, Any],
    entry: str,
    subject: str,
    params: dict[str, str],
) -> None:
    """The overlay becomes the draft, with an entry in the journal; where it says what is published, there is no draft.

    Raises `WordsRefused`, or `WordsChanged` when the draft has moved on since `began`.
    """
    pack_of(overlay)
    with transaction.atomic():
        _written(person, began, overlay)
        if overlay == began.published:
            WordsDraft.objects.all().delete()
        journal.record(entry, actor=actor(person), subject=("words", subject), params=params)


def _written(person: Person, began: Standing, overlay: Mapping[str, Any]) -> None:
    values = {"overlay": overlay, "changed_by": person, "changed_at": clock.now()}
    if began.is_draft:
        # a colleague may have saved meanwhile: only the revision that was read is written over
        rows = WordsDraft.objects.filter(slot=1, revision=began.revision)
        if not rows.update(revision=began.revision + 1, **values):
            raise WordsChanged
        return
    try:
        with transaction.atomic():
            WordsDraft.objects.create(**values)
    except IntegrityError:
        raise WordsChanged from None
