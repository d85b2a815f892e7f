"""Doors of the staff pages: who must be signed in, and what happens to typed text when they are not.

A session may end while somebody writes. A page asked for sends them to sign in and back. A form sent is kept
in the (anonymous) session, survives signing in, and is offered for sending again. A part of a page (htmx)
is answered with a notice that leaves the page, and what is written on it, alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.signing_in.required.standing import stops

__all__ = ["KEPT_FORM", "PersonRequest", "permission_required", "person_required", "polled"]

P = ParamSpec("P")
KEPT_FORM = "kept_form"
# htmx stops polling
_STOP_ASKING = 286
# "unkept": how a form says that what is chosen there is nobody's to keep
_NEVER_KEPT = ("csrfmiddlewaretoken", "password", "unkept")
_SECRETS = frozenset({"code", "credential"})


class PersonRequest(HttpRequest):
    """A request behind `person_required`: somebody is there, and has chosen as whom they act."""

    person: Person
    acting_as: str


View = Callable[Concatenate[PersonRequest, P], HttpResponseBase]
OpenView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def person_required(view: View[P]) -> OpenView[P]:
    """Only for somebody signed in, who has chosen *acting as* if they are both employee and elected."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person: Person | None = getattr(request, "person", None)
        response: HttpResponseBase
        if person is None:
            response = _come_back(request, "organisation:sign_in")
        elif person.acting_as is None:
            response = _come_back(request, "organisation:acting_as")
        elif stops(request) and not _is_part_of_a_page(request):
            response = _come_back(request, "organisation:set_up_step")
        else:
            response = view(request, *args, **kwargs)  # type: ignore[arg-type]
        # private pages stay out of shared caches; the browser may still keep the page for its Back button
        patch_cache_control(response, private=True, no_cache=True)
        return response

    return guarded


def permission_required(permission: str) -> Callable[[View[P]], OpenView[P]]:
    """Only for people who have this right on something at all; the view still asks for its own object."""

    def decorate(view: View[P]) -> OpenView[P]:
        @wraps(view)
        def guarded(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not may(request.person, permission):
                raise PermissionDenied(permission)
            return view(request, *args, **kwargs)

        return person_required(guarded)

    return decorate


def _come_back(request: HttpRequest, where: str) -> HttpResponse:
    if _is_part_of_a_page(request):
        response = render(request, "organisation/_session_ended.html", {"where": reverse(where)}, status=401)
        response["HX-Retarget"] = "body"
        response["HX-Reswap"] = "afterbegin"
        response["HX-Trigger"] = "session-ended"
        return response
    after = request.get_full_path()
    if request.method not in {"GET", "HEAD"}:
        request.session[KEPT_FORM] = _kept(request)
        after = reverse("organisation:kept_form")
    return HttpResponseRedirect(f"{reverse(where)}?{urlencode({'next': after})}")


def _is_part_of_a_page(request: HttpRequest) -> bool:
    """Asked for by a script (htmx, autosave), which keeps what is written on its page."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return request.headers.get("HX-Request") == "true" or mode != "navigate"


def _kept(request: HttpRequest) -> dict[str, Any]:
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        for value in values
        if name not in _SECRETS and not any(word in name for word in _NEVER_KEPT)
    ]
    return {"path": request.get_full_path(), "fields": fields, "files": bool(request.FILES)}


def polled(view: Callable[Concatenate[PersonRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for people who are signed in; others are told to stop asking, and nothing else: the page they write
    on says it in words when they next save."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person: Any = getattr(request, "person", None)
        if person is None or person.acting_as is None:
            return HttpResponse(status=_STOP_ASKING, headers={"HX-Reswap": "none"})
        response = view(request, *args, **kwargs)  # type: ignore[arg-type]
        patch_cache_control(response, private=True, no_cache=True)
        return response

    return guarded
