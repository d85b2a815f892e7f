"""My sign-in: what one signs in with, and where one is signed in. Everybody sees their own alone."""

from __future__ import annotations

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tankar.organisation.models import Device
from tankar.organisation.requests import PersonRequest, person_required
from tankar.organisation.signing_in import devices, oidc
from tankar.organisation.signing_in.actions.sign_out_elsewhere import sign_out_elsewhere
from tankar.organisation.signing_in.factors import Factors, factors_of, fresh_codes
from tankar.organisation.signing_in.required.standing import GOING

__all__ = ["my_sign_in", "sign_out_device", "sign_out_everywhere_else"]


@person_required
@require_http_methods(["GET"])
def my_sign_in(request: PersonRequest) -> HttpResponse:
    assert request.person.user is not None
    factors = factors_of(request.person.user)
    facts = {
        "factors": factors,
        "codes_left": len(RecoveryCodes(factors.codes).get_unused_codes()) if factors.codes else 0,
        "codes_wait": bool(fresh_codes(request.person.user)),
        "devices": devices.listed(request),
        "going": _going(request, factors),
        "service": oidc.service_name() if oidc.is_offered() else "",
    }
    return render(request, "organisation/signing_in/mine.html", facts)


def _going(request: PersonRequest, factors: Factors) -> str:
    """Where they were going when they were led to set up a second step, once there is one."""
    return str(request.session.get(GOING, "")) if factors.second_steps else ""


@person_required
@require_http_methods(["POST"])
def sign_out_device(request: PersonRequest, public_id: str) -> HttpResponse:
    own = Device.objects.filter(user=request.person.user)
    device = get_object_or_404(own, public_id=public_id)
    if device.session_key != request.session.session_key:
        sign_out_elsewhere(request.person, request.session.session_key, only=device)
        messages.success(request, _("The other device is signed out."))
    return redirect("organisation:my_sign_in")


@person_required
@require_http_methods(["POST"])
def sign_out_everywhere_else(request: PersonRequest) -> HttpResponse:
    ended = sign_out_elsewhere(request.person, request.session.session_key)
    told = ngettext(
        "%(number)d other device is signed out.", "%(number)d other devices are signed out.", ended
    )
    messages.success(request, told % {"number": ended})
    return redirect("organisation:my_sign_in")
