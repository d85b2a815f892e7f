"""Changes of networks as pages show them, and which channels one concerns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tankar.channels.listing import network_choices, on_network
from tankar.channels.models import Channel, ChannelEnding, ChannelReview, Kind, NetworkChange
from tankar.organisation.access import today
from tankar.organisation.models import Person

__all__ = ["ChangeRow", "changes_for", "channels_on", "left_to_review", "networks_of_the_city"]

_SHOWN = 100


@dataclass(frozen=True)
class ChangeRow:
    """`opened`: how many reviews it has opened. `left`: how many channels are still to come, while it goes on."""

    change: NetworkChange
    opened: int
    left: int


def networks_of_the_city() -> list[tuple[str, str]]:
    """The networks on which the city has channels, as the register calls them."""
    return network_choices(_in_use())


def channels_on(network: str) -> QuerySet[Channel]:
    """The city's channels in use there, connected or cared for by hand."""
    return _in_use().filter(on_network(network))


def _in_use() -> QuerySet[Channel]:
    still = Q(closes_on__isnull=True) | Q(closes_on__gte=today())
    return Channel.objects.filter(still).exclude(kind=Kind.OWN)


def left_to_review(change: NetworkChange) -> QuerySet[Channel]:
    """Those on which nobody has looked since it was told: whatever opened that review, it knew of the change. One that
    is being ended is not looked at any more."""
    since = ChannelReview.objects.filter(channel=OuterRef("pk"), opened_at__gte=change.told_at)
    ending = ChannelEnding.objects.filter(channel=OuterRef("pk"), state__in=ChannelEnding.OPEN)
    return channels_on(change.network).filter(~Exists(since), ~Exists(ending))


def changes_for(person: Person) -> Sequence[ChangeRow]:
    """The newest first. What is left is counted for those that go on alone: at most one a network."""
    seen: Any = NetworkChange.objects.visible_to(person).select_related("told_by")
    counted = seen.annotate(opened=Count("reviews")).order_by("-told_at", "-pk")[:_SHOWN]
    goes_on = (NetworkChange.State.TOLD, NetworkChange.State.OPENING)
    return [
        ChangeRow(one, one.opened, left_to_review(one).count() if one.state in goes_on else 0)
        for one in counted
    ]
