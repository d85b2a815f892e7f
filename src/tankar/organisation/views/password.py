"""A new password: by e-mail when it is forgotten, on one's own page when it is known."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ChangePasswordForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
    UserTokenForm,
)
from allauth.core import ratelimit
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tankar.organisation.errors import MailNotSent
from tankar.organisation.requests import PersonRequest, person_required
from tankar.organisation.signing_in.actions.choose_password import choose_password
from tankar.organisation.signing_in.proving import has_proved

__all__ = ["change_password", "forgotten_password", "new_password", "new_password_link"]

_KEY = "new_password_key"


@never_cache
@require_http_methods(["GET", "POST"])
def forgotten_password(request: HttpRequest) -> HttpResponse:
    """Answers alike whether or not the address is known; an unknown one gets a mail that says so."""
    page = "organisation/forgotten_password.html"
    if request.method == "GET":
        return render(request, page)
    form = ResetPasswordForm(request.POST)
    if not form.is_valid():
        problem = _("Write a whole e-mail address, such as name@example.com.")
        return render(request, page, {"problem": problem}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    address = form.cleaned_data["email"].lower()
    if not ratelimit.consume(request, action="reset_password", key=address):
        problem = _("A new password was asked for too many times. Try again in an hour.")
        return render(request, page, {"problem": problem}, status=HTTPStatus.TOO_MANY_REQUESTS)
    try:
        _send(request, form, address)
    except MailNotSent:
        problem = _("The mail could not be sent. Ask your system administrator for help, or try again later.")
        return render(request, page, {"problem": problem}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return render(request, page, {"sent_to": address})


@never_cache
@require_http_methods(["GET"])
def new_password_link(request: HttpRequest, key: str) -> HttpResponse:
    """The link of the mail. The key moves into the session, out of the form's address."""
    request.session[_KEY] = key
    return redirect("organisation:new_password")


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "POST"])
def new_password(request: HttpRequest) -> HttpResponse:
    user_part, _dash, key = str(request.session.get(_KEY, "")).partition("-")
    token = UserTokenForm({"uidb36": user_part, "key": key})
    if not token.is_valid():
        return render(request, "organisation/new_password_expired.html", status=HTTPStatus.GONE)
    form = ResetPasswordKeyForm(_data(request), user=token.reset_user, temp_key=key)
    if request.method == "POST" and form.is_valid():
        choose_password(token.reset_user, form.cleaned_data["password1"])
        del request.session[_KEY]
        return render(request, "organisation/new_password_saved.html")
    return _form_page(request, "organisation/new_password.html", form)


@person_required
@sensitive_post_parameters("oldpassword", "password1", "password2")
@require_http_methods(["GET", "POST"])
def change_password(request: PersonRequest) -> HttpResponse:
    """Somebody without a password, who signs in with a passkey or the city's account, chooses a first one."""
    page = "organisation/change_password.html"
    if not ratelimit.consume(request, action="change_password"):
        problem = _("There were too many attempts. Wait five minutes, then try again.")
        return render(request, page, {"problem": problem}, status=HTTPStatus.TOO_MANY_REQUESTS)
    user = request.person.user
    assert user is not None
    if not user.has_usable_password() and not has_proved(request):
        return redirect(f"{reverse('organisation:prove')}?next={request.path}")
    kind = ChangePasswordForm if user.has_usable_password() else SetPasswordForm
    form = kind(data=_data(request), user=user)
    if request.method == "POST" and form.is_valid():
        choose_password(user, form.cleaned_data["password1"], request.session.session_key)
        update_session_auth_hash(request, user)  # the other sessions end, this one stays
        return render(request, page, {"saved": True})
    return _form_page(request, page, form)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form_page(request: HttpRequest, page: str, form: Any) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, page, {"form": form}, status=status)


def _send(request: HttpRequest, form: Any, address: str) -> None:
    if form.users:
        form.save(request)
    else:
        # as slow as a known address, and a help to whoever mixed up two of their own
        get_adapter().send_mail("account/email/unknown_account", address, {"request": request})
