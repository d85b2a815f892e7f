"""Keep words as they are although a rule advises otherwise. Nobody's name is kept with it (never.md, N17)."""

from __future__ import annotations

from django.db import transaction

from tankar.content.checks.answers import look_at, note_an_answer
from tankar.content.draft import draft_of
from tankar.content.errors import FindingGone, NotADraft, NotAllowed
from tankar.content.models import Item, KeptFinding
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["keep_finding", "look_again"]


def keep_finding(person: Person, item: Item, key: str) -> None:
    """Raises `NotAllowed`, `NotADraft`, or `FindingGone` when there is no such advice any more."""
    _may_write(person, item)
    with transaction.atomic():
        for problem in look_at(item, draft_of(item)):
            # advice about tone is never stored: the page forgets it by itself
            if problem.key == key and problem.is_keepable and not problem.is_private:
                KeptFinding.objects.get_or_create(item=item, key=key)
                note_an_answer(item)
                return
    raise FindingGone


def look_again(person: Person, item: Item) -> None:
    """Show again what was kept. Raises `NotAllowed` or `NotADraft`."""
    _may_write(person, item)
    KeptFinding.objects.filter(item=item).delete()


def _may_write(person: Person, item: Item) -> None:
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    if item.state != Item.State.DRAFT:
        raise NotADraft(item.state)
