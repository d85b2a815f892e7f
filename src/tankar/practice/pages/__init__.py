"""What a person sees of the practice network: plain pages, no script, nothing from outside."""

from __future__ import annotations

from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from . import consent, controls, feeds
from .face import HERE

ROUTES: list[Route | Mount] = [
    Route("/", feeds.home),
    Route("/oauth/authorize", consent.ask, methods=["GET"]),
    Route("/oauth/authorize", consent.answer, methods=["POST"]),
    Route("/tags/{tag}", feeds.tag),
    Route("/practice/", controls.show, methods=["GET"]),
    Route("/practice/do/{deed}", controls.do, methods=["POST"]),
    Route("/@{handle}", feeds.account),
    Route("/@{handle}/{id}", feeds.post),
    Route("/@{handle}/{id}/comment", feeds.comment, methods=["POST"]),
    Route("/@{handle}/{id}/like", feeds.like, methods=["POST"]),
    Mount("/static", StaticFiles(directory=HERE / "static")),
]
