"""An address that only takes a form: whoever opens it in a browser is led to the page it belongs to.

A form that was refused stands at the address it was sent to. Reloading that page, changing its language or coming back
to it later would otherwise end on the browser's own words for a method that is not allowed.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve

__all__ = ["FormAddressMiddleware"]

_NOT_ALLOWED = 405


class FormAddressMiddleware:
    """Only for a person's browser, which asks for HTML: programs get the plain answer."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if response.status_code == _NOT_ALLOWED and request.method == "GET" and _is_opened(request):
            return HttpResponseRedirect(_page_above(request.path_info))
        return response


def _is_opened(request: HttpRequest) -> bool:
    return "text/html" in request.headers.get("Accept", "") and "HX-Request" not in request.headers


def _page_above(path: str) -> str:
    """The nearest address above this one that is an address of ours; in the end the first page."""
    parts = path.strip("/").split("/")[:-1]
    while parts:
        above = f"/{'/'.join(parts)}/"
        try:
            resolve(above)
        except Resolver404:
            parts.pop()
        else:
            return above
    return "/"
