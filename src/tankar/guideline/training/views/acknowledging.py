"""One tap: I have read and understood."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.guideline.training.actions.acknowledge import acknowledge as note_reading
from tankar.guideline.training.errors import NotInForce
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["acknowledge"]


@require_http_methods(["POST"])
@permission_required("guideline.learn")
def acknowledge(request: PersonRequest) -> HttpResponse:
    """`number`: the version on the page."""
    number = request.POST.get("number", "")
    try:
        note_reading(request.person, int(number) if number.isascii() and number.isdigit() else 0)
    except NotInForce as error:
        messages.info(request, str(error))
    else:
        messages.success(request, _("Thank you. It is noted that you have read the guideline."))
    return HttpResponseRedirect(reverse("guideline:index"))
