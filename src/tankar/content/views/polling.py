"""Parts of a page that ask again every fifteen seconds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from tankar.organisation.requests import PersonRequest

__all__ = ["polled"]

P = ParamSpec("P")
STOP_ASKING = 286


def polled(view: Callable[Concatenate[PersonRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for people who are signed in; others are told to stop asking, and nothing else: the page they write
    on says it in words when they next save."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person: Any = getattr(request, "person", None)
        if person is None or person.acting_as is None:
            return HttpResponse(status=STOP_ASKING, headers={"HX-Reswap": "none"})
        response = view(request, *args, **kwargs)  # type: ignore[arg-type]
        patch_cache_control(response, private=True, no_cache=True)
        return response

    return guarded
