"""How the practice API listens and answers: JSON in, JSON out, and why something cannot be.

A browser cannot send JSON from another site without asking first, and is never let.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import wraps
from inspect import isawaitable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .faults import NETWORKS, WrongFault
from .manners import Refused
from .past import WrongPast
from .store import Store

API = "/practice/api"
Body = dict[str, Any]


class Wrong(ValueError):
    """What was asked cannot be; the text says why."""


def told(handler: Callable[[Store, Body, Request], Any]) -> Callable[[Request], Awaitable[Response]]:
    """Read the JSON, answer with JSON; what cannot be is a 400 that says why."""

    @wraps(handler)
    async def passed(request: Request) -> Response:
        try:
            done = handler(request.app.state.store, await _body(request), request)
            return JSONResponse(await done if isawaitable(done) else done)
        except Refused as refused:
            return JSONResponse({"error": refused.reason}, 400)
        except (Wrong, WrongFault, WrongPast) as problem:
            return JSONResponse({"error": str(problem)}, 400)

    return passed


async def _body(request: Request) -> Body:
    raw = await request.body()
    if not raw:
        return {}
    if "json" not in request.headers.get("content-type", ""):
        raise Wrong("send JSON, with Content-Type: application/json")
    try:
        body = json.loads(raw)
    except ValueError:
        raise Wrong("this is not JSON") from None
    if not isinstance(body, dict):
        raise Wrong("send one JSON object")
    return body


def network_of(given: Any) -> str:
    network = str(given or NETWORKS[0])
    if network not in NETWORKS:
        raise Wrong(f"network must be one of {', '.join(NETWORKS)}")
    return network
