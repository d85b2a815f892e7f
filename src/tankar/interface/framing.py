"""The frame of a page that everybody may read, its fixed twins, and what it owes to the caches on the way."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

__all__ = ["Twin", "frame_for", "twins", "varying_by_language"]


@dataclass(frozen=True)
class Twin:
    """The same page in one fixed language; "x-default" is the page that chooses. `url` is absolute."""

    code: str
    url: str


def frame_for(request: HttpRequest, language: str) -> str:
    """Who is signed in keeps their navigation; an address with a fixed language is always public."""
    if getattr(request, "person", None) and not language:
        return "interface/base.html"
    return "interface/public.html"


def twins(path: str) -> list[Twin]:
    """The page of this path in every language, and the one that chooses."""
    base = settings.CONFIGURATION.public_address
    fixed = [Twin(code, f"{base}/{code}{path}") for code, _name in settings.LANGUAGES]
    return [*fixed, Twin("x-default", base + path)]


def varying_by_language(response: HttpResponse, language: str) -> HttpResponse:
    """Say that the answer depends on the reader, unless the address itself fixes the language."""
    if not language:
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
