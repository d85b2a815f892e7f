"""The inbox: who waits for an answer, on which channel, since when."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods

from tankar.channels.models import Channel
from tankar.inbox.listing import page_of
from tankar.inbox.models import Conversation, Ear
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.work import clock

__all__ = ["beside", "inbox"]

_DEAF = 3
PART_NAMES = {
    "waiting": _("Wait for an answer"),
    "mine": _("Given to me"),
    "answered": pgettext_lazy("conversations", "Answered"),
    "over": _("Over"),
    "spam": _("Spam"),
}


@require_http_methods(["GET"])
@permission_required("inbox.view")
def inbox(request: PersonRequest) -> HttpResponse:
    """`?show=` one part, `?channel=` one channel, `?after=` on from a key."""
    page = frame_of(request.person, request.GET.dict())
    template = "inbox/_rows.html" if request.headers.get("HX-Request") == "true" else "inbox/list.html"
    return render(request, template, page)


def beside(person: Person, conversation: Conversation, show: str) -> dict[str, Any]:
    """The list beside a conversation: without filters, and deaf or not on its channel alone."""
    channel = conversation.channel
    ear = getattr(channel, "ear", None)
    return {
        "page": page_of(person, {"show": show}, clock.now(), is_whole=False),
        "parts": PART_NAMES,
        "channels": [],
        "deaf": [channel.name] if ear is not None and ear.fails >= _DEAF else [],
    }


def frame_of(person: Person, asked: dict[str, str]) -> dict[str, Any]:
    """The list with its filters: a page of its own."""
    mine = Channel.objects.postable_by(person).filter(kind="connected")
    channels = list(mine.in_register_order())
    deaf = Ear.objects.filter(channel__in=channels, fails__gte=_DEAF).select_related("channel")
    return {
        "page": page_of(person, asked, clock.now()),
        "parts": PART_NAMES,
        "channels": channels,
        "deaf": [one.channel.name for one in deaf],
        "may_see_examples": may(person, "inbox.examples"),
    }
