"""Named places on pages, filled by contexts that the page knows nothing of.

A page writes `{% place "conversation.acts" conversation %}`; `web/places.py` says who fills it. A filler is a
function `(request, object) -> (template, context) | None`: it checks its own permission; `None` stays away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

__all__ = ["Filler", "fill_with", "filled"]

Filler = Callable[[HttpRequest, Any], tuple[str, dict[str, Any]] | None]
_fillers: dict[str, tuple[Filler, ...]] = {}


def fill_with(places: Mapping[str, Sequence[Filler]]) -> None:
    """Set the whole table, once, when the site starts."""
    _fillers.clear()
    _fillers.update({name: tuple(fillers) for name, fillers in places.items()})


def filled(name: str, request: HttpRequest, thing: Any) -> SafeString:
    """What the place shows for this reader, in the order of the table; nothing if nobody fills it."""
    parts = []
    for filler in _fillers.get(name, ()):
        answer = filler(request, thing)
        if answer is not None:
            template, context = answer
            parts.append(render_to_string(template, context, request))
    return mark_safe("".join(parts))  # noqa: S308 - rendered by templates, which escape
