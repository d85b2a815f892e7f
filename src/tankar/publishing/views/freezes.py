"""Stop what is scheduled, and let it go out again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.models import Channel
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.publishing.actions.freeze import freeze, lift
from tankar.publishing.errors import NotWaitingForThis, TimeHasPassed
from tankar.publishing.forms import FreezeForm
from tankar.publishing.models import Delivery, Freeze
from tankar.work import clock

__all__ = ["freezes", "lift_freeze"]

_SHOWN = 50


@permission_required("publishing.freeze")
@require_http_methods(["GET", "POST"])
def freezes(request: PersonRequest) -> HttpResponse:
    """Active stops with what they hold, and the form for a new one."""
    channels = Channel.objects.visible_to(request.person).order_by("name")
    form = FreezeForm(request.POST or None, channels=channels)
    if request.method == "POST" and form.is_valid():
        try:
            freeze(request.person, form.cleaned_data["reason"], form.until, form.cleaned_data["channels"])
        except TimeHasPassed:
            form.add_error("day", _("This time has passed. Nothing was stopped."))
        else:
            messages.success(
                request, _("What is scheduled is stopped. Nothing is lost; lift the stop to let it go.")
            )
            return HttpResponseRedirect(reverse("publishing:freezes"))
    return render(request, "publishing/freezes.html", _context(form), status=422 if form.errors else 200)


def _context(form: FreezeForm) -> dict[str, object]:
    now = clock.now()
    active = Freeze.objects.active(now).select_related("began_by").prefetch_related("channels")
    waiting = (
        Delivery.objects.filter(state="waiting").select_related("channel", "item").order_by("not_before")
    )
    return {"form": form, "active": list(active), "waiting": list(waiting[:_SHOWN])}


@permission_required("publishing.freeze")
@require_http_methods(["POST"])
def lift_freeze(request: PersonRequest, public_id: str) -> HttpResponse:
    frozen = get_object_or_404(Freeze, public_id=public_id)
    try:
        lift(request.person, frozen)
    except NotWaitingForThis:
        messages.info(request, _("Somebody lifted it already."))
    else:
        messages.success(
            request, _("The stop is lifted. What is due goes out; what is overdue asks for a new time.")
        )
    return HttpResponseRedirect(reverse("publishing:freezes"))
