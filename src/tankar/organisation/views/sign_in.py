"""Sign in, sign out, and send again what was written when a session ended."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import ratelimit
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tankar.organisation.requests import KEPT_FORM, PersonRequest, person_required
from tankar.organisation.returning import safe_next
from tankar.organisation.signing_in import devices, oidc
from tankar.organisation.views.personas import personas
from tankar.work.demo import is_demo

__all__ = ["kept_form", "page", "sign_in", "sign_out", "too_often"]


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    after = safe_next(request)
    if request.method == "GET":
        if getattr(request, "person", None):
            return redirect(after)
        return page(request, after)
    if not ratelimit.consume(request, action="login"):
        return page(request, after, problem=too_often(), status=HTTPStatus.TOO_MANY_REQUESTS)
    facts = {"login": request.POST.get("email", ""), "password": request.POST.get("password", "")}
    form = LoginForm(facts, request=request)
    if form.is_valid() and form.user.is_active:
        response: HttpResponseBase = form.login(request, redirect_url=after)
        return response
    if form.has_error("__all__", "too_many_login_attempts"):
        return page(request, after, problem=too_often(), status=HTTPStatus.TOO_MANY_REQUESTS)
    # one sentence for every reason: who has an account here is nobody's business
    problem = _("The e-mail address or the password is wrong. Try again, or choose a new password below.")
    return page(request, after, problem=problem, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_http_methods(["POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Whoever came with the city's account is asked whether to leave that one too."""
    came_from_outside = any(one["method"] == "outside" for one in _records(request))
    devices.leave(request)
    logout(request)
    if came_from_outside and oidc.is_offered():
        return redirect("organisation:signed_out")
    return redirect("organisation:sign_in")


@person_required
@require_http_methods(["GET"])
def kept_form(request: PersonRequest) -> HttpResponse:
    """What was sent without a session: shown, and ready to be sent again with one press."""
    kept: dict[str, Any] | None = request.session.get(KEPT_FORM)
    if kept is None:
        return redirect("/")
    return render(request, "organisation/kept_form.html", {"kept": kept})


def _records(request: HttpRequest) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return found


def too_often() -> str:
    return _(
        "There were too many attempts. Wait five minutes, then try again. "
        "You can also choose a new password below."
    )


def page(request: HttpRequest, after: str, *, problem: str = "", status: int = 200) -> HttpResponse:
    facts = {
        "next": after,
        "email": request.POST.get("email", ""),
        "problem": problem,
        "kept": KEPT_FORM in request.session,
        "personas": personas() if is_demo() else [],
        "service": oidc.service_name() if oidc.is_offered() else "",
    }
    return render(request, "organisation/sign_in.html", facts, status=status)
