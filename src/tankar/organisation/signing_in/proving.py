"""Changes to one's sign-in ask for proof that it is still oneself at the keyboard: good for a quarter of an hour."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from tankar.organisation.requests import PersonRequest, person_required
from tankar.work import clock

__all__ = ["has_proved", "proof_required", "prove"]

P = ParamSpec("P")
SECONDS = 15 * 60
View = Callable[Concatenate[PersonRequest, P], HttpResponse]
OpenView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def prove(request: HttpRequest, how: str) -> None:
    """This browser has just shown who sits there: by `password`, `mfa`, `outside` or a click in a `demo`."""
    record_authentication(request, request.user, how, reauthenticated=True)


def has_proved(request: HttpRequest) -> bool:
    """Signed in, or proved, within the last quarter of an hour.

    The city's service may sign in whoever sits there from memory: of its answers only those count that it was
    asked to ask for.
    """
    now = clock.machine().timestamp()
    records = get_authentication_records(request, request.user)
    asked = [one for one in records if one["method"] != "outside" or one.get("reauthenticated")]
    return any(0 <= now - record["at"] < SECONDS for record in asked)


def proof_required(view: View[P]) -> OpenView[P]:
    """Asks for proof first. A page asked for comes next; a form sent without it leads back to My sign-in."""

    @wraps(view)
    def guarded(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if has_proved(request):
            return view(request, *args, **kwargs)
        after = request.get_full_path() if request.method == "GET" else reverse("organisation:my_sign_in")
        return redirect(f"{reverse('organisation:prove')}?{urlencode({'next': after})}")

    return person_required(guarded)
