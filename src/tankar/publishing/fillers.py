"""What publishing shows on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tankar.channels.models import Channel
from tankar.content.models import Asset, Item, Leave, Proposal
from tankar.organisation.access import may
from tankar.publishing.forms import TimeForm
from tankar.publishing.models import Delivery, TakeDown
from tankar.publishing.rows import address_of, rows_of, summaries
from tankar.publishing.takedowns.reading import posts_with
from tankar.publishing.told import told
from tankar.publishing.views.publish import default_time
from tankar.work import clock

__all__ = [
    "channel_deliveries",
    "composer_act",
    "composer_when",
    "item_deliveries",
    "items_out",
    "leave_takedowns",
    "picture_out",
    "proposal_elsewhere",
    "proposal_out",
]


def composer_when(request: HttpRequest, item: Item) -> tuple[str, dict[str, Any]] | None:
    """The last step of the composer: now or at a time."""
    if not _may_release(request, item):
        return None
    now = clock.now()
    approved = item.approved_for
    thought_of = next((one for one in (approved, item.planned_at) if one and one > now), None)
    proposed = clock.local(thought_of) if thought_of else default_time(now)
    form = TimeForm(initial={"day": proposed.date(), "time": proposed.time()})
    seconds = settings.CONFIGURATION.undo_seconds
    out = (
        Delivery.objects.filter(item=item, state="delivered").select_related("channel").order_by("channel_id")
    )
    return "publishing/_when.html", {
        "item": item,
        "form": form,
        "later": thought_of is not None,
        "undo_seconds": seconds,
        "already_out": ", ".join(dict.fromkeys(one.channel.name for one in out)),
    }


def composer_act(request: HttpRequest, item: Item) -> tuple[str, dict[str, Any]] | None:
    """The composer's one primary button, which says what will happen."""
    return ("publishing/_act.html", {"item": item}) if _may_release(request, item) else None


def _may_release(request: HttpRequest, item: Item) -> bool:
    """Asked once for the places of one page."""
    if item.may_be_released is None:
        item.may_be_released = may(request.person, "content.release", item)  # type: ignore[attr-defined]
    return item.may_be_released


def item_deliveries(request: HttpRequest, item: Item) -> tuple[str, dict[str, Any]] | None:
    context = rows_of(request.person, item)  # type: ignore[attr-defined]
    return ("publishing/_deliveries.html", context) if context["rows"] else None


def items_out(_request: HttpRequest, items: list[Item]) -> None:
    """Writes on each item of a page what went out of it (`item.out`), in one question for the page."""
    said = summaries(items)
    for item in items:
        item.out = said.get(item.public_id, "")


def picture_out(request: HttpRequest, asset: Asset) -> tuple[str, dict[str, Any]] | None:
    """Where a picture, whole, cut or as a video's cover, is out or still to leave."""
    mine = posts_with(asset).visible_to(request.person)  # type: ignore[attr-defined]
    shown = mine.exclude(state__in=("withdrawn", "refused"))
    found = list(shown.select_related("channel", "item").order_by("-id")[:50])
    rows = [(one, told(one, clock.now()), address_of(one)) for one in found]
    return ("publishing/_picture_out.html", {"rows": rows}) if rows else None


def proposal_out(request: HttpRequest, proposal: Proposal) -> tuple[str, dict[str, Any]] | None:
    """Where what communications made of a proposal ran. Whoever suggested it sees it too: what is out is public."""
    return _out(request, proposal, proposal.made, "publishing/_proposal_out.html")


def proposal_elsewhere(request: HttpRequest, proposal: Proposal) -> tuple[str, dict[str, Any]] | None:
    """Where the suggested item itself is out already, on the channels of its unit."""
    return _out(request, proposal, proposal.item, "publishing/_proposal_elsewhere.html")


def _out(
    request: HttpRequest, proposal: Proposal, item: Item | None, template: str
) -> tuple[str, dict[str, Any]] | None:
    if item is None or not may(request.person, "content.view_proposal", proposal):  # type: ignore[attr-defined]
        return None
    out = Delivery.objects.filter(item=item, state="delivered").select_related("channel")
    rows = [(one, address_of(one)) for one in out.order_by("delivered_at", "id")[:50]]
    return (template, {"rows": rows}) if rows else None


def channel_deliveries(request: HttpRequest, channel: Channel) -> tuple[str, dict[str, Any]] | None:
    """When something last went out on the channel, and how it stands with what is under way."""
    mine = Delivery.objects.posts().visible_to(request.person).filter(channel=channel)  # type: ignore[attr-defined]
    last = mine.out().select_related("item").first()
    red = list(mine.red().select_related("channel", "item")[:5])
    if last is None and not red:
        return None
    now = clock.now()
    return "publishing/_channel.html", {
        "last": last,
        "last_url": address_of(last) if last else "",
        "red": [(one, told(one, now)) for one in red],
    }


def leave_takedowns(request: HttpRequest, leave: Leave) -> tuple[str, dict[str, Any]] | None:
    """Where leave that was taken back is being taken down, each with its live link; who may see the leave sees it."""
    if leave.withdrawn_at is None:
        return None
    shown = TakeDown.objects.filter(asset__sha256__in=leave.assets.values("sha256"))
    found = list(shown.select_related("delivery__channel").order_by("-state", "due_at", "pk")[:100])
    person = request.person  # type: ignore[attr-defined]
    mine = set(
        TakeDown.objects.visible_to(person)
        .filter(pk__in=[one.pk for one in found])
        .values_list("pk", flat=True)
    )
    rows = [{"takedown": one, "url": address_of(one.delivery), "may": one.pk in mine} for one in found]
    return ("publishing/takedowns/_of_leave.html", {"rows": rows}) if rows else None
