"""Communications writes a part of the page, or takes it away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import journal
from tankar.guideline.group.parts import PARTS, Part
from tankar.organisation.access import may, today
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["remove_part", "write_part"]


def write_part(person: Person, kind: str, standing: Part | None, facts: Mapping[str, Any]) -> Part:
    """`kind` of `PARTS`; `standing` is changed, `None` makes a new one. Raises PermissionDenied."""
    _ask(person)
    part = standing or PARTS[kind][0]()
    for name, value in facts.items():
        setattr(part, name, value)
    part.changed_on, part.changed_by_name = today(), str(person)
    with transaction.atomic():
        part.save()
        _note("guideline.group_written", person, kind, part)
    return part


def remove_part(person: Person, kind: str, part: Part) -> None:
    """Raises PermissionDenied."""
    _ask(person)
    with transaction.atomic():
        _note("guideline.group_removed", person, kind, part)
        part.delete()


def _ask(person: Person) -> None:
    if not may(person, "guideline.edit_group"):
        raise PermissionDenied("guideline.edit_group")


def _note(entry: str, person: Person, kind: str, part: Part) -> None:
    journal.record(
        entry,
        actor=actor(person),
        subject=("group_part", part.public_id),
        params={"part": kind, "title": str(part)},
    )
