"""The opening checklist, at the same address as the decision; and putting the profile into the register."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.errors import ChannelsError
from tankar.channels.models import Opening
from tankar.channels.requests.actions.open_profile import keep_opening, put_into_register
from tankar.channels.requests.errors import NotReady, StandsElsewhere
from tankar.channels.requests.facts import clean
from tankar.channels.requests.views.finding import request_for
from tankar.channels.requests.views.one import shown
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["keep", "live"]

_WORDS = {"name_sv": 120, "name_fi": 120, "handle": 200, "url": 200, "recovery_kept": 200}
_is_address = URLValidator(schemes=["https"])


@require_http_methods(["POST"])
@person_required
def keep(request: PersonRequest, public_id: str) -> HttpResponse:
    """The form of the checklist, as it is now. An address that is none is said at the field; the rest is kept."""
    wanted = request_for(request.person, public_id)
    values: dict[str, Any] = {
        name: clean(request.POST.get(name, "")).replace("\n", " ")[:most] for name, most in _WORDS.items()
    }
    values |= {tick: tick in request.POST for tick in Opening.TICKS}
    wrong = _address_fault(values["url"])
    if wrong:
        values["url"] = ""
    try:
        opening = keep_opening(request.person, wanted, values)
    except StandsElsewhere as error:
        messages.info(request, error.words)
        return HttpResponseRedirect(wanted.get_absolute_url())
    if wrong:
        return shown(request, wanted, 422, url_fault=wrong)
    if opening.ready_at:
        messages.success(
            request, _("Everything is done. Communications is told, and puts it into the register.")
        )
    else:
        messages.success(request, _("Saved. What is left stands without a tick."))
    return HttpResponseRedirect(f"{wanted.get_absolute_url()}#opening")


@require_http_methods(["POST"])
@person_required
def live(request: PersonRequest, public_id: str) -> HttpResponse:
    wanted = request_for(request.person, public_id)
    try:
        channel = put_into_register(request.person, wanted)
    except NotReady:
        messages.warning(request, _("A line of the checklist is still open. Nothing was changed."))
    except StandsElsewhere as error:
        messages.info(request, error.words)
    except ChannelsError as error:
        messages.warning(request, error.words)
    else:
        messages.success(request, _("The channel is in the register, with a link to its decision."))
        return HttpResponseRedirect(reverse("channels:one", args=[channel.public_id]))
    return HttpResponseRedirect(wanted.get_absolute_url())


def _address_fault(url: str) -> str:
    try:
        if url:
            _is_address(url)
    except ValidationError:
        return _(
            "An account's address begins with https://. Copy it from the browser; everything else is saved."
        )
    return ""
