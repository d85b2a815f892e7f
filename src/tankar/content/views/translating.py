"""The translator's page. Its address is the key: no sign-in, this one order, nothing else of the city's."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.actions.deliver_translation import (
    decline_translation,
    deliver_translation,
    keep_translation,
)
from tankar.content.changes import clean
from tankar.content.errors import NothingWritten, OrderIsOver
from tankar.content.languages.links import order_behind
from tankar.content.languages.words import words_in
from tankar.content.media.views.captioning import caption
from tankar.content.models import TranslationOrder
from tankar.content.ways import language_name

__all__ = ["translate"]

LONGEST = 50_000


@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, token: str) -> HttpResponse:
    """Source beside target; autosave keeps, the button delivers, a word declines."""
    order = order_behind(token)
    if order is None:
        return _private(render(request, "content/translation_gone.html", status=404))
    if order.asset is not None:
        return _private(caption(request, order, token))
    if request.method == "POST":
        return _private(_answered(request, order))
    return _private(render(request, "content/translate.html", _page(order)))


def _answered(request: HttpRequest, order: TranslationOrder) -> HttpResponse:
    text = clean(request.POST.get("text", ""))[:LONGEST]
    machine = "machine" in request.POST
    try:
        match request.POST.get("act"):
            case "deliver":
                deliver_translation(order, text, machine)
            case "decline":
                decline_translation(order, clean(request.POST.get("answer", "")).strip())
            case _:
                keep_translation(order, text, machine)
                if "HX-Request" in request.headers:
                    return JsonResponse({})
    except NothingWritten:
        page = {**_page(order), "problem": _("Write the translation first. Nothing was sent.")}
        return render(request, "content/translate.html", page, status=422)
    except OrderIsOver:
        page = {**_page(order), "unsent": text}
        return render(request, "content/translate.html", page, status=409)
    return HttpResponseRedirect(request.path)


def _page(order: TranslationOrder) -> dict[str, Any]:
    now = order.item.versions.filter(language=order.source_language).first()
    source = now.text if now else ""
    return {
        "order": order,
        "source": source if order.is_open else order.source_text,
        "changed": order.is_open and source.strip() != order.source_text.strip(),
        "words": words_in(source, order.source_language, order.language),
        "into": language_name(order.language),
        "channels": [choice.channel for choice in order.item.choices.select_related("channel")],
    }


def _private(response: HttpResponse) -> HttpResponse:
    """Kept by nobody, found by no search engine, and its address told to no other site."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    # not "no-referrer": browsers then call the page's own form a stranger's, and nothing can be delivered
    response["Referrer-Policy"] = "same-origin"
    return response
