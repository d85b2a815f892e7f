"""The conversations that begin with the same message."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from tankar.inbox.labels.repeated import copies_of
from tankar.inbox.listing import Page, Row
from tankar.inbox.models import Conversation
from tankar.inbox.told import standing_of, with_our_answer
from tankar.organisation.requests import PersonRequest, person_required
from tankar.work import clock

__all__ = ["MOST", "copies"]

MOST = 100


@require_http_methods(["GET"])
@person_required
def copies(request: PersonRequest, public_id: str) -> HttpResponse:
    """The newest of them, and whether there are more."""
    now = clock.now()
    to = get_object_or_404(Conversation.objects.visible_to(request.person), public_id=public_id)
    found = with_our_answer(copies_of(request.person, to, now).select_related("channel", "assigned_to"))
    rows = list(found[: MOST + 1])
    page = Page(
        [Row(one, standing_of(one, now)) for one in rows[:MOST]],
        "waiting",
        "",
        "more" if len(rows) > MOST else "",
    )
    return render(request, "inbox/copies.html", {"to": to, "page": page})
