"""What sharing shows on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest

from tankar.content.models import Item
from tankar.organisation.access import may, today
from tankar.sharing.actions.make_kit import posts_out
from tankar.sharing.forms import OfferForm
from tankar.sharing.kit_pictures import why_not
from tankar.sharing.models import Kit
from tankar.sharing.until import until_of

__all__ = ["composer_mention", "composer_share", "item_share"]


def item_share(request: HttpRequest, item: Item) -> tuple[str, dict[str, Any]] | None:
    """Beside a released item that is out: whether it is good to share, and the two buttons."""
    person = request.person  # type: ignore[attr-defined]
    if item.state != Item.State.RELEASED or not may(person, "content.edit", item):
        return None
    kit = Kit.objects.filter(item=item).prefetch_related("pictures__asset__leaves").first()
    if kit is None and not posts_out(item):
        return None
    day = today()
    behind = {why_not(one.asset, day) for one in kit.pictures.all()} if kit else set()
    return "sharing/_item.html", {
        "item": item,
        "kit": kit,
        "offered": kit is not None and kit.is_open(day),
        "behind": sorted(behind - {""}),
        "form": OfferForm(initial={"until": until_of(item, day)}),
    }


def composer_share(_request: HttpRequest, item: Item | None) -> tuple[str, dict[str, Any]] | None:
    """Under the composer's tick: which pictures would not come along. None are chosen yet: nothing to say."""
    day = today()
    media = item.media.select_related("asset") if item is not None and item.pk else ()
    assets = [one.asset for one in media]
    prefetch_related_objects([one for one in assets if not one.is_video], "leaves")
    behind = {why_not(one, day) for one in assets}
    return "sharing/_tick.html", {"behind": sorted(behind - {""})}


def composer_mention(request: HttpRequest, _item: Item | None) -> tuple[str, dict[str, Any]] | None:
    """Under the texts: what partners are called, folded. The names are asked for when it is opened."""
    person = request.person  # type: ignore[attr-defined]
    return ("sharing/_mention.html", {}) if may(person, "sharing.view") else None
