"""Decisions: what is to be decided, since when and by when; and what was decided."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods

from tankar.decisions.reading import kinds_of, page_of
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.work import clock

__all__ = ["decisions"]

PARTS = {"open": pgettext_lazy("matters", "Open"), "ended": _("Decided and ended")}


@require_http_methods(["GET"])
@permission_required("decisions.view")
def decisions(request: PersonRequest) -> HttpResponse:
    """`?show=` open or ended, `?kind=` one kind, `?after=` on from a key."""
    page = page_of(request.person, request.GET.dict(), clock.now())
    template = (
        "decisions/_rows.html" if request.headers.get("HX-Request") == "true" else "decisions/list.html"
    )
    return render(request, template, {"page": page, "parts": PARTS, "kinds": kinds_of()})
