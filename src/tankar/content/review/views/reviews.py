"""What waits for me, and what I asked. Nothing is counted by person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from tankar.content.models import Item, Review
from tankar.content.review.listing import ReviewRow, rows_of
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["reviews"]

ON_A_PAGE = 30


@require_http_methods(["GET"])
@permission_required("content.view")
def reviews(request: PersonRequest) -> HttpResponse:
    """Both lists; on the first page those that wait stand above. `?before=` goes on in what I asked."""
    person = request.person
    waiting = (
        []
        if "before" in request.GET
        else rows_of(Review.objects.answerable_by(person).order_by("due_at", "id")[:100])
    )
    asked = Review.objects.filter(asked_by=person).exclude(item__state=Item.State.REMOVED)
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 19:
        asked = asked.filter(pk__lt=int(before))
    found = rows_of(asked.order_by("-id")[: ON_A_PAGE + 1])
    return render(
        request,
        "content/review/reviews.html",
        {"waiting": waiting, "asked": found[:ON_A_PAGE], "more": _more(found), "first": not before},
    )


def _more(found: list[ReviewRow]) -> str:
    if len(found) <= ON_A_PAGE:
        return ""
    return f"{reverse('content:reviews')}?{urlencode({'before': found[ON_A_PAGE - 1].review.pk})}"
