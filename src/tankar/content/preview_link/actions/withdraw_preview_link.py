"""Withdraw a preview link: from this moment it shows nothing."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.errors import NotAllowed
from tankar.content.models import PreviewLink
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["withdraw_preview_link"]


def withdraw_preview_link(person: Person, link: PreviewLink) -> PreviewLink:
    """Twice is once. Raises `NotAllowed`."""
    if not may(person, "content.edit", link.item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        # the claim: of two who press at once, one is noted
        if PreviewLink.objects.filter(pk=link.pk, withdrawn_at__isnull=True).update(withdrawn_at=clock.now()):
            journal.record(
                "content.preview_link_withdrawn", actor=actor(person), subject=("item", link.item.public_id)
            )
    link.refresh_from_db()
    return link
