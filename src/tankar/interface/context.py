"""What every page needs to draw its frame."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

__all__ = ["face"]


def face(request: HttpRequest) -> dict[str, Any]:
    """Name of the organisation in the page's language, and the languages to choose from."""
    swedish, finnish, english = settings.CONFIGURATION.organisation.split("|")
    language = get_language() or "sv"
    return {
        "organisation_name": {"sv": swedish, "fi": finnish, "en": english}[language],
        "page_language": language,
        "languages": settings.LANGUAGES,
    }
