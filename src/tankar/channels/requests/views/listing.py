"""The list of profile requests: what concerns the reader, newest first. Nothing is counted by person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from tankar.channels.models import ProfileRequest
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["requests"]

ON_A_PAGE = 30


@require_http_methods(["GET"])
@permission_required("channels.ask_for_profile")
def requests(request: PersonRequest) -> HttpResponse:
    """`?before=` goes on by key."""
    found = ProfileRequest.objects.visible_to(request.person).select_related("unit").order_by("-pk")
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    rows = list(found[: ON_A_PAGE + 1])
    more = ""
    if len(rows) > ON_A_PAGE:
        more = f"{reverse('channels:requests')}?{urlencode({'before': rows[ON_A_PAGE - 1].pk})}"
    page = {
        "rows": [(one, one.requester_id == request.person.pk) for one in rows[:ON_A_PAGE]],
        "more": more,
    }
    return render(request, "channels/requests/requests.html", page)
