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
from tankar.content.changes import clean
from tankar.content.draft import LANGUAGES
from tankar.content.media.captions import (
    MOST_BYTES,
    MOST_CUES,
    CaptionsRefused,
    Cue,
    as_vtt,
    cues_of,
    decoded,
    read_time,
    shifted,
    split,
    too_many_cues,
    written_time,
)
from tankar.content.media.views.files import file_response
from tankar.content.media.views.finding import video_for
from tankar.content.models import Asset
from tankar.content.views.cards import own_name
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["captions", "captions_file"]

NEW_CUE = 3_000


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
        cues = _sent(request)
        if act == "remove_all":
            remove_captions(request.person, asset, language)
            return HttpResponseRedirect(reverse("content:library_picture", args=[public_id]))
        if act != "keep":
            return _page(
                request, asset, language, _edited(cues, act, number, request.POST.get("by", "")), fresh=True
            )
        keep_captions(request.person, asset, language, as_vtt(cues_of(as_vtt(cues))))
    except CaptionsRefused as error:
        return _page(request, asset, language, [], error=error.sentence, rows=_rows_sent(request))
    messages.success(request, _("The captions are kept. Play the video to see them."))
    return HttpResponseRedirect(reverse("content:captions", args=[public_id, language]))


def _stored(asset: Asset, language: str) -> list[Cue]:
    found = asset.captions.filter(language=language).first()
    return cues_of(found.text) if found else []


def _rows_sent(request: PersonRequest) -> list[dict[str, str]]:
    columns = [request.POST.getlist(name)[:MOST_CUES] for name in ("start", "end", "text")]
    return [
        {"start": start, "end": end, "text": clean(text)} for start, end, text in zip(*columns, strict=False)
    ]


def _sent(request: PersonRequest) -> list[Cue]:
    cues = []
    for number, row in enumerate(_rows_sent(request), start=1):
        if not row["text"].strip() and request.POST.get("act") == "keep":
            continue
        start, end = read_time(row["start"]), read_time(row["end"])
        if start is None or end is None or end <= start:
            sentence = _(
                "In caption %(number)s the times cannot be read, or the end comes before the beginning."
            )
            raise CaptionsRefused(0, sentence % {"number": number})
        cues.append(Cue(start, end, row["text"].strip()))
    return cues


def _edited(cues: list[Cue], act: str, number: str, by: str) -> list[Cue]:
    place = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else -1
    if act in ("add", "split") and len(cues) >= MOST_CUES:
        raise CaptionsRefused(0, too_many_cues())
    if act == "add":
        last = max((one.end for one in cues), default=0)
        return [*cues, Cue(last, last + NEW_CUE, "")]
    if act in ("later", "earlier"):
        amount = read_time(f"0:{by.strip()}" if "." in by or "," in by else f"0:{by.strip()}.0")
        if amount is None:
            raise CaptionsRefused(0, _("Say by how many seconds, for example 1.5."))
        return shifted(cues, amount if act == "later" else -amount)
    if 0 <= place < len(cues):
        return split(cues, place) if act == "split" else [one for at, one in enumerate(cues) if at != place]
    return cues


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
    shown = [
        {"start": written_time(one.start), "end": written_time(one.end), "text": one.text} for one in cues
    ]
    page: dict[str, Any] = {
        "asset": asset,
        "language": language,
        "language_name": own_name(language),
        "rows": shown if rows is None else rows,
        "fresh": fresh,
        "error": error,
    }
    return render(request, "content/captions.html", page, status=422 if error else 200)


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
