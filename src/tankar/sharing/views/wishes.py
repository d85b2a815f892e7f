"""How one wants to hear of what is good to share: once a week, in a feed reader, or not at all."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.sharing.actions.keep_wish import digest_of, make_feed, remove_feed, wish_weekly
from tankar.sharing.feed import atom_of
from tankar.sharing.models import Wish

__all__ = ["feed", "wishes"]


@require_http_methods(["GET", "POST"])
@permission_required("sharing.view")
def wishes(request: PersonRequest) -> HttpResponse:
    """Both wishes on one page. A new address is shown on the page that answers its making, and never again."""
    person, act = request.person, request.POST.get("act", "")
    address = ""
    if act == "feed":
        secret = make_feed(person, (get_language() or "sv")[:2])
        address = settings.CONFIGURATION.public_address + reverse("sharing:feed", args=[secret])
    elif act == "no_feed":
        remove_feed(person)
        messages.success(request, _("The address is withdrawn. Programs that use it get nothing any more."))
    elif act == "weekly":
        wish_weekly(person, "weekly" in request.POST)
        messages.success(request, _("Kept. Nobody else sees it."))
    if act and not address:
        return HttpResponseRedirect(reverse("sharing:wishes"))
    wish = Wish.objects.filter(person=person).first() or Wish(person=person)
    response = render(request, "sharing/wishes.html", {"wish": wish, "address": address})
    if address:
        response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD"])
def feed(_request: HttpRequest, secret: str) -> HttpResponse:
    """Read by a program with the secret in the address; a wrong one, and one withdrawn, lead nowhere."""
    wish = (
        Wish.objects.select_related("person")
        .filter(digest=digest_of(secret), person__user__is_active=True)
        .first()
    )
    if wish is None or not may(wish.person, "sharing.view"):
        raise Http404
    response = HttpResponse(atom_of(wish.language), content_type="application/atom+xml; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    return response
