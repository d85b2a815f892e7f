"""The application: the network's API, the practice API and the pages, on one store."""

from __future__ import annotations

from starlette.applications import Starlette

from . import control, mastodon, pages
from .mastodon.gate import Limiter
from .store import Store


def application(store: Store) -> Starlette:
    app = Starlette(routes=[*mastodon.ROUTES, *control.ROUTES, *pages.ROUTES])
    app.state.store, app.state.limiter = store, Limiter()
    return app
