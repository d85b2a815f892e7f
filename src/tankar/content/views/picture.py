"""The pictures of items, for people who may see the item."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from tankar.content.media import VARIANTS, open_original, open_variant
from tankar.content.models import Image
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["picture", "picture_response"]


@require_http_methods(["GET", "HEAD"])
@person_required
def picture(request: PersonRequest, public_id: str) -> HttpResponse:
    """The original, or with `?w=320` or `?w=1280` a copy that wide."""
    wanted = public_id.replace("\x00", "")
    image = Image.objects.select_related("item").filter(public_id=wanted).first()
    if image is None or not may(request.person, "content.view", image.item):
        raise Http404(public_id)
    return picture_response(image, request.GET.get("w", ""))


def picture_response(image: Image, width: str) -> HttpResponse:
    """The original, or a copy `width` wide where there is one. Raises Http404 when its file is gone."""
    try:
        if width in {str(one) for one in VARIANTS}:
            file = open_variant(image.sha256, image.content_type, int(width))
        else:
            file = open_original(image.sha256)
        with file:
            data = file.read()
    except FileNotFoundError:
        raise Http404(image.public_id) from None
    response = HttpResponse(data, content_type=image.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=300"
    return response
