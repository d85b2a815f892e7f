"""Say why nothing more comes: one language is enough after all."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.actions.save_item import step_revision
from tankar.content.errors import NotAllowed, ReasonMissing, SettledAlready
from tankar.content.models import Item, LanguageVersion, Outstanding
from tankar.notices.settling import settle as settle_notices
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["settle", "waive_language"]

LONGEST = 300


def waive_language(person: Person, owed: Outstanding, reason: str) -> Outstanding:
    """The post stays in one language, for `reason`, which is kept with the item.

    Raises `NotAllowed`, `ReasonMissing`, or `SettledAlready`.
    """
    reason = " ".join(reason.replace("\x00", "").split())[:LONGEST]
    if not reason:
        raise ReasonMissing
    with transaction.atomic():
        item = Item.objects.select_for_update(of=("self",)).get(pk=owed.item_id)
        settle(person, owed, Outstanding.State.WAIVED, "content.language_waived", reason)
        LanguageVersion.objects.update_or_create(
            item=item,
            language=owed.language,
            defaults={"form": LanguageVersion.Form.WAIVED, "waived_reason": reason},
        )
        if item.state == Item.State.DRAFT:
            step_revision(person, item)
    return owed


def settle(person: Person, owed: Outstanding, state: str, kind: str, reason: str = "") -> None:
    """Close it, once, and write it down; the caller holds the transaction. Raises `NotAllowed`, `SettledAlready`."""
    if not may(person, "content.edit", owed.item):
        raise NotAllowed("content.edit")
    closed = {"state": state, "reason": reason, "settled_by": person, "settled_at": clock.now()}
    # of two who settle at once, the second is told
    if not Outstanding.objects.filter(pk=owed.pk, state=Outstanding.State.OPEN).update(**closed):
        raise SettledAlready
    owed.refresh_from_db()
    settle_notices("outstanding", [str(owed.pk)])
    params = {"language": owed.language} if owed.is_language else {}
    journal.record(kind, actor=actor(person), subject=("item", owed.item.public_id), params=params)
