"""*I have seen it*, on Today."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.inbox.models import UproarSign
from tankar.inbox.uproars.seeing import see
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["seen"]


@require_http_methods(["POST"])
@permission_required("inbox.see_uproar")
def seen(request: PersonRequest, public_id: str) -> HttpResponse:
    """Back to Today, where it no longer stands. Pressed twice, or by two people, it is seen once."""
    sign = get_object_or_404(UproarSign.objects.select_related("channel"), public_id=public_id)
    see(request.person, sign)
    messages.success(request, _("Seen. It is no longer on anybody’s Today."))
    return HttpResponseRedirect(reverse("web:today"))
