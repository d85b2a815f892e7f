"""Give a unit other names."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actions.add_unit import Names, refuse_namesake
from tankar.organisation.actors import actor
from tankar.organisation.models import Person, Unit
from tankar.organisation.tree import hold_tree

__all__ = ["rename_unit"]


def rename_unit(by: Person, unit: Unit, names: Names) -> Unit:
    """The unit with these names. Names it has already change nothing, and the journal stays silent.

    Raises `PermissionDenied`, `NameMissing`, `NameTaken`.
    """
    if not may(by, "organisation.manage_people"):
        raise PermissionDenied("organisation.manage_people")
    tidied = names.tidy()
    with transaction.atomic():
        hold_tree()
        kept: Unit = Unit.objects.get(pk=unit.pk)
        before = Names.of(kept)
        if before == tidied:
            return kept
        refuse_namesake(tidied, kept.parent, kept)
        for column, name in tidied.columns().items():
            setattr(kept, column, name)
        kept.save()
        journal.record(
            "organisation.unit_renamed",
            actor=actor(by),
            subject=("unit", kept.public_id),
            params={"before": str(before), "unit": str(tidied)},
        )
    return kept
