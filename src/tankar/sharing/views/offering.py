"""Whoever writes an item offers it to colleagues, or takes it off the page."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.models import Item
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required
from tankar.sharing.actions.offer_kit import offer, withdraw
from tankar.sharing.errors import Changed, DayPassed, NotAllowed, NothingOut
from tankar.sharing.forms import OfferForm
from tankar.sharing.models import Kit

__all__ = ["offer_item", "withdraw_kit"]


@require_http_methods(["POST"])
@person_required
def offer_item(request: PersonRequest, item_id: str) -> HttpResponse:
    item = Item.objects.filter(public_id=item_id.replace("\x00", "")).first()
    if item is None or not may(request.person, "content.view", item):
        raise Http404(item_id)
    form = OfferForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose the last day on which it is good to share. Nothing was changed."))
        return _back(item)
    try:
        offer(request.person, item, form.cleaned_data["until"])
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except DayPassed:
        messages.warning(request, _("That day has passed. Nothing was changed; choose today or a later day."))
    except NothingOut:
        messages.warning(
            request, _("Nothing of it is out yet, so there is nothing to share. Nothing was changed.")
        )
    else:
        messages.success(request, _("Colleagues find it on the page Share now. Nobody sees who shares it."))
    return _back(item)


@require_http_methods(["POST"])
@person_required
def withdraw_kit(request: PersonRequest, public_id: str) -> HttpResponse:
    kit = Kit.objects.select_related("item").filter(public_id=public_id.replace("\x00", "")).first()
    if kit is None or not may(request.person, "content.view", kit.item):
        raise Http404(public_id)
    try:
        withdraw(request.person, kit)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except Changed:
        messages.info(request, _("It was off the page already."))
    else:
        messages.success(
            request,
            _("It is off the page Share. The post itself stays out, and so does what people have shared."),
        )
    return _back(kit.item)


def _back(item: Item) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("content:item", args=[item.public_id]) + "#share")
