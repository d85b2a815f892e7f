"""What content shows on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tankar.channels.models import ProfileRequest
from tankar.organisation.access import may

__all__ = ["redirected_request"]


def redirected_request(request: HttpRequest, _wanted: ProfileRequest) -> tuple[str, dict[str, Any]] | None:
    """Whoever uses a common channel instead of a profile of their own suggests what they have there (CHAN-3)."""
    person = request.person  # type: ignore[attr-defined]
    return ("content/proposals/_instead.html", {}) if may(person, "content.propose") else None
