"""The small picture of a linked page."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from tankar.content.models import LinkedPage
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["picture"]


@require_http_methods(["GET"])
@permission_required("content.write")
def picture(_request: PersonRequest, public_id: str) -> HttpResponse:
    """A picture of the open web, drawn anew: for whoever writes here, since a random id names it."""
    row = LinkedPage.objects.filter(public_id=public_id.replace("\x00", ""), has_picture=True).first()
    if row is None or row.picture is None:
        raise Http404(public_id)
    response = HttpResponse(bytes(row.picture), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    return response
