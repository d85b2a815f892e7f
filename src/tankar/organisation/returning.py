"""Back to where one came from: a `next` that leads out of the house is not followed."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

__all__ = ["in_language", "safe_next"]

_LANGUAGES = ("sv", "fi", "en")


def safe_next(request: HttpRequest, otherwise: str = "/") -> str:
    """The address in `next` (form or query) if it is one of this site's, else `otherwise`."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    secure = request.is_secure()
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=secure):
        return wanted
    return otherwise


def in_language(address: str, language: str) -> str:
    """The twin of a public page that has its language in the address; other addresses as they are."""
    path = urlsplit(address).path
    if path[1:3] in _LANGUAGES and path[3:4] == "/":
        return address.replace(path, f"/{language}{path[3:]}", 1)
    return address
