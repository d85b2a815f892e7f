"""Partners for pages: those that fit some words, with what they are called where."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from tankar.networks import by_hand, feed, registry
from tankar.sharing.models import Partner

__all__ = ["PartnerRow", "named_networks", "partners_like"]

ON_A_PAGE = 50


@dataclass(frozen=True)
class PartnerRow:
    """`handles`: (network's title, as one writes it there)."""

    partner: Partner
    handles: list[tuple[str, str]]


def named_networks() -> list[tuple[str, str]]:
    """Networks on which one may have a name: (id, title), by title."""
    found = [(one.id, one.title) for one in registry.all() if one not in (feed.NETWORK, by_hand.NETWORK)]
    return sorted(found, key=lambda pair: pair[1].casefold())


def partners_like(words: str, after: str = "", networks: Collection[str] = ()) -> list[PartnerRow]:
    """One more than a page holds, by name; with `networks`, only what they are called there."""
    found = Partner.objects.prefetch_related("handles")
    for word in words.casefold().split()[:6]:
        found = found.filter(Q(search_name__contains=word) | Q(handles__handle__icontains=word))
    if after:
        found = found.filter(search_name__gt=after.casefold())
    if networks:
        found = found.filter(handles__network__in=networks)
    return [
        PartnerRow(one, _handles(one, networks))
        for one in found.distinct().order_by("search_name")[: ON_A_PAGE + 1]
    ]


def _handles(partner: Partner, networks: Collection[str]) -> list[tuple[str, str]]:
    wanted = [one for one in partner.handles.all() if not networks or one.network in networks]
    titles = {one.id: one.title for one in registry.all()}
    return [(titles.get(one.network, one.network), one.handle) for one in wanted]
