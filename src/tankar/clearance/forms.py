"""A form's own id, so that a second tap does nothing anew."""

from __future__ import annotations

from django.http import QueryDict

__all__ = ["form_id"]


def form_id(typed: QueryDict) -> str:
    """As the form sent it; "" where it sent none that could be one."""
    given = typed.get("form", "")
    return given if len(given) == 16 and given.replace("-", "").replace("_", "").isalnum() else ""
