"""A sheet to print for one channel: scan, and see that the account is the city's. In all three languages at once."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from tankar.channels.entry.reading import answered_words
from tankar.channels.entry.section_forms import entry_of
from tankar.channels.models import Channel
from tankar.channels.views.finding import channel_for
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["sheet"]


@require_http_methods(["GET"])
@person_required
def sheet(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = channel_for(request, public_id, "channels.view")
    if not channel.url:
        raise Http404
    said = [_in(code, channel) for code in ("sv", "fi", "en")]
    return render(request, "channels/sheet.html", {"channel": channel, "said": said})


def _in(code: str, channel: Channel) -> dict[str, Any]:
    """What the sheet says in one language; never who looks after the account."""
    with override(code):
        return {
            "code": code,
            "name": channel.name,
            "unit": channel.owner_unit.name,
            "question": _("Is this account the city's?"),
            "scan": _("Scan the code: the city's own register answers."),
            "answered": answered_words(entry_of(channel)),
        }
