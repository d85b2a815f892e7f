"""The page behind an invitation's link: choose a passkey or a password, and be in."""

from __future__ import annotations

from http import HTTPStatus

from allauth.account.forms import SetPasswordForm
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tankar.organisation.models import Invitation, User
from tankar.organisation.signing_in import devices, oidc
from tankar.organisation.signing_in.actions.accept_invitation import (
    accept_with_passkey,
    accept_with_password,
)
from tankar.organisation.signing_in.answers import created
from tankar.organisation.signing_in.errors import (
    InvitationError,
    MayNotSignIn,
    PasskeyNotTaken,
)
from tankar.organisation.signing_in.invitations import opened
from tankar.organisation.signing_in.views.app import too_many

__all__ = ["invitation", "link", "options", "passkey"]

_KEPT = "invitation"


@never_cache
@require_http_methods(["GET"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the mail. Looking at it uses nothing up; the token moves out of the page's address."""
    if not ratelimit.consume(request, action="login"):
        return _closed(request, too_many(), HTTPStatus.TOO_MANY_REQUESTS)
    request.session[_KEPT] = token
    return redirect("organisation:invitation")


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """A press with a password signs in. Somebody else's session is not taken over: it must be ended first."""
    try:
        found = _found(request)
        if request.user.is_authenticated:
            return _foreign(request, found)
        posted = request.POST if request.method == "POST" else None
        form = SetPasswordForm(data=posted, user=found.person.user)
        if request.method == "POST" and form.is_valid():
            return _in(request, accept_with_password(found, form.cleaned_data["password1"]), "password")
    except (InvitationError, MayNotSignIn) as error:
        return _closed(request, str(error))
    return _page(request, found, form)


@never_cache
@require_http_methods(["POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    try:
        found = _found(request)
        if request.user.is_authenticated:
            return _foreign(request, found)
        user = accept_with_passkey(found, devices.words(request), created(request))
    except (InvitationError, MayNotSignIn) as error:
        return _closed(request, str(error))
    except PasskeyNotTaken as error:
        return _page(request, found, SetPasswordForm(user=found.person.user), str(error))
    return _in(request, user, "mfa", type="webauthn", passwordless=True)


@never_cache
@require_http_methods(["GET"])
def options(request: HttpRequest) -> HttpResponse:
    try:
        return JsonResponse(begin_registration(_found(request).person.user, passwordless=True))
    except InvitationError:
        return HttpResponse(status=HTTPStatus.GONE)


def _found(request: HttpRequest) -> Invitation:
    return opened(str(request.session.get(_KEPT, "")))


def _in(request: HttpRequest, user: User, how: str, **more: object) -> HttpResponse:
    request.session.pop(_KEPT, None)
    record_authentication(request, user, how, **more)
    response: HttpResponse = perform_login(request, Login(user=user, redirect_url=reverse("web:today")))
    return response


def _page(request: HttpRequest, found: Invitation, form: SetPasswordForm, problem: str = "") -> HttpResponse:
    facts = {
        "invitation": found,
        "form": form,
        "problem": problem,
        "service": oidc.service_name() if oidc.is_offered() else "",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or problem else HTTPStatus.OK
    return render(request, "organisation/signing_in/invitation.html", facts, status=status)


def _closed(request: HttpRequest, sentence: str, status: int = HTTPStatus.GONE) -> HttpResponse:
    facts = {"problem": sentence}
    return render(request, "organisation/signing_in/invitation_closed.html", facts, status=status)


def _foreign(request: HttpRequest, found: Invitation) -> HttpResponse:
    facts = {"invitation": found}
    page = "organisation/signing_in/invitation_foreign.html"
    return render(request, page, facts, status=HTTPStatus.CONFLICT)
