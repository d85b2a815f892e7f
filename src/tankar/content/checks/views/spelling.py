"""What a misspelt word may be meant to be: asked for when its finding is opened, since it takes a third of a second."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tankar.content.checks.spelling import suggestions_for
from tankar.content.errors import FindingGone
from tankar.content.views.finding import item_for
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["suggested"]


@require_http_methods(["GET"])
@person_required
def suggested(request: PersonRequest, public_id: str, key: str) -> HttpResponse:
    """A part of the composer's page; a button for each suggestion."""
    item = item_for(request.person, public_id, "content.edit")
    try:
        problem, words = suggestions_for(request.person, item, key)
    except FindingGone:
        return render(request, "content/_suggested.html", {"is_gone": True})
    return render(request, "content/_suggested.html", {"problem": problem, "words": words})
