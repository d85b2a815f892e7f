"""Sign in with the city's account: out to the sign-in service and back. A demo has no such pages."""

from __future__ import annotations

import logging
from http import HTTPStatus

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tankar.organisation.models import Person
from tankar.organisation.returning import safe_next
from tankar.organisation.signing_in import oidc
from tankar.organisation.signing_in.errors import Forged, NotAnswering, OutsideError, SomebodyElse
from tankar.organisation.signing_in.matching import person_for
from tankar.organisation.signing_in.proving import prove
from tankar.organisation.views.sign_in import page, too_often

__all__ = ["back", "begin", "signed_out"]

log = logging.getLogger("tankar.organisation")
_ATTEMPTS = "outside_attempts"
_MOST_ATTEMPTS = 5


@never_cache
@require_http_methods(["GET"])
def begin(request: HttpRequest) -> HttpResponse:
    """To the service. With `prove=1`, for somebody signed in: it shall ask again who sits there."""
    _only_where_offered()
    after = safe_next(request)
    if not ratelimit.consume(request, action="login"):
        return page(request, after, problem=too_often(), status=HTTPStatus.TOO_MANY_REQUESTS)
    proves = "prove" in request.GET and getattr(request, "person", None) is not None
    try:
        address, state, attempt = oidc.begin(_callback(), after, proves=proves)
    except OutsideError as error:
        return _trouble(request, error)
    # a few at a time: somebody may have begun in two tabs
    attempts = [*request.session.get(_ATTEMPTS, {}).items(), (state, attempt.kept())]
    request.session[_ATTEMPTS] = dict(attempts[-_MOST_ATTEMPTS:])
    return redirect(address)


@never_cache
@require_http_methods(["GET"])
def back(request: HttpRequest) -> HttpResponse:
    """From the service. An attempt is used up by its first answer."""
    _only_where_offered()
    attempts = request.session.get(_ATTEMPTS, {})
    kept = attempts.pop(request.GET.get("state", ""), None)
    request.session[_ATTEMPTS] = attempts
    try:
        attempt = oidc.Attempt.found(kept)
        claims = oidc.finish(request.GET.dict(), attempt, _callback())
        person = person_for(claims)
        if attempt.proves:
            return _proved(request, person, attempt.after)
    except OutsideError as error:
        return _trouble(request, error)
    record_authentication(request, person.user, "outside", second_step=claims.second_step)
    state = {"outside": True, "second_step": claims.second_step}
    login = Login(user=person.user, redirect_url=attempt.after, state=state)
    response: HttpResponse = perform_login(request, login)
    return response


@never_cache
@require_http_methods(["GET"])
def signed_out(request: HttpRequest) -> HttpResponse:
    """Out of Tankar, and one press away from being out of the service too: for a computer that others use."""
    _only_where_offered()
    # nobody makes us ask the service again and again
    way_out = oidc.way_out() if ratelimit.consume(request, action="login") else ""
    facts = {"way_out": way_out, "service": oidc.service_name()}
    return render(request, "organisation/signing_in/signed_out.html", facts)


def _proved(request: HttpRequest, person: Person, after: str) -> HttpResponse:
    if not request.user.is_authenticated or person.user_id != request.user.pk:
        raise SomebodyElse
    prove(request, "outside")
    return redirect(after)


def _trouble(request: HttpRequest, error: OutsideError) -> HttpResponse:
    if isinstance(error, NotAnswering | Forged):
        log.warning("Signing in with the city's account: %s %s", type(error).__name__, " ".join(error.args))
    down = isinstance(error, NotAnswering)
    status = HTTPStatus.SERVICE_UNAVAILABLE if down else HTTPStatus.FORBIDDEN
    facts = {"problem": error.sentence, "service": oidc.service_name()}
    return render(request, "organisation/signing_in/outside_trouble.html", facts, status=status)


def _callback() -> str:
    address: str = settings.CONFIGURATION.public_address
    return address + reverse("organisation:outside_back")


def _only_where_offered() -> None:
    if not oidc.is_offered():
        raise Http404
