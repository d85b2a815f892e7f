"""One's own passkeys: add, rename, remove."""

from __future__ import annotations

from http import HTTPStatus

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tankar.organisation.requests import PersonRequest
from tankar.organisation.signing_in import devices
from tankar.organisation.signing_in.actions.add_passkey import NAME_LENGTH, add_passkey
from tankar.organisation.signing_in.actions.remove_factor import remove_factor
from tankar.organisation.signing_in.actions.rename_passkey import rename_passkey
from tankar.organisation.signing_in.answers import created
from tankar.organisation.signing_in.errors import LastWayIn, PasskeyNotTaken
from tankar.organisation.signing_in.factors import factors_of, fresh_codes
from tankar.organisation.signing_in.proving import proof_required

__all__ = ["add", "options", "remove", "rename"]

_PAGE = "organisation/signing_in/add_passkey.html"


@proof_required
@require_http_methods(["GET", "POST"])
def add(request: PersonRequest) -> HttpResponse:
    name = request.POST.get("name", "").strip() or devices.words(request)
    facts = {"name": name, "name_length": NAME_LENGTH, "problem": ""}
    if request.method == "GET":
        return render(request, _PAGE, facts)
    try:
        add_passkey(request.person, name, created(request))
    except PasskeyNotTaken as error:
        facts["problem"] = str(error)
        return render(request, _PAGE, facts, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("The passkey is added. Next time it signs you in."))
    assert request.person.user is not None
    has_codes = bool(fresh_codes(request.person.user))
    return redirect("organisation:recovery_codes" if has_codes else "organisation:my_sign_in")


@never_cache
@proof_required
@require_http_methods(["GET"])
def options(request: PersonRequest) -> HttpResponse:
    """The question to this browser, for the script of the page."""
    return JsonResponse(begin_registration(request.person.user, passwordless=True))


@proof_required
@require_http_methods(["POST"])
def rename(request: PersonRequest, number: int) -> HttpResponse:
    rename_passkey(request.person, _mine(request, number), request.POST.get("name", ""))
    return redirect("organisation:my_sign_in")


@proof_required
@require_http_methods(["GET", "POST"])
def remove(request: PersonRequest, number: int) -> HttpResponse:
    """The page says what follows from it, then the press does it."""
    passkey = _mine(request, number)
    problem = ""
    if request.method == "POST":
        try:
            remove_factor(request.person, passkey)
        except LastWayIn as error:
            problem = str(error)
        else:
            messages.success(request, _("The passkey is removed."))
            return redirect("organisation:my_sign_in")
    assert request.person.user is not None
    factors = factors_of(request.person.user)
    facts = {
        "name": passkey.data["name"],
        "problem": problem,
        "is_last_way_in": factors.is_last_way_in(passkey),
        "is_last_second_step": factors.is_last_second_step(passkey),
    }
    status = HTTPStatus.CONFLICT if problem else HTTPStatus.OK
    return render(request, "organisation/signing_in/remove_passkey.html", facts, status=status)


def _mine(request: PersonRequest, number: int) -> Authenticator:
    own = Authenticator.objects.filter(user=request.person.user, type=Authenticator.Type.WEBAUTHN)
    found: Authenticator = get_object_or_404(own, pk=number)
    return found
