"""One post to be taken down: what, where, how, and the one tap that says it is done."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.decisions.terms import source_words
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required
from tankar.publishing.matters import TAKEDOWN_TERM
from tankar.publishing.models import TakeDown
from tankar.publishing.rows import address_of
from tankar.publishing.takedowns.actions.end_takedown import say_taken_down

__all__ = ["takedown"]


@require_http_methods(["GET", "POST"])
@person_required
def takedown(request: PersonRequest, public_id: str) -> HttpResponse:
    """A POST says that it is taken down."""
    rows = TakeDown.objects.select_related("delivery__channel", "delivery__item", "asset")
    found = rows.filter(public_id=public_id.replace("\x00", "")).first()
    if found is None or not may(request.person, "publishing.take_down", found):
        raise Http404(public_id)
    if request.method == "POST":
        if say_taken_down(request.person, found):
            messages.success(request, _("Thank you. It is noted that it is taken down."))
        else:
            messages.info(request, _("That was noted already."))
        return HttpResponseRedirect(reverse("publishing:takedown", args=[public_id]))
    url = address_of(found.delivery)
    source = source_words(TAKEDOWN_TERM)
    page = {
        "takedown": found,
        "url": url,
        "source": source,
        "words": next((one for one in found.delivery.texts.values() if one), ""),
    }
    return render(request, "publishing/takedowns/takedown.html", page)
