"""One statement, for everybody: an address that chooses the language, and a fixed twin for each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from tankar.interface.framing import frame_for, twins, varying_by_language
from tankar.organisation.access import may
from tankar.statements.models import Version
from tankar.statements.pages import Page, blocks_of, packaged

__all__ = ["statement"]


@require_http_methods(["GET", "HEAD"])
def statement(request: HttpRequest, page: str, language: str = "") -> HttpResponse:
    """The newest version, or the packaged text, which says that the city has not adopted it yet."""
    shown = (get_language() or "sv")[:2]
    version = Version.objects.current(page)
    text = version.in_language(shown) if version else packaged(page, shown)
    facts = {
        "frame": frame_for(request, language),
        "page": Page(page),
        "blocks": blocks_of(text, shown),
        "version": version,
        "takes_feedback": page == Page.ACCESSIBILITY,
        "feedback": reverse("statements:give_in", args=[language])
        if language
        else reverse("statements:give"),
        "may_edit": may(getattr(request, "person", None), "statements.edit"),
        "twins": twins(f"/{page}/"),
    }
    return varying_by_language(render(request, "statements/statement.html", facts), language)
