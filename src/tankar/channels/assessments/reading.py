"""Whether the city may use a network: it is assessed, or in use since before."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from tankar.channels.models import Assessment, Channel
from tankar.networks import registry
from tankar.organisation.access import today

__all__ = ["NetworkStanding", "is_known", "key_of", "standing_of"]


@dataclass(frozen=True)
class NetworkStanding:
    """`latest`: the newest assessment, running or decided. `channels`: open ones of the city on the network."""

    platform: str
    latest: Assessment | None
    channels: int

    @property
    def is_running(self) -> bool:
        return self.latest is not None and self.latest.state == Assessment.State.RUNNING

    @property
    def holds(self) -> bool:
        """An assessment that says yes and has not run out; or, where there is none at all, use since before."""
        if self.latest is None:
            return self.channels > 0
        return self.latest.holds_on(today())

    @property
    def since_before(self) -> bool:
        return self.latest is None and self.channels > 0


def key_of(platform: str) -> str:
    return " ".join(platform.casefold().split())[:60]


def standing_of(platform: str) -> NetworkStanding:
    """Two statements."""
    key = key_of(platform)
    latest = Assessment.objects.filter(key=key).order_by("-begun_at", "-pk").first() if key else None
    ids = [one.id for one in registry.all() if key_of(one.title) == key]
    on_it = Q(platform__iexact=platform.strip()) | Q(platform="", network__in=ids)
    still_open = Q(closes_on__isnull=True) | Q(closes_on__gte=today())
    channels = Channel.objects.filter(on_it, still_open)[:1000].count() if key else 0
    return NetworkStanding(platform, latest, channels)


def is_known(platform: str) -> bool:
    """May a profile on it be decided at once?"""
    return standing_of(platform).holds
