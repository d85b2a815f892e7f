"""The application: the network's API, the practice API and the pages, on one store."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from . import control, mastodon, pages
from .mastodon.gate import Limiter
from .pages.face import missing
from .store import Store


async def nowhere(request: Request, _problem: Exception) -> Response:
    """An address nobody knows: in the network's shape for programs, as a page for people."""
    if request.url.path.startswith(("/api/", "/oauth/", control.API)):
        return JSONResponse({"error": "Not Found"}, 404)
    return missing(request)


def application(store: Store) -> Starlette:
    app = Starlette(
        routes=[*mastodon.ROUTES, *control.ROUTES, *pages.ROUTES], exception_handlers={404: nowhere}
    )
    app.state.store, app.state.limiter = store, Limiter()
    return app
