"""The list: campaigns that one may see, with the frames of one's units."""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from tankar.campaigns.reading import coming, frames_of, page_of, role_words, waits_on
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["campaigns", "starting"]

_AT_MOST = 5
_TWO_WEEKS = dt.timedelta(days=14)


@require_http_methods(["GET"])
@permission_required("campaigns.view")
def campaigns(request: PersonRequest) -> HttpResponse:
    """`?show=over` for what is finished, `?before=` goes on. Nothing is counted by person."""
    person = request.person
    part = "over" if request.GET.get("show") == "over" else "going"
    rows, more = page_of(person, part, request.GET.get("before", ""))
    frames = [] if request.GET.get("before") else frames_of(person, is_over=part == "over")
    here = reverse("campaigns:list")
    page = {
        "rows": [{"campaign": one, "waits_on": waits_on(one)} for one in rows],
        "part": part,
        "more": f"{here}?{urlencode({'show': part, 'before': more})}" if more else "",
        "frames": [(one, may(person, "campaigns.boost", one)) for one in frames],
        "may_ask": may(person, "campaigns.ask"),
        "may_frame": may(person, "campaigns.set_frame"),
    }
    return render(request, "campaigns/list.html", page)


@require_http_methods(["GET"])
@permission_required("campaigns.comment")
def starting(request: PersonRequest) -> HttpResponse:
    """A part of Today, for communications: what begins within two weeks, by whose role, noticed when; or nothing."""
    found = coming(today() + _TWO_WEEKS)
    if not found:
        return HttpResponse()
    rows = [{"campaign": one, "role": role_words(one)} for one in found[:_AT_MOST]]
    return render(request, "campaigns/_today.html", {"rows": rows, "more": len(found) - len(rows)})
