"""The register: every channel, common ones first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tankar.channels.entry.states import State, states_of
from tankar.channels.listing import FilterForm
from tankar.channels.models import Channel, ChannelAssignment
from tankar.organisation.access import may, today, valid_on
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["register"]

PER_PAGE = 50
ENOUGH_MANAGERS = 2


@dataclass(frozen=True)
class Row:
    """One channel in the list: `managers` are those of today."""

    channel: Channel
    states: list[State]
    managers: list[ChannelAssignment]

    @property
    def too_few(self) -> bool:
        """Fewer than two people are named for it; common channels and closed ones have communications."""
        named = {one.person_id for one in self.managers}
        return (
            len(named) < ENOUGH_MANAGERS
            and not self.channel.is_common
            and not self.channel.is_closed(today())
        )


@require_http_methods(["GET"])
@permission_required("channels.view")
def register(request: PersonRequest) -> HttpResponse:
    seen = Channel.objects.visible_to(request.person)
    asked = FilterForm(seen, request.GET)
    chosen = asked.of(seen)
    begins = seen.filter(public_id=request.GET.get("after", "")).first()
    page = chosen.after(begins) if begins else chosen
    found = list(_with_people(page.in_register_order())[: PER_PAGE + 1])
    rows = [Row(channel, states_of(channel), list(channel.assignments.all())) for channel in found[:PER_PAGE]]
    context = {
        "common": [row for row in rows if row.channel.is_common],
        "units": [row for row in rows if not row.channel.is_common],
        "filter": asked,
        "filtered": bool(asked.asked()),
        "more": rows[-1].channel if len(found) > PER_PAGE else None,
        "more_query": asked.query(after=rows[-1].channel.public_id) if len(found) > PER_PAGE else "",
        "continued": begins is not None,
        "may_manage": may(request.person, "channels.manage"),
        "may_connect": may(request.person, "channels.connect"),
        "may_view_cover": may(request.person, "channels.view_cover"),
    }
    return render(request, "channels/register.html", context)


def _with_people(channels: QuerySet[Channel]) -> QuerySet[Channel]:
    held = ChannelAssignment.objects.filter(valid_on(today())).select_related("person")
    held = held.order_by("is_deputy", "person__family_name", "pk")
    return channels.select_related("owner_unit").prefetch_related(Prefetch("assignments", queryset=held))
