"""Yearly frames: the head of a unit decides one; the unit boosts under it with four questions."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.campaigns.actions.boost import BoostFacts, boost
from tankar.campaigns.actions.set_frame import FrameFacts, end_frame, set_frame
from tankar.campaigns.actions.withdraw_frame import withdraw_frame
from tankar.campaigns.errors import FrameStands, NotAllowed, NotUnderFrame, WordsMissing
from tankar.campaigns.forms import BoostForm, FrameForm
from tankar.campaigns.models import Campaign, Frame
from tankar.campaigns.reading import shown
from tankar.campaigns.views.finding import frame_for
from tankar.channels.models import Channel
from tankar.organisation.access import may, today, units_of
from tankar.organisation.requests import PersonRequest, permission_required, person_required
from tankar.organisation.roles import Role

__all__ = ["frame", "new_frame"]

_SHOWN = 50


@require_http_methods(["GET", "POST"])
@permission_required("campaigns.set_frame")
def new_frame(request: PersonRequest) -> HttpResponse:
    """For this year or the next."""
    year = today().year
    units = sorted(units_of(request.person, Role.HEAD_OF_UNIT), key=lambda one: one.name.casefold())
    own = {"unit": request.person.unit.public_id if request.person.unit else "", "year": year}
    form = FrameForm(units, [year, year + 1], request.POST or None, initial=own)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        unit = next(one for one in units if one.public_id == given.pop("unit"))
        try:
            made = set_frame(request.person, unit, FrameFacts(**given))
        except FrameStands:
            form.add_error(
                "year", _("The unit has a frame for that year. End it first, if it shall be another.")
            )
        except NotUnderFrame:
            form.add_error("most_each", _("More than nothing, and at most the sum for the year."))
        except NotAllowed as error:
            raise PermissionDenied(error.permission) from None
        else:
            messages.success(request, _("Decided. The unit can boost under it, and communications knows."))
            return HttpResponseRedirect(made.get_absolute_url())
    return render(request, "campaigns/new_frame.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@person_required
def frame(request: PersonRequest, public_id: str) -> HttpResponse:
    """What is left of it and what was boosted; a POST is a boost, or with `act` its end: end or withdraw."""
    found = frame_for(request.person, public_id)
    channels = _channels(found)
    form = BoostForm(channels, request.POST or None)
    if request.method != "POST":
        return _page(request, found, BoostForm(channels, initial={"begins_on": today()}))
    try:
        if request.POST.get("act") in ("end", "withdraw"):
            messages.success(request, _ended(request, found))
            return HttpResponseRedirect(found.get_absolute_url())
        if form.is_valid():
            made = boost(request.person, found, _facts(form, channels))
            messages.success(request, _("Boosted. Communications has been told; nothing else is needed."))
            return HttpResponseRedirect(made.get_absolute_url())
    except WordsMissing:
        return _page(request, found, BoostForm(channels), 422, reason_missing=True)
    except NotUnderFrame as error:
        form.add_error(error.field, error.sentence)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    return _page(request, found, form, 422)


def _ended(request: PersonRequest, found: Frame) -> str:
    reason = request.POST.get("reason", "")
    if request.POST.get("act") == "end":
        end_frame(request.person, found, reason)
        return _("The frame is ended. What runs under it goes on.")
    withdraw_frame(request.person, found, reason)
    return _("The frame is ended, and what ran under it. What it cost by then is still reported.")


def _facts(form: BoostForm, channels: list[Channel]) -> BoostFacts:
    given = form.cleaned_data
    channel = next(one for one in channels if one.public_id == given["channel"])
    name = f"{channel.name} ({channel.network_title})"
    return BoostFacts(given["title"], given["budget"], given["begins_on"], given["ends_on"], name)


def _channels(frame: Frame) -> list[Channel]:
    """Those of the unit that are in use, by name."""
    day = today()
    found = Channel.objects.filter(owner_unit=frame.unit)
    return sorted((one for one in found if not one.is_closed(day)), key=lambda one: one.name.casefold())


def _page(
    request: PersonRequest, frame: Frame, form: BoostForm, status: int = 200, **more: object
) -> HttpResponse:
    visible = Campaign.objects.visible_to(request.person).filter(frame=frame)
    page = {
        "frame": frame,
        "form": form,
        "boosts": list(shown(visible).order_by("-pk")[:_SHOWN]),
        "may_boost": frame.year == today().year and may(request.person, "campaigns.boost", frame),
        "is_past": frame.year < today().year,
        "is_coming": frame.year > today().year,
        "may_end": may(request.person, "campaigns.end_frame", frame),
        **more,
    }
    return render(request, "campaigns/frame.html", page, status=status)
