"""The language of the pages: chosen on any page, kept for the person or the browser."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tankar.organisation.middleware import CODES
from tankar.organisation.models import Person
from tankar.organisation.returning import in_language, safe_next

__all__ = ["language"]

_YEAR = 60 * 60 * 24 * 365


# A choice without consequence needs no token: so a resident's page carries none and can be kept in caches.
@csrf_exempt
@require_http_methods(["POST"])
def language(request: HttpRequest) -> HttpResponse:
    """Another language on the same page. Whoever shows a form saves it before asking for this."""
    chosen = request.POST.get("language", "")
    if chosen not in CODES:
        return HttpResponseBadRequest("language: sv, fi, en")
    person: Person | None = getattr(request, "person", None)
    if person is not None:
        Person.objects.filter(pk=person.pk).update(language=chosen)
    response = redirect(in_language(safe_next(request), chosen))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=_YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
        httponly=True,
    )
    return response
