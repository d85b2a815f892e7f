"""A rule in the side sheet (on a phone: the bottom sheet) of any screen."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from tankar.guideline import addresses
from tankar.guideline.errors import UnknownRule
from tankar.guideline.reading import read
from tankar.guideline.views.one_rule import gone_or_404, words_of
from tankar.interface.framing import varying_by_language


@require_http_methods(["GET", "HEAD"])
def sheet(request: HttpRequest, rule_id: str) -> HttpResponse:
    """A part of a page for htmx; whoever follows the address in a browser gets the rule's own page."""
    since = None
    try:
        reading = read().find(rule_id)
    except UnknownRule:
        found = gone_or_404(rule_id)
        reading, since = found.reading, found.since
    address = addresses.one_rule(rule_id)
    if request.headers.get("HX-Request") != "true":
        response: HttpResponse = redirect(address)
    else:
        response = render(
            request, "guideline/_sheet.html", words_of(reading) | {"address": address, "since": since}
        )
    patch_vary_headers(response, ["HX-Request"])
    return varying_by_language(response, language="")
