"""Sign in with a passkey alone: no address, no password."""

from __future__ import annotations

from http import HTTPStatus

from allauth.account.models import Login
from allauth.core import ratelimit
from allauth.mfa.webauthn.internal.auth import begin_authentication
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tankar.organisation.returning import safe_next
from tankar.organisation.signing_in.answers import passkey_of_anybody
from tankar.organisation.views.sign_in import page, too_often

__all__ = ["options", "with_passkey"]


@never_cache
@require_http_methods(["GET"])
def options(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """The question to this browser; it is the same for everybody, so it tells nothing about anybody."""
    return JsonResponse(begin_authentication())


@never_cache
@require_http_methods(["POST"])
def with_passkey(request: HttpRequest) -> HttpResponse:
    after = safe_next(request)
    if not ratelimit.consume(request, action="login"):
        return page(request, after, problem=too_often(), status=HTTPStatus.TOO_MANY_REQUESTS)
    passkey = passkey_of_anybody(request)
    if passkey is None or not passkey.user.is_active:
        problem = _("This passkey does not fit any account here. Sign in in another way.")
        return page(request, after, problem=problem, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    login = Login(user=passkey.user, redirect_url=after)
    response: HttpResponse = perform_passwordless_login(request, passkey, login)
    return response
