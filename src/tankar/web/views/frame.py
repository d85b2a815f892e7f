"""What the frame of every page can change: language, appearance, and in a demo the clock."""

from __future__ import annotations

import datetime as dt
import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tankar.interface.context import SCHEME_COOKIE
from tankar.organisation.models import Person
from tankar.web import demo_clock
from tankar.work import demo

__all__ = ["appearance", "demo_clock_view", "language"]

_YEAR = 365 * 24 * 60 * 60
_PINNED = re.compile(r"^/(sv|fi|en)/")


# A choice without consequence needs no token; so a resident's page carries none, and can be cached.
@csrf_exempt
@require_http_methods(["POST"])
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language and come back to the same page; a signed-in person's choice is stored with them."""
    wanted = request.POST.get("language", "")
    back = _back(request)
    if wanted not in dict(settings.LANGUAGES):
        return HttpResponseRedirect(back)
    person: Person | None = getattr(request, "person", None)
    if person:
        Person.objects.filter(pk=person.pk).update(language=wanted)
    response = HttpResponseRedirect(_PINNED.sub(f"/{wanted}/", back))
    _remember(response, settings.LANGUAGE_COOKIE_NAME, wanted)
    return response


@csrf_exempt
@require_http_methods(["POST"])
def appearance(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device says; kept in a cookie: it belongs to the device, not the person."""
    response = HttpResponseRedirect(_back(request))
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
        demo_clock.move_to(request.POST.get("moment", ""), dt.datetime.now(dt.UTC))
    except KeyError:
        raise Http404 from None
    return HttpResponseRedirect(_back(request))


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=request.is_secure())
    return wanted if wanted.startswith("/") and own else "/"


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
