"""As whom somebody acts who is both employed by the city and elected (ELECT-10)."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tankar.organisation.middleware import ACTING_AS
from tankar.organisation.models import Person
from tankar.organisation.returning import safe_next

__all__ = ["acting_as"]


@never_cache
@require_http_methods(["GET", "POST"])
def acting_as(request: HttpRequest) -> HttpResponse:
    """The choice lasts for the session, and can be changed at any time."""
    person: Person | None = getattr(request, "person", None)
    after = safe_next(request)
    if person is None:
        here = f"{reverse('organisation:acting_as')}?{urlencode({'next': after})}"
        return redirect(f"{reverse('organisation:sign_in')}?{urlencode({'next': here})}")
    if not (person.is_employee and person.is_elected):
        return redirect(after)
    chosen = request.POST.get("acting_as")
    if request.method == "POST" and chosen in {"employee", "elected"}:
        request.session[ACTING_AS] = chosen
        return redirect(after)
    return render(request, "organisation/acting_as.html", {"next": after})
