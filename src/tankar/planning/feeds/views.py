"""Calendar addresses: made and withdrawn on one page, read by calendar programs without signing in."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.planning.feeds.actions.keep_feeds import MOST_FEEDS, digest_of, make_feed, revoke_feed
from tankar.planning.feeds.forms import FeedForm
from tankar.planning.feeds.ical import calendar_of, mark_of
from tankar.planning.models import FeedKey

__all__ = ["feed", "feeds", "revoke"]


@require_http_methods(["GET", "POST"])
@permission_required("planning.view")
def feeds(request: PersonRequest) -> HttpResponse:
    """One's own addresses. A new one is shown on the page that answers its making, and never again."""
    keys = FeedKey.objects.filter(person=request.person).order_by("-pk")
    full = keys.count() >= MOST_FEEDS
    form = FeedForm(request.POST or None)
    address = ""
    if request.method == "POST" and not full and form.is_valid():
        said = form.cleaned_data
        _key, secret = make_feed(
            request.person, said["name"], said["whose"], said["language"], with_days=said["with_days"]
        )
        address = settings.CONFIGURATION.public_address + reverse("planning:feed", args=[secret])
        form = FeedForm()
    context = {"keys": keys, "form": form, "address": address, "full": full}
    response = render(request, "planning/feeds.html", context, status=422 if form.errors else 200)
    if address:
        response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["POST"])
@permission_required("planning.view")
def revoke(request: PersonRequest, public_id: str) -> HttpResponse:
    key = FeedKey.objects.filter(person=request.person, public_id=public_id).first()
    if key is not None:
        revoke_feed(request.person, key)
        messages.success(request, _("The address is withdrawn. Programs that use it get nothing any more."))
    return HttpResponseRedirect(reverse("planning:feeds"))


@require_http_methods(["GET", "HEAD"])
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Read by a program with the secret in the address; a wrong one, and one withdrawn, lead nowhere."""
    # whoever has left the city takes no window on its drafts along
    found = FeedKey.objects.select_related("person").filter(person__user__is_active=True)
    key = found.filter(digest=digest_of(secret)).first()
    if key is None or not may(key.person, "planning.view"):
        raise Http404
    body = calendar_of(key)
    mark = mark_of(body)
    if mark in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="tankar.ics"'
    response["ETag"] = mark
    response["Cache-Control"] = "private, no-cache"
    return response
