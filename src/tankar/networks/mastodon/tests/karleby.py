"""The city's account as the tests know it."""

from __future__ import annotations

import io
from pathlib import Path

import httpx

from tankar.networks.contract import Credentials, Media, OperationKind, Outgoing
from tankar.networks.testing.cases import SECRET
from tankar.networks.testing.server import FakeServer, Reply, payloads

FOLDER = Path(__file__).parents[1]
answer = payloads(FOLDER / "fixtures")

OWN = r"GET /api/v1/accounts/109876/statuses"
SOURCE = r"GET /api/v1/statuses/\d+/source"
UPLOAD = r"POST /api/v2/media"
MEDIA = r"GET /api/v1/media/\d+"
COMMIT = r"POST /api/v1/statuses"
VERIFY = r"GET /api/v1/accounts/verify_credentials"

CREDENTIALS = Credentials("https://kokkola.example", {"token": SECRET, "application": "Tankar"})
DESCRIPTION = "Snöplogen på Torggatan. Lumiaura Torikadulla."
PICTURE = Media("ab" * 32, "image/jpeg", DESCRIPTION, "sv", lambda: io.BytesIO(b"\xff\xd8\xff picture"))
SNOW = Outgoing(
    kind=OperationKind.POST,
    key="post:release-1:mastodon:sv+fi",
    text="Snö på måndag morgon.\nLunta maanantaiaamuna.",
    language="sv-FI",
    media=(PICTURE,),
)


def own_posts(since: str) -> Reply:
    """The account's own posts: one before the anchor, the payload `since` after it."""

    def reply(request: httpx.Request) -> httpx.Response:
        query = request.url.params
        if "since_id" not in query:
            return answer("statuses__before")
        assert query["since_id"] == "113500000000000100"
        return answer("statuses__none" if "max_id" in query else since)

    return reply


def server(since: str = "statuses__none", source: str = "source__another") -> FakeServer:
    return FakeServer(
        {
            VERIFY: answer("account__verified"),
            OWN: own_posts(since),
            SOURCE: answer(source),
            UPLOAD: answer("media__ready"),
            MEDIA: answer("media__ready"),
            COMMIT: answer("status__posted"),
        }
    )
