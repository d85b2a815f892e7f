"""Tone by role: every card, to read."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from tankar.channels.tone import tone_cards
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["tone"]


@require_http_methods(["GET"])
@permission_required("channels.view")
def tone(request: PersonRequest) -> HttpResponse:
    return render(request, "channels/tone.html", {"cards": tone_cards((get_language() or "sv")[:2])})
