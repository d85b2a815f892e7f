"""One channel: whose it is, how it speaks, who answers, how it is kept safe, and what was done with it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tankar import journal
from tankar.channels.amnesty.alarms import about
from tankar.channels.cover.permissions import heads
from tankar.channels.entry.reading import season_words, sections_of
from tankar.channels.entry.states import states_of
from tankar.channels.models import Access, AnsweringAgreement, Channel, Kind
from tankar.channels.requests.reading import decision_on
from tankar.channels.reviews.reading import beside
from tankar.channels.views.finding import channel_for
from tankar.journal.models import Entry
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["one"]

_ENDED_SHOWN = 10
_LINES_OF_HISTORY = 20
_ENOUGH_MANAGERS = 2


@require_http_methods(["GET"])
@person_required
def one(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = channel_for(request, public_id, "channels.view")
    connectable = channel.kind == Kind.CONNECTED
    entries = Entry.objects.about("channel", channel.public_id)[:_LINES_OF_HISTORY]
    parts = sections_of(request.person, channel)
    context = {
        "channel": channel,
        "states": states_of(channel),
        "alarms": [one for one in about(channel) if may(request.person, "channels.view_report", one)],
        "season": season_words(channel),
        "parts": parts,
        "connectable": connectable,
        "lost": connectable and channel.access == Access.LOST,
        "connected": connectable and channel.access != Access.NOT_CONNECTED,
        "closed": channel.is_closed(today()),
        "verify_url": _verify_address(channel),
        "former_handles": list(channel.former_handles.all()[:_ENDED_SHOWN]),
        "agreement": _agreement(channel),
        "may_see_cover": parts["answering"].may_edit or heads(request.person, channel),
        "beside": beside(request.person, channel),
        "history": [(entry.at, journal.sentence(entry)) for entry in entries],
        "may_manage": may(request.person, "channels.manage", channel),
        "may_connect": may(request.person, "channels.connect", channel),
        "wanted": decision_on(channel),
        **_managers(channel),
    }
    return render(request, "channels/one.html", context)


def _agreement(channel: Channel) -> AnsweringAgreement | None:
    rows = AnsweringAgreement.objects.in_use().filter(channel=channel)
    return rows.prefetch_related("topics__person", "topics__unit").first()


def _managers(channel: Channel) -> dict[str, Any]:
    day = today()
    held = list(channel.assignments.select_related("person").order_by("is_deputy", "valid_from", "pk"))
    current = [one for one in held if one.valid_to is None or one.valid_to >= day]
    ended = sorted((one for one in held if one not in current), key=lambda one: (one.valid_to, one.pk))
    named = {one.person_id for one in current if one.valid_from <= day}
    return {
        "assignments": current,
        "ended": ended[: -_ENDED_SHOWN - 1 : -1],
        "uncovered": not named,
        "too_few": 0 < len(named) < _ENOUGH_MANAGERS,
    }


def _verify_address(channel: Channel) -> str:
    if not channel.url:
        return ""
    return f"{settings.CONFIGURATION.public_address}{reverse('channels:verify')}"
