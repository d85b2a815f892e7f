"""What the frame of every page can change: appearance, and in a demo the clock."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tankar.interface.context import SCHEME_COOKIE
from tankar.organisation.returning import safe_next
from tankar.web import demo_clock
from tankar.work import clock, demo

__all__ = ["appearance", "demo_clock_view"]

_YEAR = 365 * 24 * 60 * 60


# A choice without consequence needs no token: so a resident's page carries none and can be kept in caches.
@csrf_exempt
@require_http_methods(["POST"])
def appearance(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device says; kept in a cookie: it belongs to the device, not the person."""
    response = HttpResponseRedirect(safe_next(request))
    wanted = request.POST.get("scheme", "")
    if wanted in {"auto", "light", "dark"}:
        _remember(response, SCHEME_COOKIE, wanted)
    return response


@require_http_methods(["POST"])
def demo_clock_view(request: HttpRequest) -> HttpResponse:
    """Move the demo's clock. Outside a demo this address does not exist."""
    if not demo.is_demo():
        raise Http404
    try:
        demo_clock.move_to(request.POST.get("moment", ""), clock.machine())
    except KeyError:
        raise Http404 from None
    return HttpResponseRedirect(safe_next(request))


def _remember(response: HttpResponse, name: str, value: str) -> None:
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, max_age=_YEAR, samesite="Lax", secure=secure, httponly=True)
