"""The page Share, one kit, and its pictures. Nothing is noted of who looks, copies or takes along (never.md, N1)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from tankar.content.media.views.files import file_response
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.sharing.kit_pictures import pictures_of
from tankar.sharing.models import Kit
from tankar.sharing.reading import hashtags, page_of, row_of, ways_of

__all__ = ["kit", "kits", "picture"]


@require_http_methods(["GET", "HEAD"])
@permission_required("sharing.view")
def kits(request: PersonRequest) -> HttpResponse:
    """`?before=` goes on where a page ended."""
    page = page_of(_language(), request.GET.get("before", ""))
    return render(
        request, "sharing/kits.html", {"page": page, "may_find": may(request.person, "sharing.view_expert")}
    )


@require_http_methods(["GET", "HEAD"])
@permission_required("sharing.view")
def kit(request: PersonRequest, public_id: str) -> HttpResponse:
    """One kit; when it is over or taken off, a page that says so and holds nothing to share."""
    found = _found(public_id)
    if not found.is_open(today()):
        return render(request, "sharing/over.html", {"kit": found}, status=410)
    row = row_of(found, _language())
    texts = [_text(found, one) for one in (row.language, "fi" if row.language == "sv" else "sv")]
    page = {"row": row, "kit": found, "texts": [one for one in texts if one["text"]], "hashtags": hashtags()}
    return render(request, "sharing/kit.html", page)


@require_http_methods(["GET", "HEAD"])
@permission_required("sharing.view")
def picture(request: PersonRequest, public_id: str, position: int) -> HttpResponseBase:
    """The file to take along, or with `?w=320` a smaller copy. Gone with the kit, and with the leave."""
    found = _found(public_id)
    if not found.is_open(today()):
        raise Http404(public_id)
    shown = next((one for one in pictures_of(found, today()) if one.position == position), None)
    if shown is None:
        raise Http404(public_id)
    response = file_response(request, shown.file, shown.content_type)
    if "take" in request.GET:
        ending = shown.content_type.rpartition("/")[2].replace("jpeg", "jpg")
        response["Content-Disposition"] = f'attachment; filename="karleby-kokkola-{position + 1}.{ending}"'
    return response


def _text(found: Kit, language: str) -> dict[str, Any]:
    text = found.text_in(language)
    return {"language": language, "text": text, "ways": ways_of(text, found.link) if text else []}


def _found(public_id: str) -> Kit:
    kit = Kit.objects.select_related("item").prefetch_related("pictures__asset__leaves")
    found = kit.filter(public_id=public_id.replace("\x00", "")).first()
    if found is None:
        raise Http404(public_id)
    return found


def _language() -> str:
    return (get_language() or "sv")[:2]
