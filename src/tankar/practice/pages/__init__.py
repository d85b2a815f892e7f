"""What a person sees of the practice networks: plain pages, no script, nothing from outside."""

from __future__ import annotations

from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tankar.practice import files

from . import city, consent, controls, facebook_consent, feeds, talking
from .face import HERE

ROUTES: list[Route | Mount] = [
    Route("/", feeds.home("mastodon")),
    Route("/oauth/authorize", consent.ask, methods=["GET"]),
    Route("/oauth/authorize", consent.answer, methods=["POST"]),
    Route("/tags/{tag}", feeds.tag),
    Route("/practice/", controls.show, methods=["GET"]),
    Route("/practice/do/{deed}", controls.do, methods=["POST"]),
    Route("/@{handle}", feeds.account("mastodon")),
    Route("/@{handle}/{id}", talking.post("mastodon"), methods=["GET"]),
    Route("/@{handle}/{act}", talking.on_account("mastodon"), methods=["POST"]),
    Route("/@{handle}/{id}/{act}", talking.act("mastodon"), methods=["POST"]),
    Route("/facebook/", feeds.home("facebook")),
    Route("/facebook/page/{handle}", feeds.account("facebook")),
    Route("/facebook/page/{handle}/{act}", talking.on_account("facebook"), methods=["POST"]),
    Route("/facebook/page/{handle}/posts/{id}", talking.post("facebook"), methods=["GET"]),
    Route("/facebook/page/{handle}/posts/{id}/{act}", talking.act("facebook"), methods=["POST"]),
    Route("/facebook/page/{handle}/videos/{id}", feeds.video),
    Route("/facebook/dialog", facebook_consent.answer, methods=["POST"]),
    *(
        Route(f"/facebook{path}/dialog/oauth", facebook_consent.ask)
        for path in ("", "/{version}", "/www/{version}")
    ),
    Route("/bluesky/", feeds.home("bluesky")),
    Route("/bluesky/profile/{handle}", feeds.account("bluesky")),
    Route("/bluesky/profile/{handle}/{act}", talking.on_account("bluesky"), methods=["POST"]),
    Route("/bluesky/profile/{handle}/post/{key}", talking.post("bluesky"), methods=["GET"]),
    Route("/bluesky/profile/{handle}/post/{key}/{act}", talking.act("bluesky"), methods=["POST"]),
    Route("/city/{language}/{name}", city.show),
    Route("/city/{picture}", city.picture),
    Route("/media/{name}", files.file),
    Mount("/static", StaticFiles(directory=HERE / "static")),
]
