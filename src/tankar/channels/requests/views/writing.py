"""The applicant's page: plain questions, saved as one goes; the common channels come first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.assessments.reading import standing_of
from tankar.channels.models import Channel, LanguagePolicy, ProfileRequest
from tankar.channels.requests.actions.advise import choose_common
from tankar.channels.requests.actions.contact import contact_communications
from tankar.channels.requests.actions.keep_request import keep_request
from tankar.channels.requests.actions.submit import may_go_on, submit_request
from tankar.channels.requests.errors import NotACommonChannel, NotReady, StandsElsewhere
from tankar.channels.requests.facts import facts_from
from tankar.channels.requests.reading import common_channels, keeper_rows, own_channels
from tankar.channels.requests.views.finding import request_for
from tankar.interface import times
from tankar.networks import registry
from tankar.organisation.access import may
from tankar.organisation.models import Person, Unit, new_public_id
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["save", "start", "write"]

_LENGTH_OF_ID = 16
_NOT_NETWORKS = ("feed", "by_hand")


@require_http_methods(["GET"])
@permission_required("channels.ask_for_profile")
def start(request: PersonRequest) -> HttpResponse:
    """A new one under a freshly drawn id; nothing is stored before the first save."""
    person = request.person
    return _form(
        request, ProfileRequest(public_id=new_public_id(), requester=person, unit=person.unit), faults={}
    )


@require_http_methods(["GET", "POST"])
@person_required
def write(request: PersonRequest, public_id: str) -> HttpResponse:
    """A POST is the whole form: kept first, then sent on, or a common channel chosen (`act=common:<id>`)."""
    wanted = _to_write(request.person, public_id, request.method == "POST")
    there = HttpResponseRedirect(reverse("channels:request", args=[public_id]))
    if wanted is not None and wanted.state not in ProfileRequest.WRITABLE:
        return there
    if request.method != "POST":
        assert wanted is not None
        return _form(request, wanted, faults={})
    act = request.POST.get("act", "")
    try:
        wanted = keep_request(request.person, public_id, facts_from(request.POST))
        if act == "send":
            contact_communications(request.person, wanted)
            messages.success(request, _("Sent to communications. Go on with the plan while you wait."))
        elif act == "decide":
            submit_request(request.person, wanted)
            messages.success(request, _("Sent. Below stands what happens now, and when."))
        elif act.startswith("common:"):
            return _common(request, wanted, act.removeprefix("common:"))
        else:
            return HttpResponseRedirect(reverse("channels:write_request", args=[public_id]))
    except NotReady as error:
        return _form(request, wanted or ProfileRequest(), 422, faults=error.faults)
    except StandsElsewhere as error:
        messages.info(request, error.words)
    return there


@require_http_methods(["POST"])
@person_required
def save(request: PersonRequest, public_id: str) -> HttpResponse:
    """Autosave: JSON {saved}; 409 when it was sent meanwhile."""
    _to_write(request.person, public_id, new_allowed=True)
    try:
        wanted = keep_request(request.person, public_id, facts_from(request.POST))
    except StandsElsewhere as error:
        return render(
            request, "channels/requests/_sent_meanwhile.html", {"wanted": error.request}, status=409
        )
    return JsonResponse({"saved": times.clock_words(wanted.changed_at)})


def _common(request: PersonRequest, wanted: ProfileRequest, public_id: str) -> HttpResponse:
    channel = Channel.objects.filter(public_id=public_id).first()
    try:
        if channel is None:
            raise NotACommonChannel
        choose_common(request.person, wanted, channel)
    except NotACommonChannel as error:
        messages.warning(request, error.words)
        return HttpResponseRedirect(reverse("channels:write_request", args=[wanted.public_id]))
    messages.success(request, _("Good choice: more people see it, and there is no profile to look after."))
    return HttpResponseRedirect(reverse("channels:request", args=[wanted.public_id]))


def _to_write(person: Person, public_id: str, new_allowed: bool) -> ProfileRequest | None:
    try:
        return request_for(person, public_id, "channels.edit_request")
    except Http404:
        # the autosave of this very page may have made it a moment ago: then it is their own
        made = ProfileRequest.objects.filter(public_id=public_id).first()
        if made is not None and new_allowed and may(person, "channels.edit_request", made):
            return made
        if made is not None or not new_allowed or len(public_id) != _LENGTH_OF_ID:
            raise
        if not may(person, "channels.ask_for_profile"):
            raise PermissionDenied("channels.ask_for_profile") from None
        return None


def _form(
    request: PersonRequest, wanted: ProfileRequest, status: int = 200, *, faults: dict[str, str]
) -> HttpResponse:
    if not wanted.platform and not wanted.pk:
        wanted.platform = ""
    stored = wanted.pk is not None
    common = common_channels(wanted)
    page: dict[str, Any] = {
        "wanted": wanted,
        "stored": stored,
        "faults": faults,
        "has_faults": bool(faults),
        "first": wanted.state == ProfileRequest.State.DRAFT,
        "again": wanted.state == ProfileRequest.State.RETURNED and not wanted.returned_by_network,
        "may_go_on": may_go_on(wanted),
        "common": common,
        "common_plain": [one.channel for one in common],
        "own": own_channels(wanted),
        "units": Unit.objects.order_by("name"),
        "networks": [one.title for one in registry.all() if one.id not in _NOT_NETWORKS],
        "standing": standing_of(wanted.platform) if wanted.platform else None,
        "rows": keeper_rows(wanted),
        "roles": ProfileRequest.Role.choices,
        "children": ProfileRequest.Children.choices,
        "paid": ProfileRequest.Paid.choices,
        "policies": LanguagePolicy.choices,
        "ends_on": wanted.ends_on.isoformat() if wanted.ends_on else "",
        "saved": times.clock_words(wanted.changed_at) if stored else "",
    }
    return render(request, "channels/requests/write.html", page, status=status)
