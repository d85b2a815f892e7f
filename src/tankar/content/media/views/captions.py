"""The captions of a video in one language: a file read, and cues edited."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.actions.media.caption import keep_captions, remove_captions
from tankar.content.draft import LANGUAGES
from tankar.content.languages.links import address_of, open_order
from tankar.content.media.captions import MOST_BYTES, CaptionsRefused, Cue, as_vtt, cues_of, decoded
from tankar.content.media.cue_rows import cues_sent, edited, rows_of, rows_sent
from tankar.content.media.views.files import file_response
from tankar.content.media.views.finding import video_for
from tankar.content.models import Asset, Item
from tankar.content.views.cards import own_name
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["captions", "captions_file"]


@require_http_methods(["GET", "POST"])
@person_required
def captions(request: PersonRequest, public_id: str, language: str) -> HttpResponse:
    """Each button sends the whole list; only *Keep* stores it. Nothing typed is lost by an unreadable time."""
    asset = _video(request, public_id, language, to_edit=True)
    if request.method != "POST":
        return _page(request, asset, language, _stored(asset, language))
    act, _colon, number = request.POST.get("act", "").partition(":")
    uploaded = request.FILES.get("file")
    try:
        if uploaded is not None:
            return _page(
                request, asset, language, cues_of(decoded(uploaded.read(MOST_BYTES + 1))), fresh=True
            )
        cues = cues_sent(request, leave_out_empty=act == "keep")
        if act == "remove_all":
            remove_captions(request.person, asset, language)
            return HttpResponseRedirect(reverse("content:library_picture", args=[public_id]))
        if act != "keep":
            return _page(
                request, asset, language, edited(cues, act, number, request.POST.get("by", "")), fresh=True
            )
        keep_captions(request.person, asset, language, as_vtt(cues_of(as_vtt(cues))))
    except CaptionsRefused as error:
        return _page(request, asset, language, [], error=error.sentence, rows=rows_sent(request))
    messages.success(request, _("The captions are kept. Play the video to see them."))
    return HttpResponseRedirect(reverse("content:captions", args=[public_id, language]))


def _stored(asset: Asset, language: str) -> list[Cue]:
    found = asset.captions.filter(language=language).first()
    return cues_of(found.text) if found else []


def _page(
    request: PersonRequest,
    asset: Asset,
    language: str,
    cues: list[Cue],
    *,
    fresh: bool = False,
    error: str = "",
    rows: list[dict[str, str]] | None = None,
) -> HttpResponse:
    page: dict[str, Any] = {
        "asset": asset,
        "language": language,
        "language_name": own_name(language),
        "rows": rows_of(cues) if rows is None else rows,
        "fresh": fresh,
        **_order_words(asset, language),
        "items": _items(request.person, asset),
        "error": error,
    }
    return render(request, "content/captions.html", page, status=422 if error else 200)


def _order_words(asset: Asset, language: str) -> dict[str, Any]:
    """The open order; its address where it could not be mailed."""
    order = open_order(asset, language)
    return {"order": order, "order_address": address_of(order) if order and order.mail_failed else ""}


def _items(person: Person, asset: Asset) -> list[Item]:
    """What shows the video and the person may edit: an order belongs to one of them; the newest first."""
    return list(
        Item.objects.editable_by(person)
        .filter(media__asset=asset)
        .exclude(state="removed")
        .order_by("-pk")[:1]
    )


@require_http_methods(["GET", "HEAD"])
@person_required
def captions_file(request: PersonRequest, public_id: str, language: str) -> HttpResponseBase:
    asset = _video(request, public_id, language)
    found = asset.captions.filter(language=language).first()
    if found is None:
        raise Http404(public_id)
    return file_response(request, found.sha256, "text/vtt")


def _video(request: PersonRequest, public_id: str, language: str, *, to_edit: bool = False) -> Asset:
    if language not in LANGUAGES:
        raise Http404(language)
    return video_for(request.person, public_id, to_edit=to_edit)
