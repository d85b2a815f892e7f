"""Insights: every channel one may see, with its numbers of the last 28 days."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tankar.channels.models import Channel
from tankar.insights.reading.listing import page_of
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.work import clock

__all__ = ["index"]


@require_http_methods(["GET"])
@permission_required("insights.view")
def index(request: PersonRequest) -> HttpResponse:
    """`?after=`: on from the channel with this public id."""
    seen = Channel.objects.visible_to(request.person)
    after = seen.filter(public_id=request.GET.get("after", "")).first()
    rows, more = page_of(request.person, after, clock.now())
    return render(request, "insights/index.html", {"rows": rows, "more": more, "after": after})
