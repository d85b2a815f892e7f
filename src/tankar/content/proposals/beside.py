"""What stands beside an item about proposals: that it was suggested, or made of one, or the way to suggest it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from tankar.content.models import Item, Proposal
from tankar.organisation.access import communicates, may
from tankar.organisation.models import Person

__all__ = ["Beside", "beside", "may_propose"]


@dataclass(frozen=True)
class Beside:
    """`standing`: the open proposal of this item; `origin`: the one that the item was made of."""

    standing: Proposal | None = None
    origin: Proposal | None = None
    may_propose: bool = False


def beside(person: Person, item: Item) -> Beside:
    """One statement."""
    mine = Proposal.objects.visible_to(person).select_related("requester")
    found = list(mine.filter(Q(item=item, state__in=Proposal.OPEN) | Q(made=item)).order_by("id"))
    standing = next((one for one in found if one.item_id == item.pk), None)
    origin = next((one for one in found if one.made_id == item.pk), None)
    return Beside(standing, origin, may_propose(person) and item.state != Item.State.REMOVED)


def may_propose(person: Person) -> bool:
    """Whoever works in communications posts on the common channels and suggests nothing to itself."""
    return may(person, "content.propose") and not communicates(person)
