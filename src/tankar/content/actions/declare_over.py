"""Say that a disruption is over: what still waits of it does not leave, and a draft says so to residents."""

from __future__ import annotations

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_noop

from tankar import journal
from tankar.content.actions.copy_item import copy_item
from tankar.content.composition import headline
from tankar.content.errors import NotADisruption, NotAllowed
from tankar.content.models import Item
from tankar.content.revisions.sittings import keep_sitting
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["declare_over"]

# written in the language of the text, not of whoever presses the button
_OVER = gettext_noop("The disruption is over: %(what)s\n\nThank you for your patience.")


def declare_over(person: Person, item: Item) -> Item:
    """The draft that tells that it is over, on the same channels; nothing leaves by itself. Twice gives the same,
    also when it was released meanwhile; a removed one is written anew.

    Raises `NotAllowed`, or `NotADisruption` for another kind of item.
    """
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    if item.kind != Item.Kind.DISRUPTION:
        raise NotADisruption(item.kind)
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item.pk)
        if item.over_at is None:
            item.over_at = clock.now()
            item.save(update_fields=["over_at"])
            journal.record("content.disruption_over", actor=actor(person), subject=("item", item.public_id))
        else:
            copies = item.copies.filter(kind=Item.Kind.NEWS).exclude(state=Item.State.REMOVED)
            if before := copies.order_by("pk").first():
                return before
        told = copy_item(person, item, texts=_words(item))
        told.kind = Item.Kind.NEWS
        told.save(update_fields=["kind"])
        keep_sitting(person, told)
    return told


def _words(item: Item) -> dict[str, str]:
    words = {}
    for version in item.versions.all():
        if version.text.strip():
            with translation.override(version.language):
                words[version.language] = translation.gettext(_OVER) % {"what": headline(version.text)}
    return words
