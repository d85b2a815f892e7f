"""Who answers, day by day: for all channels one sees, and for one of them with what can be arranged."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.cover.acknowledging import Automatic, automatic_replies
from tankar.channels.cover.actions.arrange_cover import arrange_cover
from tankar.channels.cover.actions.pause_for_days import pause_for_days, withdraw_pause
from tankar.channels.cover.actions.put_up_notice import say_put_up
from tankar.channels.cover.asking import managers_of
from tankar.channels.cover.colleagues import colleagues_for
from tankar.channels.cover.forms import CoverForm, PauseForm
from tankar.channels.cover.permissions import heads
from tankar.channels.cover.reading import first_run, weeks_of, weeks_of_all
from tankar.channels.errors import ChannelsError
from tankar.channels.forms import tell
from tankar.channels.models import Channel, CoverGap, CoverPause
from tankar.channels.views.finding import channel_for
from tankar.decisions.models import Matter
from tankar.organisation.absence.permissions import entered_for_by
from tankar.organisation.access import may, today
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["arrange", "cover", "cover_of", "pause_days", "put_up", "take_back"]

PER_PAGE = 50
WEEKS = 4


@require_http_methods(["GET"])
@permission_required("channels.view_cover")
def cover(request: PersonRequest) -> HttpResponse:
    """Four weeks of every channel the reader sees. `?after=` continues."""
    seen = Channel.objects.cover_seen_by(request.person)
    begins = seen.filter(public_id=request.GET.get("after", "")).first()
    page = (seen.after(begins) if begins else seen).in_register_order().select_related("entry")
    found = list(page[: PER_PAGE + 1])
    more = urlencode({"after": found[PER_PAGE - 1].public_id}) if len(found) > PER_PAGE else ""
    context = {
        "rows": weeks_of_all(found[:PER_PAGE], WEEKS),
        "more": more,
        "may_arrange": may(request.person, "channels.arrange_cover"),
    }
    return render(request, "channels/cover/list.html", context)


@require_http_methods(["GET"])
@person_required
def cover_of(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, channel_for(request, public_id, "channels.view_cover"))


@require_http_methods(["POST"])
@person_required
def arrange(request: PersonRequest, public_id: str) -> HttpResponse:
    """Somebody answers meanwhile."""
    channel = channel_for(request, public_id, "channels.arrange_cover")
    form = CoverForm(_colleagues(request, channel), request.POST)
    if form.is_valid():
        try:
            arrange_cover(request.person, channel, form.cleaned_data["who"], *form.days())
        except ChannelsError as error:
            tell(form, error)
        else:
            messages.success(request, _arranged(channel, form.cleaned_data["who"], *form.days()))
            return redirect("channels:cover_of", public_id)
    return _page(request, channel, 422, cover_form=form)


def _arranged(channel: Channel, who: object, first: dt.date, last: dt.date) -> str:
    gap = CoverGap.objects.open().filter(channel=channel).first()
    left = [one for one in gap.dates if first <= one <= last] if gap is not None else []
    said = _("%(person)s answers meanwhile, and has been told.") % {"person": who}
    return f"{said} {_('On some of the days nobody answers yet: see below.')}" if left else said


@require_http_methods(["POST"])
@person_required
def pause_days(request: PersonRequest, public_id: str) -> HttpResponse:
    """An honest notice instead of an answer."""
    channel = channel_for(request, public_id, "channels.arrange_cover")
    form = PauseForm(request.POST)
    if form.is_valid():
        try:
            pause_for_days(request.person, channel, *form.days(), form.words())
        except ChannelsError as error:
            tell(form, error)
        else:
            messages.success(
                request,
                _(
                    "The pause is planned: it begins and ends by itself, and residents read the notice meanwhile."
                ),
            )
            return redirect("channels:cover_of", public_id)
    return _page(request, channel, 422, pause_form=form)


@require_http_methods(["POST"])
@person_required
def take_back(request: PersonRequest, public_id: str, pause_id: str) -> HttpResponse:
    channel = channel_for(request, public_id, "channels.arrange_cover")
    pause = get_object_or_404(CoverPause, channel=channel, public_id=pause_id)
    pause.channel = channel
    withdraw_pause(request.person, pause)
    messages.success(request, _("The pause is taken back. Somebody has to answer on those days."))
    return redirect("channels:cover_of", public_id)


@require_http_methods(["POST"])
@person_required
def put_up(request: PersonRequest, public_id: str, pause_id: str) -> HttpResponse:
    """Somebody put the notice on the account itself, and says so."""
    channel = channel_for(request, public_id, "channels.view_cover")
    pause = get_object_or_404(CoverPause, channel=channel, public_id=pause_id)
    pause.channel = channel
    say_put_up(request.person, pause)
    messages.success(request, _("Kept: the notice stands on the account. You are reminded to take it down."))
    return redirect("channels:cover_of", public_id)


def _colleagues(request: PersonRequest, channel: Channel) -> list[tuple[Any, Any]]:
    run = first_run(CoverGap.objects.open().filter(channel=channel).first())
    return colleagues_for(channel, run, knows=heads(request.person, channel))


def _own_people(request: PersonRequest, channel: Channel) -> list[Person]:
    """Of those who answer on the channel, whose days away the head may enter."""
    own = Person.objects.filter(entered_for_by(request.person)).exclude(pk=request.person.pk)
    return list(own.filter(pk__in=[one.pk for one in managers_of(channel)]).order_by("search_name"))


def _pauses(channel: Channel) -> list[tuple[CoverPause, list[Automatic]]]:
    """Those that go on or are to come, each with ready words for the network's own automatic reply."""
    alive = (CoverPause.State.PLANNED, CoverPause.State.RUNNING)
    found = channel.cover_pauses.filter(state__in=alive).select_related("put_up_by").order_by("first_day")
    for pause in (pauses := list(found)):
        pause.channel = channel
    return [(pause, automatic_replies(pause)) for pause in pauses]


def _page(request: PersonRequest, channel: Channel, status: int = 200, **more: Any) -> HttpResponse:
    gap = CoverGap.objects.open().filter(channel=channel).first()
    weeks, days = weeks_of(channel)
    knows = heads(request.person, channel)
    may_arrange = may(request.person, "channels.arrange_cover", channel)
    context = {
        "channel": channel,
        "gap": gap,
        "weeks": weeks,
        "days": [one for one in days if one.people] if knows else [],
        "knows": knows,
        "pauses": _pauses(channel),
        "own_people": _own_people(request, channel) if knows else [],
        "may_arrange": may_arrange,
        "may_describe": may(request.person, "channels.describe", channel),
        "matter": Matter.of("channels.cover_gap", gap.public_id) if gap is not None else None,
        **more,
    }
    if may_arrange:
        first, last = first_run(gap) or (today(), today())
        context.setdefault(
            "cover_form",
            CoverForm(
                colleagues_for(channel, (first, last), knows=knows), initial={"first": first, "last": last}
            ),
        )
        context.setdefault("pause_form", PauseForm(initial=PauseForm.begun(channel, first, last)))
    return render(request, "channels/cover/one.html", context, status=status)
