"""The application: the networks' APIs, the practice API and the pages, on one store."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from . import bluesky, control, facebook, mastodon, pages
from .gate import Limiter
from .pages.face import missing
from .store import Store
from .telling import API
from .webhooks.control import envelopes
from .webhooks.sender import Sender


async def nowhere(request: Request, _problem: Exception) -> Response:
    """An address nobody knows: in the network's shape for programs, as a page for people."""
    path = request.url.path
    if path.startswith(("/api/", "/oauth/", API)):
        return JSONResponse({"error": "Not Found"}, 404)
    if "/xrpc/" in path:
        return bluesky.unknown_method(request)
    if path.startswith("/facebook/") and not path.startswith("/facebook/page/"):
        return facebook.unknown_path(request)
    return missing(request)


def application(store: Store) -> Starlette:
    app = Starlette(
        routes=[
            *mastodon.ROUTES,
            *control.ROUTES,
            *bluesky.ROUTES,
            *pages.ROUTES,
            *facebook.ROUTES,  # the graph takes every path that is left under /facebook
        ],
        exception_handlers={404: nowhere},
    )
    app.state.store, app.state.limiter = store, Limiter()
    app.state.sender = Sender(store, envelopes())
    return app
