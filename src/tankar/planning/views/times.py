"""The usual times of one's channels, from which the next free time is suggested."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.models import Channel
from tankar.content.models import Item, Review
from tankar.organisation.requests import PersonRequest, permission_required, person_required
from tankar.planning.actions.keep_slots import keep_slots
from tankar.planning.forms import SlotsForm
from tankar.planning.gaps.signs import rhythm_of
from tankar.planning.slots import next_free
from tankar.work import clock

__all__ = ["channel_times", "slot", "times"]

_TO_FINISH = dt.timedelta(minutes=30)


@require_http_methods(["GET"])
@permission_required("planning.edit_slots")
def times(request: PersonRequest) -> HttpResponse:
    """Each channel one may post on, with its times in words."""
    channels = Channel.objects.postable_by(request.person).in_register_order()
    rows = [
        {"channel": one, "times": _by_weekday(one), "rhythm": rhythm_of(one)}
        for one in channels.select_related("rhythm").prefetch_related("slots")
    ]
    return render(request, "planning/times.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@permission_required("planning.edit_slots")
def channel_times(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = get_object_or_404(Channel.objects.postable_by(request.person), public_id=public_id)
    form = SlotsForm(request.POST or None, initial=_first(channel))
    if request.method == "POST" and form.is_valid():
        keep_slots(request.person, channel, form.times, form.cleaned_data["rhythm"])
        messages.success(request, _("The usual times are kept."))
        return HttpResponseRedirect(reverse("planning:times"))
    now = clock.now()
    context = {"channel": channel, "form": form, "next_free": next_free([channel], now, now)}
    return render(request, "planning/channel_times.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET"])
@person_required
def slot(request: PersonRequest, public_id: str) -> HttpResponse:
    """The next free time on an item's channels, one press away: a part of the composer, or a page of its own.

    Where a yes was given for certain days, it lies within them; when none of them is free, the page says so.
    """
    item = get_object_or_404(Item.objects.releasable_by(request.person), public_id=public_id)
    now = clock.now()
    channels = list(Channel.objects.filter(choices__item=item))
    moment, covered = _proposed(item, channels, now)
    value = moment.isoformat() if moment else ""
    context = {"item": item, "moment": moment, "value": value, "is_covered": covered}
    is_part = request.headers.get("HX-Request") == "true"
    return render(request, "planning/_slot_choice.html" if is_part else "planning/slot.html", context)


def _proposed(item: Item, channels: list[Channel], now: dt.datetime) -> tuple[dt.datetime | None, bool]:
    """The moment, and whether the yes that was given covers it; without a yes nothing is left uncovered."""
    soon = now + _TO_FINISH
    given = item.reviews.standing().first()
    if given is None or given.state != Review.State.YES:
        return next_free(channels, soon, now), True
    if given.only_then and given.wanted_at > now:
        return given.wanted_at, True
    begin = max(soon, given.window_from)
    within = next_free(channels, begin, now, until=given.window_until)
    return (within, True) if within else (next_free(channels, soon, now), False)


def _by_weekday(channel: Channel) -> list[tuple[int, str]]:
    """(weekday, its times in words), only the days that have some."""
    found: dict[int, list[dt.time]] = {}
    for slot in channel.slots.all():
        found.setdefault(slot.weekday, []).append(slot.time)
    return [(day, ", ".join(_words(one) for one in sorted(found[day]))) for day in sorted(found)]


def _words(time: dt.time) -> str:
    colon = ":" if (get_language() or "sv").startswith("en") else "."
    return f"{time.hour}{colon}{time.minute:02}"


def _first(channel: Channel) -> dict[str, Any]:
    own = getattr(channel, "rhythm", None)
    fields: dict[str, Any] = {f"day_{day}": words for day, words in _by_weekday(channel)}
    return {**fields, "rhythm": "" if own is None else own.days}
