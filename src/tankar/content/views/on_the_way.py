"""The cards of pictures and videos that have just come, and of videos that are being looked through."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from tankar.content.keeping import Kept
from tankar.content.media.videos import refusal_words
from tankar.content.models import Item, Medium, Upload
from tankar.content.views.composing import page_of_item
from tankar.content.views.finding import item_for
from tankar.organisation.requests import PersonRequest, polled

__all__ = ["cards_of_media", "cards_of_waiting", "video_on_the_way"]

MEDIUM, WAITING = "content/_medium.html", "content/_on_the_way.html"


def cards_of_media(request: PersonRequest, item: Item, media: Collection[Medium]) -> list[str]:
    if not media:
        return []
    page = page_of_item(request.person, item)
    wanted = {one.public_id for one in media}
    return [
        render_to_string(MEDIUM, {**page, "card": card}, request)
        for card in page["media"]
        if card.medium.public_id in wanted
    ]


def cards_of_waiting(request: PersonRequest, kept: Kept) -> list[str]:
    return [
        render_to_string(WAITING, {"item": kept.item, "upload": upload, "why": ""}, request)
        for upload in kept.waiting
    ]


@require_http_methods(["GET"])
@polled
def video_on_the_way(request: PersonRequest, public_id: str, upload_id: str) -> HttpResponse:
    """The same card again, the medium it has become, why it was refused, or nothing when it was taken off.

    The page's script is told which revision the video came after, so that the next save starts from the right one.
    """
    item = item_for(request.person, public_id, "content.edit")
    upload = (
        Upload.objects.select_related("medium")
        .filter(item=item, public_id=upload_id.replace("\x00", ""))
        .first()
    )
    if upload is None:
        return HttpResponse("")
    if upload.state != "taken":
        page = {
            "item": item,
            "upload": upload,
            "why": refusal_words(upload.refusal) if upload.refusal else "",
        }
        answer = render(request, WAITING, page)
        return _telling(answer, {"video-refused": ""}) if upload.state == "refused" else answer
    medium = upload.medium
    answer = HttpResponse("".join(cards_of_media(request, item, [medium] if medium else [])))
    before = upload.stepped_from or 0
    return _telling(answer, {"video-taken": {"before": before, "after": before + 1}, "picture-changed": ""})


def _telling(answer: HttpResponse, events: dict[str, Any]) -> HttpResponse:
    answer["HX-Trigger"] = json.dumps(events)
    return answer
