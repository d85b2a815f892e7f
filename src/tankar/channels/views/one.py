"""One channel: whose it is, how it speaks, and whether the network lets us in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tankar.channels.models import Access, Kind
from tankar.channels.states import states_of
from tankar.channels.views.finding import channel_for
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["one"]

_ENDED_SHOWN = 10


@require_http_methods(["GET"])
@person_required
def one(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = channel_for(request, public_id, "channels.view")
    day = today()
    held = list(channel.assignments.select_related("person").order_by("is_deputy", "valid_from", "pk"))
    current = [one for one in held if one.valid_to is None or one.valid_to >= day]
    ended = sorted((one for one in held if one not in current), key=lambda one: (one.valid_to, one.pk))
    context = {
        "channel": channel,
        "states": states_of(channel),
        "assignments": current,
        "ended": ended[: -_ENDED_SHOWN - 1 : -1],
        "uncovered": not any(one.valid_from <= day for one in current),
        "connectable": channel.kind == Kind.CONNECTED,
        "lost": channel.kind == Kind.CONNECTED and channel.access == Access.LOST,
        "may_manage": may(request.person, "channels.manage", channel),
        "may_connect": may(request.person, "channels.connect", channel),
    }
    return render(request, "channels/one.html", context)
