"""The captioner's page: the video, the editor, one order. Its address is the key, as a translator's is."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tankar.content.actions.deliver_translation import (
    decline_translation,
    deliver_translation,
    keep_translation,
)
from tankar.content.changes import clean
from tankar.content.errors import OrderIsOver
from tankar.content.languages.links import order_behind
from tankar.content.media.captions import MOST_BYTES, CaptionsRefused, Cue, as_vtt, cues_of, decoded
from tankar.content.media.cue_rows import cues_sent, edited, rows_of, rows_sent
from tankar.content.media.views.files import file_response
from tankar.content.models import TranslationOrder
from tankar.content.ways import language_name

__all__ = ["caption", "order_video"]


def caption(request: HttpRequest, order: TranslationOrder, token: str) -> HttpResponse:
    """Each button sends the whole list and keeps it; nothing typed is lost by an unreadable time."""
    if request.method != "POST":
        return _page(request, order, token, rows_of(_kept(order)))
    if request.POST.get("act") == "decline":
        return _declined(request, order)
    try:
        return _answered(request, order, token)
    except CaptionsRefused as error:
        page = {"error": error.sentence}
        return _page(request, order, token, rows_sent(request), status=422, **page)
    except OrderIsOver:
        return _page(request, order, token, rows_sent(request), status=409)


def _answered(request: HttpRequest, order: TranslationOrder, token: str) -> HttpResponse:
    act, _colon, number = request.POST.get("act", "").partition(":")
    uploaded = request.FILES.get("file")
    if uploaded is not None:
        cues = cues_of(decoded(uploaded.read(MOST_BYTES + 1)))
        keep_translation(order, as_vtt(cues))
        return _page(request, order, token, rows_of(cues), kept=True)
    if act == "deliver":
        cues = cues_sent(request, leave_out_empty=True)
        deliver_translation(order, as_vtt(cues_of(as_vtt(cues))))
        return HttpResponseRedirect(request.path)
    cues = edited(cues_sent(request), act, number, request.POST.get("by", ""))
    keep_translation(order, as_vtt(cues))
    return _page(request, order, token, rows_of(cues), kept=act == "keep")


def _declined(request: HttpRequest, order: TranslationOrder) -> HttpResponse:
    # where somebody withdrew it meanwhile, the page says so
    with suppress(OrderIsOver):
        decline_translation(order, clean(request.POST.get("answer", "")).strip())
    return HttpResponseRedirect(request.path)


def _kept(order: TranslationOrder) -> list[Cue]:
    try:
        return cues_of(order.text) if order.text.strip() else []
    except CaptionsRefused:
        return []  # nothing but empty captions so far


def _page(
    request: HttpRequest,
    order: TranslationOrder,
    token: str,
    rows: list[dict[str, str]],
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = {
        "order": order,
        "asset": order.asset,
        "language": order.language,
        "into": language_name(order.language),
        "rows": rows,
        "source": order.source_text.strip(),
        "video": reverse("content:order_video", args=[token]),
        **more,
    }
    return render(request, "content/caption_order.html", page, status=status)


@require_http_methods(["GET", "HEAD"])
def order_video(request: HttpRequest, token: str) -> HttpResponseBase:
    """The video of one order, as long as it waits to be captioned."""
    order = order_behind(token)
    if order is None or order.asset is None or order.state != TranslationOrder.State.ORDERED:
        raise Http404(token)
    return file_response(request, order.asset.sha256, order.asset.content_type)
