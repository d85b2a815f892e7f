"""One's own recovery codes: shown until they are kept, as a page, a file and on paper; never again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tankar.organisation.requests import PersonRequest
from tankar.organisation.signing_in.actions.make_codes import codes_are_kept, make_codes
from tankar.organisation.signing_in.errors import NothingToRecover
from tankar.organisation.signing_in.factors import fresh_codes
from tankar.organisation.signing_in.proving import proof_required

__all__ = ["as_file", "kept", "make", "show"]


@never_cache
@proof_required
@require_http_methods(["GET"])
def show(request: PersonRequest) -> HttpResponse:
    codes = _codes(request)
    if not codes:
        return redirect("organisation:my_sign_in")
    return render(request, "organisation/signing_in/codes.html", {"codes": codes})


@never_cache
@proof_required
@require_http_methods(["GET"])
def as_file(request: PersonRequest) -> HttpResponse:
    codes = _codes(request)
    if not codes:
        return redirect("organisation:my_sign_in")
    heading = _("Recovery codes for Tankar, %(email)s. Each works once.") % {"email": request.person.email}
    response = HttpResponse("\n".join([heading, "", *codes, ""]), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="tankar-codes.txt"'
    return response


@proof_required
@require_http_methods(["POST"])
def kept(request: PersonRequest) -> HttpResponse:
    codes_are_kept(request.person)
    return redirect("organisation:my_sign_in")


@proof_required
@require_http_methods(["POST"])
def make(request: PersonRequest) -> HttpResponse:
    try:
        make_codes(request.person)
    except NothingToRecover as error:
        messages.info(request, str(error))
        return redirect("organisation:my_sign_in")
    return redirect("organisation:recovery_codes")


def _codes(request: PersonRequest) -> list[str]:
    assert request.person.user is not None
    codes = fresh_codes(request.person.user)
    return [f"{code[:4]} {code[4:]}" for code in codes]
