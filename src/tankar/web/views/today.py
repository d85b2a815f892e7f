"""Today: what needs me?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods


@require_http_methods(["GET"])
def today(request: HttpRequest) -> HttpResponse:
    return render(request, "web/today.html")
