"""Kits as pages and feeds show them: in a fixed number of questions, by key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q

from tankar.content.composition import headline
from tankar.content.models import Brand
from tankar.networks import registry
from tankar.networks.addressing import SERVER, share_address
from tankar.organisation.access import today
from tankar.sharing.kit_pictures import pictures_of
from tankar.sharing.models import Kit, KitPicture
from tankar.sharing.models.kits import KitQuerySet

__all__ = ["KitRow", "Page", "Way", "hashtags", "newest", "page_of", "row_of", "ways_of"]

ON_A_PAGE = 20
_LATEST_POSSIBLE = 2**63 - 1


@dataclass(frozen=True)
class KitRow:
    """One kit for a reader: `language` is of `title` and `text`, which may be the other one where theirs is missing."""

    kit: Kit
    language: str
    text: str
    pictures: Sequence[KitPicture]

    @property
    def title(self) -> str:
        return headline(self.text, 90)


@dataclass(frozen=True)
class Page:
    rows: Sequence[KitRow]
    more: str


@dataclass(frozen=True)
class Way:
    """A network's own page for sharing: `url`, or with the reader's own server in it."""

    title: str
    url: str

    @property
    def asks_for_server(self) -> bool:
        return SERVER in self.url


def newest() -> KitQuerySet:
    """What may be shared today, newest first, with its pictures."""
    found: KitQuerySet = Kit.objects.open(today()).order_by("-offered_at", "-id")
    return found.prefetch_related("pictures__asset__leaves")


def page_of(language: str, before: str = "") -> Page:
    """One page by key; anything but a key of ours starts at the top."""
    found = newest()
    if key := _key(before):
        at, pk = key
        found = found.filter(Q(offered_at__lt=at) | Q(offered_at=at, pk__lt=pk), offered_at__lte=at)
    kits = list(found[: ON_A_PAGE + 1])
    more = urlencode({"before": _key_of(kits[ON_A_PAGE - 1])}) if len(kits) > ON_A_PAGE else ""
    return Page([row_of(one, language) for one in kits[:ON_A_PAGE]], more)


def _key_of(kit: Kit) -> str:
    return f"{kit.offered_at.isoformat()}~{kit.pk}"


def _key(before: str) -> tuple[dt.datetime, int] | None:
    moment, _tilde, number = before.partition("~")
    try:
        at, pk = dt.datetime.fromisoformat(moment), int(number)
    except ValueError:
        return None
    return (at, pk) if at.tzinfo is not None and 0 < pk <= _LATEST_POSSIBLE else None


def row_of(kit: Kit, language: str) -> KitRow:
    """For a reader of Swedish, Finnish or English; the latter gets Finnish first, as on the public feed."""
    first = "sv" if language == "sv" else "fi"
    second = "fi" if first == "sv" else "sv"
    spoken = first if kit.text_in(first) else second
    return KitRow(kit, spoken, kit.text_in(spoken), pictures_of(kit, today()))


def ways_of(text: str, link: str) -> list[Way]:
    """Every network that has a page of its own on which people share, by name."""
    found = [Way(one.title, share_address(one, text, link)) for one in registry.all() if one.share]
    return sorted(found, key=lambda one: one.title.casefold())


def hashtags() -> list[str]:
    """The city's own, from the brand page, the most important first."""
    brand = Brand.objects.first()
    return [str(one) for one in brand.hashtags] if brand else []
