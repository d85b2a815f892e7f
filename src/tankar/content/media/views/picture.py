"""The pictures of items, for people who may see the item."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods

from tankar.content.media.views.files import file_response
from tankar.content.models import Medium
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["medium_response", "picture"]


@require_http_methods(["GET", "HEAD"])
@person_required
def picture(request: PersonRequest, public_id: str) -> HttpResponseBase:
    """What leaves (of a video with `?w=` its cover), or with `?w=320` or `?w=1280` a copy that wide.

    With `?whole=1` before it was cut.
    """
    wanted = public_id.replace("\x00", "")
    medium = Medium.objects.select_related("item", "asset").filter(public_id=wanted).first()
    if medium is None or not may(request.person, "content.view", medium.item):
        raise Http404(public_id)
    return medium_response(request, medium, whole="whole" in request.GET)


def medium_response(request: HttpRequest, medium: Medium, *, whole: bool = False) -> HttpResponseBase:
    """The file of a picture or video that may be seen; who may was asked before. `whole`: before it was cut."""
    asset = medium.asset
    if asset.is_video and "w" in request.GET:
        return file_response(request, asset.cover, "image/jpeg")
    sha256 = asset.sha256 if whole else medium.file or asset.sha256
    return file_response(request, sha256, asset.content_type)
