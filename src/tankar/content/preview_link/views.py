"""The preview without sign-in, its pictures, and the buttons that make and withdraw its link."""

from __future__ import annotations

from http import HTTPStatus

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.counters import counts_of
from tankar.content.draft import draft_of
from tankar.content.errors import NotADraft, NotAllowed
from tankar.content.media.views.picture import medium_response
from tankar.content.models import Item, Medium, PreviewLink
from tankar.content.preview_link.actions.make_preview_link import make_preview_link
from tankar.content.preview_link.actions.withdraw_preview_link import withdraw_preview_link
from tankar.content.preview_link.address import address_of, link_at, open_links
from tankar.content.review.telling import title_of
from tankar.content.views.finding import item_for
from tankar.content.views.previewing import previews_of
from tankar.organisation.requests import PersonRequest, person_required
from tankar.work import clock

__all__ = ["make", "preview", "preview_picture", "withdraw"]


@require_http_methods(["GET", "HEAD"])
def preview(request: HttpRequest, token: str) -> HttpResponseBase:
    """All posts of the item as it stands now. Nobody is noted, and nothing counts who looks."""
    if ratelimit.consume_or_429(request, action="preview", limit_get=True) is not None:
        return _sentence(request, "often", HTTPStatus.TOO_MANY_REQUESTS)
    link = link_at(token)
    if link is None:
        return _sentence(request, "unknown", HTTPStatus.NOT_FOUND)
    if why := _closed(link):
        return _sentence(request, why, HTTPStatus.GONE)
    draft = draft_of(link.item)
    page = {
        "link": link,
        "draft": draft,
        "previews": previews_of(draft, counts_of(draft)),
        "picture_token": token,
    }
    return _hidden(render(request, "content/preview_link/preview.html", page))


@require_http_methods(["GET", "HEAD"])
def preview_picture(request: HttpRequest, token: str, public_id: str) -> HttpResponseBase:
    """A picture of the previewed item, as long as its link holds."""
    link = link_at(token)
    if link is None or _closed(link):
        raise Http404(token)
    found = Medium.objects.select_related("asset").filter(
        public_id=public_id.replace("\x00", ""), item=link.item
    )
    medium = found.first()
    if medium is None:
        raise Http404(public_id)
    response = _hidden(medium_response(request, medium))
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
@person_required
def make(request: PersonRequest, public_id: str) -> HttpResponse:
    """The link that holds, to copy and to withdraw; a POST makes one."""
    item = item_for(request.person, public_id, "content.edit")
    if request.method != "POST":
        link = open_links(item).first()
        address = settings.CONFIGURATION.public_address + address_of(link) if link else ""
        page = {"item": item, "title": title_of(item), "link": link, "address": address}
        return render(request, "content/preview_link/link.html", page)
    try:
        make_preview_link(request.person, item)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except NotADraft:
        messages.info(request, _("This item is released: there is nothing to show beforehand."))
        return HttpResponseRedirect(reverse("content:item", args=[public_id]))
    return HttpResponseRedirect(request.path)


@require_http_methods(["POST"])
@person_required
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    """All links of the item that still hold."""
    item = item_for(request.person, public_id, "content.edit")
    try:
        for link in item.preview_links.filter(withdrawn_at__isnull=True).select_related("item"):
            withdraw_preview_link(request.person, link)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    messages.success(request, _("The link is withdrawn. Whoever opens it is told so, and sees nothing."))
    return HttpResponseRedirect(reverse("content:make_preview_link", args=[public_id]))


def _closed(link: PreviewLink) -> str:
    """Why the link shows nothing, "" while it does."""
    if link.withdrawn_at is not None or link.item.state == Item.State.REMOVED:
        return "withdrawn"
    if link.expires_at <= clock.now():
        return "expired"
    return "released" if link.item.state == Item.State.RELEASED else ""


def _sentence(request: HttpRequest, why: str, status: HTTPStatus) -> HttpResponseBase:
    return _hidden(render(request, "content/preview_link/closed.html", {"why": why}, status=status))


def _hidden(response: HttpResponseBase) -> HttpResponseBase:
    """Neither found by search engines, nor named to the pages that a link leads to, nor kept."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    # not "no-referrer": browsers then call the page's own forms, as its languages, a stranger's
    response["Referrer-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
