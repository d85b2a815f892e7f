"""The address a network calls. It answers quickly, says little, and never asks who is signed in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import RawPostDataException, UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tankar.channels.incoming.door import LARGEST, Door, door_of, keep, tally
from tankar.channels.models import Turned

__all__ = ["hook"]


@csrf_exempt
@require_http_methods(["GET", "POST"])
def hook(request: HttpRequest, network: str, key: str) -> HttpResponse:
    """GET: the network asks whether the address is ours. POST: it tells something."""
    door = door_of(network, key)
    if door is None:
        raise Http404
    if request.method == "GET":
        answer = door.receives.challenge(request.GET.dict(), door.secrets)
        return _plain("", 403) if answer is None else _plain(answer, 200)
    return _told(request, door)


def _told(request: HttpRequest, door: Door) -> HttpResponse:
    body = _body_of(request)
    if body is None:
        tally(door.hook, Turned.OVERSIZED)
        return _plain("", 413)
    headers = {name.lower(): value for name, value in request.headers.items()}
    if not door.receives.is_genuine(body, headers, door.secrets):
        tally(door.hook, Turned.FORGED)
        return _plain("", 403)
    keep(door, body, headers)
    return _plain("", 200)


def _body_of(request: HttpRequest) -> bytes | None:
    """At most `LARGEST` bytes, whatever the caller says of the length; `None` when there are more."""
    try:
        if int(request.headers.get("Content-Length") or 0) > LARGEST:
            return None
        body = request.read(LARGEST + 1)
    except (ValueError, UnreadablePostError, RawPostDataException):
        return None
    return None if len(body) > LARGEST else body


def _plain(text: str, status: int) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)
