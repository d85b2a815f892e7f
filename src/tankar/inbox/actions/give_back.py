"""Whoever is away takes care of no conversation: theirs go back to everybody who answers on the channel."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import journal
from tankar.inbox.models import Conversation
from tankar.notices.settling import settle
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["give_back", "kept_by"]


def kept_by(person: Person) -> int:
    """How many the person takes care of in which a resident waits. For the person alone to read."""
    return Conversation.objects.waiting().filter(assigned_to=person).count()


def give_back(by: Person, person: Person) -> int:
    """All in which a resident waits; how many they were. By the person, or by whoever may say that they are away.

    Raises PermissionDenied.
    """
    if not may(by, "organisation.enter_absence", person):
        raise PermissionDenied("organisation.enter_absence")
    with transaction.atomic():
        rows = Conversation.objects.waiting().select_related("channel").filter(assigned_to=person)
        # each by a statement of its own: one that somebody took meanwhile stays with them
        given = [one for one in rows if _let_go(one, person)]
        for one in given:
            journal.record(
                "inbox.unassigned",
                actor=actor(by),
                subject=("conversation", one.public_id),
                params={"channel": str(one.channel)},
            )
        settle("conversation", [one.public_id for one in given], "inbox.given_to_you")
    return len(given)


def _let_go(conversation: Conversation, person: Person) -> bool:
    rows = Conversation.objects.filter(pk=conversation.pk, assigned_to=person)
    return bool(rows.update(assigned_to=None))
