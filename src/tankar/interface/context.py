"""What every page needs to draw its frame."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

__all__ = ["SCHEMES", "SCHEME_COOKIE", "face", "organisation_name"]

SCHEME_COOKIE = "appearance"
SCHEMES = [
    {"key": "auto", "label": _("As on this device"), "icon": "auto"},
    {"key": "light", "label": _("Light"), "icon": "sun"},
    {"key": "dark", "label": _("Dark"), "icon": "moon"},
]


def face(request: HttpRequest) -> dict[str, Any]:
    """Name of the organisation in the page's language, languages and appearances to choose from."""
    language = (get_language() or "sv")[:2]
    wanted = request.COOKIES.get(SCHEME_COOKIE, "auto")
    return {
        "organisation_name": organisation_name(language),
        "page_language": language,
        "languages": settings.LANGUAGES,
        "schemes": SCHEMES,
        "colour_scheme": wanted if wanted in {"light", "dark"} else "auto",
        "here": request.get_full_path(),
    }


def organisation_name(language: str) -> str:
    """The city's name in one of the three languages."""
    swedish, finnish, english = settings.CONFIGURATION.organisation.split("|")
    return {"sv": swedish, "fi": finnish, "en": english}.get(language, swedish)
