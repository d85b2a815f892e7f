"""Open data, for people: what there is, in which forms, under which licence."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from tankar.channels.opendata.facts import COLUMNS
from tankar.channels.opendata.files import LICENCE
from tankar.channels.views.public import language_of, twins_of

__all__ = ["open_data"]


@require_http_methods(["GET", "HEAD"])
def open_data(request: HttpRequest, language: str | None = None) -> HttpResponse:
    with override(language_of(language)):
        context = {"licence": LICENCE, "columns": COLUMNS, "twins": twins_of("/open-data/")}
        return render(request, "channels/open_data.html", context)
