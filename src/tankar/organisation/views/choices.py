"""Two choices that follow a person through every page: the language, and as whom they act."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tankar.organisation.middleware import ACTING_AS, CODES
from tankar.organisation.models import Person
from tankar.organisation.returning import in_language, safe_next

__all__ = ["acting_as", "language"]

_YEAR = 60 * 60 * 24 * 365


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


@never_cache
@require_http_methods(["GET", "POST"])
def acting_as(request: HttpRequest) -> HttpResponse:
    """Somebody both employed and elected says as whom they act (ELECT-10)."""
    person: Person | None = getattr(request, "person", None)
    if person is None:
        return redirect(f"{reverse('organisation:sign_in')}?next={reverse('organisation:acting_as')}")
    after = safe_next(request)
    if not (person.is_employee and person.is_elected):
        return redirect(after)
    chosen = request.POST.get("acting_as")
    if request.method == "POST" and chosen in {"employee", "elected"}:
        request.session[ACTING_AS] = chosen
        return redirect(after)
    return render(request, "organisation/acting_as.html", {"next": after})
