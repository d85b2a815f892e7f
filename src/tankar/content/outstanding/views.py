"""The acts on what an item still owes."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.errors import NotAllowed, ReasonMissing, SettledAlready
from tankar.content.models import Outstanding
from tankar.content.outstanding.actions.recording import ANSWERS, keep_recording, settle_captions
from tankar.content.outstanding.actions.settle import waive_language
from tankar.content.views.finding import item_for
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["recording", "waive"]


@require_http_methods(["POST"])
@person_required
def waive(request: PersonRequest, public_id: str, language: str) -> HttpResponse:
    """`reason`: why one language is enough after all."""
    item = item_for(request.person, public_id)
    owed = item.outstanding.filter(kind=Outstanding.Kind.LANGUAGE, language=language).first()
    if owed is None:
        raise Http404(public_id)
    try:
        waive_language(request.person, owed, request.POST.get("reason", ""))
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except ReasonMissing:
        messages.warning(request, _("Say why one language is enough. Nothing was changed."))
    except SettledAlready:
        messages.info(request, _("That was settled already. Nothing was changed."))
    else:
        messages.success(request, _("Noted with your reason. Nothing more is due."))
    return HttpResponseRedirect(reverse("content:item", args=[public_id]))


@require_http_methods(["POST"])
@person_required
def recording(request: PersonRequest, public_id: str) -> HttpResponse:
    """`answer`: kept, or what `settle_captions` takes; `reason` where the recording was removed."""
    item = item_for(request.person, public_id)
    owed = item.outstanding.filter(kind=Outstanding.Kind.CAPTIONS).first()
    answer = request.POST.get("answer", "")
    if owed is None or answer not in {"kept", *ANSWERS}:
        raise Http404(public_id)
    try:
        if answer == "kept":
            keep_recording(request.person, owed)
            said = _("Noted. Captions are due within 14 days of the broadcast.")
        else:
            settle_captions(request.person, owed, answer, request.POST.get("reason", ""))
            said = _("Noted. Nothing more is due.")
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except ReasonMissing:
        messages.warning(request, _("Say why the recording was removed. Nothing was changed."))
    except SettledAlready:
        messages.info(request, _("That was settled already. Nothing was changed."))
    else:
        messages.success(request, said)
    return HttpResponseRedirect(reverse("content:item", args=[public_id]))
