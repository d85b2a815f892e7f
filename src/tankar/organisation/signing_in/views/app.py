"""One's own authenticator app: its picture to scan, its first code, its removal."""

from __future__ import annotations

from http import HTTPStatus

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, clear_totp_secret, get_totp_secret
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tankar.organisation.requests import PersonRequest
from tankar.organisation.signing_in.actions.add_app import add_app
from tankar.organisation.signing_in.actions.remove_factor import remove_factor
from tankar.organisation.signing_in.errors import AppThere
from tankar.organisation.signing_in.factors import factors_of, fresh_codes
from tankar.organisation.signing_in.proving import proof_required

__all__ = ["add", "picture", "remove"]


@never_cache
@proof_required
@require_http_methods(["GET", "POST"])
def add(request: PersonRequest) -> HttpResponse:
    """The same secret on every look at the page, so that a wrong code does not ask for scanning again."""
    assert request.person.user is not None
    if factors_of(request.person.user).app is not None:
        return redirect("organisation:my_sign_in")
    problem = ""
    if request.method == "POST":
        form = ActivateTOTPForm(request.POST, user=request.person.user)
        if form.is_valid():
            return _added(request, form.secret)
        limited = form.has_error("code", "rate_limited") or form.has_error("code", "too_many_login_attempts")
        problem = too_many() if limited else wrong_code()
    secret = get_totp_secret()
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    facts = {"secret": " ".join(groups), "problem": problem}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "organisation/signing_in/add_app.html", facts, status=status)


@never_cache
@proof_required
@require_http_methods(["GET"])
def picture(request: PersonRequest) -> HttpResponse:
    """The secret as a QR code: a picture of its own, since pages hold none inside them."""
    if SECRET_SESSION_KEY not in request.session:
        raise Http404
    adapter = get_adapter()
    address = adapter.build_totp_url(request.user, request.session[SECRET_SESSION_KEY])
    return HttpResponse(adapter.build_totp_svg(address), content_type="image/svg+xml")


@proof_required
@require_http_methods(["GET", "POST"])
def remove(request: PersonRequest) -> HttpResponse:
    assert request.person.user is not None
    factors = factors_of(request.person.user)
    if factors.app is None:
        return redirect("organisation:my_sign_in")
    if request.method == "POST":
        remove_factor(request.person, factors.app)
        messages.success(
            request, _("The authenticator app is removed. You can delete its entry in the app too.")
        )
        return redirect("organisation:my_sign_in")
    facts = {"is_last_second_step": factors.is_last_second_step(factors.app)}
    return render(request, "organisation/signing_in/remove_app.html", facts)


def wrong_code() -> str:
    return _("This code does not fit. Codes change every half minute: write the one the app shows now.")


def too_many() -> str:
    return _("There were too many attempts. Wait five minutes, then try again.")


def _added(request: PersonRequest, secret: str) -> HttpResponse:
    try:
        add_app(request.person, secret)
    except AppThere as error:
        messages.info(request, str(error))
        return redirect("organisation:my_sign_in")
    clear_totp_secret(request)
    messages.success(
        request, _("The authenticator app is added. After your password you are asked for its code.")
    )
    assert request.person.user is not None
    has_codes = bool(fresh_codes(request.person.user))
    return redirect("organisation:recovery_codes" if has_codes else "organisation:my_sign_in")
