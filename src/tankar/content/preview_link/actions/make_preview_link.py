"""Make a link that shows the item for seven days, without sign-in."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.errors import NotADraft, NotAllowed
from tankar.content.models import Item, PreviewLink
from tankar.content.preview_link.address import LASTS, open_links
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["make_preview_link"]


def make_preview_link(person: Person, item: Item) -> PreviewLink:
    """One link at a time: while one holds, it is the answer. Raises `NotAllowed` or `NotADraft`."""
    with transaction.atomic():
        item = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
        if not may(person, "content.edit", item):
            raise NotAllowed("content.edit")
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        if link := open_links(item).first():
            return link
        now = clock.now()
        link = PreviewLink.objects.create(item=item, made_by=person, made_at=now, expires_at=now + LASTS)
        journal.record("content.preview_link_made", actor=actor(person), subject=("item", item.public_id))
    return link
