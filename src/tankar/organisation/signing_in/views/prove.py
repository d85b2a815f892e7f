"""Is it still you? Asked before one's sign-in is changed."""

from __future__ import annotations

from http import HTTPStatus

from allauth.core import ratelimit
from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tankar.organisation.requests import PersonRequest, person_required
from tankar.organisation.returning import safe_next
from tankar.organisation.signing_in import oidc
from tankar.organisation.signing_in.answers import passkey_of
from tankar.organisation.signing_in.factors import factors_of
from tankar.organisation.signing_in.proving import prove
from tankar.organisation.signing_in.views.app import too_many
from tankar.work.demo import is_demo

__all__ = ["options", "prove_it"]


@never_cache
@person_required
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def prove_it(request: PersonRequest) -> HttpResponse:
    """By whatever the person has: password, code, passkey, the city's account; in a demo by a press."""
    assert request.person.user is not None
    after = safe_next(request, "/me/sign-in/")
    problem, status = "", HTTPStatus.OK
    if request.method == "POST":
        if not ratelimit.consume(request, action="reauthenticate"):
            problem, status = too_many(), HTTPStatus.TOO_MANY_REQUESTS
        elif how := _proof(request):
            prove(request, how)
            return redirect(after)
        else:
            problem = _("This does not fit. Nothing was changed; try again.")
            status = HTTPStatus.UNPROCESSABLE_ENTITY
    facts = {
        "next": after,
        "problem": problem,
        "factors": factors_of(request.person.user),
        "service": oidc.service_name() if oidc.is_offered() else "",
        "is_demo": is_demo(),
    }
    return render(request, "organisation/signing_in/prove.html", facts, status=status)


@never_cache
@person_required
@require_http_methods(["GET"])
def options(request: PersonRequest) -> HttpResponse:
    return JsonResponse(begin_authentication(request.person.user))


def _proof(request: PersonRequest) -> str:
    """How it was proved, or an empty text."""
    user = request.person.user
    assert user is not None
    if "password" in request.POST:
        return "password" if user.check_password(request.POST["password"]) else ""
    if "credential" in request.POST:
        return "mfa" if passkey_of(request, user) else ""
    if "code" in request.POST:
        return "mfa" if ReauthenticateForm(request.POST, user=user).is_valid() else ""
    return "demo" if "demo" in request.POST and is_demo() else ""
