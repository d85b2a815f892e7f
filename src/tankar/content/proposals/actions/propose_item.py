"""Suggest an item that one writes for the city's common channels."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from tankar.channels.models import Channel
from tankar.content.draft import draft_of
from tankar.content.errors import NotADraft, NotAllowed
from tankar.content.models import Item, Proposal
from tankar.content.proposals.actions.submit_proposal import submit_proposal
from tankar.content.proposals.errors import NothingProposed, ProposedAlready
from tankar.content.proposals.facts import Facts
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["propose_item"]

_SHOWN = (Item.State.DRAFT, Item.State.RELEASED)


def propose_item(person: Person, item: Item, facts: Facts, channels: Sequence[Channel] = ()) -> Proposal:
    """Send `item` to communications, as it stands when they answer; `channels`: those wished for, if any.

    The item itself goes its own way on the unit's channels. Raises `NotAllowed`, `NotADraft` for an idea or a
    removed item, `NothingProposed` without text, or `ProposedAlready`.
    """
    if not (may(person, "content.propose") and may(person, "content.edit", item)):
        raise NotAllowed("content.propose")
    with transaction.atomic():
        item = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
        if item.state not in _SHOWN:
            raise NotADraft(item.state)
        if not draft_of(item).title:
            raise NothingProposed
        if standing := item.proposals.open().first():
            raise ProposedAlready(standing)
        now = clock.now()
        try:
            with transaction.atomic():
                proposal = Proposal.objects.create(
                    item=item,
                    requester=person,
                    unit=item.unit or person.unit,
                    language=item.first_language,
                    link=item.link,
                    begun_at=now,
                    changed_at=now,
                    **facts.fields,
                )
        except IntegrityError:
            # sent twice at the same moment: the other one stands
            raise ProposedAlready(item.proposals.open().get()) from None
        proposal.channels.set([one for one in channels if one.is_common])
        return submit_proposal(person, proposal)
