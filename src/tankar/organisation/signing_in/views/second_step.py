"""After the password: a passkey, the code of an app, or a recovery code."""

from __future__ import annotations

from http import HTTPStatus

from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import LoginStageController
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tankar.organisation.models import Person, User
from tankar.organisation.signing_in.accounts import SecondStep
from tankar.organisation.signing_in.answers import passkey_of
from tankar.organisation.signing_in.factors import factors_of
from tankar.organisation.signing_in.traces import keep_trace
from tankar.organisation.signing_in.views.app import too_many

__all__ = ["options", "other_account", "second_step"]


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Only on the way in: who has not given a password just now is sent to do that."""
    stage = _stage(request)
    if stage is None:
        return redirect("organisation:sign_in")
    user: User = stage.login.user
    problem, status = "", HTTPStatus.OK
    if request.method == "POST":
        answered, limited = _answered(request, user)
        if answered is not None and user.is_active:
            post_authentication(request, answered)
            _tell(user, answered)
            response: HttpResponse = stage.exit()
            return response
        problem = too_many() if limited else _("This does not fit. Try again, or use a recovery code.")
        status = HTTPStatus.TOO_MANY_REQUESTS if limited else HTTPStatus.UNPROCESSABLE_ENTITY
    facts = {"factors": factors_of(user), "problem": problem}
    return render(request, "organisation/signing_in/second_step.html", facts, status=status)


@never_cache
@require_http_methods(["GET"])
def options(request: HttpRequest) -> HttpResponse:
    stage = _stage(request)
    if stage is None:
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    return JsonResponse(begin_authentication(stage.login.user))


@require_http_methods(["POST"])
def other_account(request: HttpRequest) -> HttpResponse:
    """Forget the password that was given, and begin again."""
    clear_login(request)
    return redirect("organisation:sign_in")


def _stage(request: HttpRequest) -> SecondStep | None:
    if request.user.is_authenticated:
        return None
    found: SecondStep | None = LoginStageController.enter(request, SecondStep.key)
    return found


def _answered(request: HttpRequest, user: User) -> tuple[Authenticator | None, bool]:
    """(what answered rightly or `None`, whether there were too many attempts)."""
    if "credential" in request.POST:
        return passkey_of(request, user), False
    form = AuthenticateForm(request.POST, user=user)
    if form.is_valid():
        return form.authenticator, False
    return None, form.has_error("code", "too_many_login_attempts")


def _tell(user: User, answered: Authenticator) -> None:
    person = Person.objects.filter(user=user).first()
    if person is not None and answered.type == Authenticator.Type.RECOVERY_CODES:
        with transaction.atomic():
            keep_trace(person, "code_used")
