"""Move a unit, with all that lies below it, under another one or to the top."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actions.add_unit import Names, refuse_namesake
from tankar.organisation.actors import actor
from tankar.organisation.errors import UnderItself
from tankar.organisation.models import Person, Unit
from tankar.organisation.tree import hold_tree

__all__ = ["move_unit"]


def move_unit(by: Person, unit: Unit, parent: Unit | None) -> Unit:
    """The unit in its new place; `None` is the top. Where it is already changes nothing, in silence.

    Roles held for a unit cover what lies below it, so a move changes who may do what.
    Raises `PermissionDenied`, `UnderItself`, `NameTaken`.
    """
    if not may(by, "organisation.manage_people"):
        raise PermissionDenied("organisation.manage_people")
    with transaction.atomic():
        tree = hold_tree()
        if parent is not None and unit.pk in tree.above(parent.pk):
            raise UnderItself
        kept: Unit = Unit.objects.get(pk=unit.pk)
        if kept.parent_id == (parent.pk if parent else None):
            return kept
        names = Names.of(kept)
        refuse_namesake(names, parent, kept)
        kept.parent = parent
        kept.save(update_fields=["parent"])
        params = {"unit": str(names)}
        if parent is not None:
            params["parent"] = str(Names.of(parent))
        journal.record(
            "organisation.unit_moved" if parent else "organisation.unit_to_top",
            actor=actor(by),
            subject=("unit", kept.public_id),
            params=params,
        )
    return kept
