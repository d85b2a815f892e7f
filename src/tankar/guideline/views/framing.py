"""The frame of a page that everybody may read, and what it owes to the caches between it and the reader."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

__all__ = ["frame_for", "varying_by_language"]


def frame_for(request: HttpRequest, language: str) -> str:
    """Who is signed in keeps their navigation; an address with a fixed language is always public."""
    if getattr(request, "person", None) and not language:
        return "interface/base.html"
    return "interface/public.html"


def varying_by_language(response: HttpResponse, language: str) -> HttpResponse:
    """Say that the answer depends on the reader, unless the address itself fixes the language."""
    if not language:
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
