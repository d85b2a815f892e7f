"""Stored files for people who may see them."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from tankar.content.media import VARIANTS, open_original, open_variant
from tankar.interface.files import stored_file

__all__ = ["file_response"]


def file_response(request: HttpRequest, sha256: str, content_type: str) -> HttpResponseBase:
    """The file, or with `?w=` a smaller copy of it. The caller has asked for permission."""
    width = request.GET.get("w", "")
    try:
        if width in {str(one) for one in VARIANTS}:
            file = open_variant(sha256, content_type, int(width))
        else:
            file = open_original(sha256)
    except FileNotFoundError:
        raise Http404(sha256) from None
    response = stored_file(request, file, content_type)
    response["Cache-Control"] = "private, max-age=300"
    return response
