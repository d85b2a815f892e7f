"""What there is to say about an answer while it is written: its length, its language, what is found in it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tankar.content.checks.looking import pack, speaks
from tankar.inbox.actions.answer import Draft, characters_left
from tankar.inbox.guessing import language_of
from tankar.inbox.views.one import conversation_for
from tankar.organisation.requests import PersonRequest, person_required
from tankar.texts import check, text_draft

__all__ = ["look"]

_LONGEST = 20_000


@require_http_methods(["POST"])
@person_required
def look(request: PersonRequest, public_id: str) -> HttpResponse:
    """Keeps nothing: what is written here is the writer's own until it is sent."""
    conversation = conversation_for(request.person, public_id)
    language = request.POST.get("language", "")
    text = request.POST.get("text", "")[:_LONGEST]
    left = characters_left(
        conversation.channel, Draft(text, language, request.POST.get("signature", "")).whole
    )
    heard = language_of(text) if len(text.split()) > 2 else ""
    found = check(text_draft({language or "sv": text}), pack(), speaks()) if text.strip() else []
    return render(
        request,
        "inbox/_look.html",
        {
            "left": left,
            "over": max(-left, 0),
            "other_language": heard if heard and language and heard != language else "",
            "findings": [one.finding for one in found],
        },
    )
