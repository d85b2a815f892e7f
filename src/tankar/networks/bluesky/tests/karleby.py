"""The city's Bluesky account as the tests know it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
from PIL import Image

from tankar.networks.bluesky.posting import Posts
from tankar.networks.bluesky.tid import record_key
from tankar.networks.contract import Captions, Credentials, Media, OperationKind, Outgoing
from tankar.networks.testing.cases import SECRET
from tankar.networks.testing.server import FakeServer, Reply, payloads

FOLDER = Path(__file__).parents[1]
recorded = payloads(FOLDER / "fixtures")
POSTS = Posts()

SIGN_IN = r"POST /xrpc/com\.atproto\.server\.createSession"
RENEW = r"POST /xrpc/com\.atproto\.server\.refreshSession"
COMMIT = r"POST /xrpc/com\.atproto\.repo\.createRecord"
RECORD = r"GET /xrpc/com\.atproto\.repo\.getRecord"
BLOB = r"POST /xrpc/com\.atproto\.repo\.uploadBlob"
PUT = r"POST /xrpc/com\.atproto\.repo\.putRecord"
DELETE = r"POST /xrpc/com\.atproto\.repo\.deleteRecord"
NEWS = r"GET /xrpc/app\.bsky\.notification\.listNotifications"
FEED = r"GET /xrpc/app\.bsky\.feed\.getAuthorFeed"
THREAD = r"GET /xrpc/app\.bsky\.feed\.getPostThread"
SHOWN = r"GET /xrpc/app\.bsky\.feed\.getPosts"
RESOLVE = r"GET /xrpc/com\.atproto\.identity\.resolveHandle"
PROFILE = r"GET /xrpc/app\.bsky\.actor\.getProfile"
SERVICE = r"GET /xrpc/com\.atproto\.server\.getServiceAuth"
VIDEO = r"POST /xrpc/app\.bsky\.video\.uploadVideo"
JOB = r"GET /xrpc/app\.bsky\.video\.getJobStatus"


def photo() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "blue").save(made, "JPEG")
    return made.getvalue()


DID = "did:plc:kokkola7f3xq2yzkarleby22"
CREDENTIALS = Credentials("https://kokkola.example", {"handle": "karleby.example", "app_password": SECRET})
DESCRIPTION = "Snöplogen på Torggatan. Lumiaura Torikadulla."
PICTURE = Media("ab" * 32, "image/jpeg", DESCRIPTION, "sv", lambda: io.BytesIO(b"\xff\xd8\xff picture"))
PHOTO = photo()
CAPTIONS = Captions("sv-FI", lambda: io.BytesIO(b"WEBVTT\n\n00:00.000 --> 00:01.000\nHej"))
VIDEO_FILE = Media(
    "cd" * 32,
    "video/mp4",
    "Plogen kommer.",
    "sv",
    lambda: io.BytesIO(b"\0\0\0\x18ftypmp42 film"),
    size=20,
    width=1080,
    height=1920,
    seconds=12.0,
    captions=(CAPTIONS,),
)
SNOW = Outgoing(
    kind=OperationKind.POST,
    key="post:release-1:bluesky:sv+fi",
    text="Snö på måndag morgon.\nLunta maanantaiaamuna.",
    language="sv-FI",
    media=(PICTURE,),
)
WORDS = replace(SNOW, media=())
FILM = replace(SNOW, media=(VIDEO_FILE,))
KEY = record_key(SNOW.key)
POST = f"at://{DID}/app.bsky.feed.post/{KEY}"
SIV = "did:plc:sivexempel22sivexempel22"
QUESTION = f"at://{SIV}/app.bsky.feed.post/3m6aaaaaaaa2a"
"""Siv asks under the post when the snow is cleared."""
LIKED = f"at://{DID}/app.bsky.feed.like/3m6likelike2k"
"""What says that we like it, made in the app."""


def answer(name: str, status: int = 200, headers: Mapping[str, str] | None = None) -> httpx.Response:
    """A recorded payload, with the key of our post where it names one."""
    reply = recorded(name, status, headers)
    return httpx.Response(
        reply.status_code, headers=dict(headers or {}), content=reply.content.replace(b"RKEY", KEY.encode())
    )


def record(request: httpx.Request) -> httpx.Response:
    """Nothing under our key, and the account's profile."""
    if request.url.params["collection"].endswith("profile"):
        return answer("record__profile")
    return answer("error__record_not_found", 400)


def branch(request: httpx.Request) -> httpx.Response:
    """The thread of our post, and what hangs on the answer where it was cut off."""
    return answer("thread__cut" if request.url.params["uri"] == POST else "thread__deeper")


def written_as_asked(request: httpx.Request) -> httpx.Response:
    told = json.loads(request.content)
    uri = f"at://{told['repo']}/{told['collection']}/{told['rkey']}"
    return httpx.Response(
        200, json={"uri": uri, "cid": "bafyreib2rxk3rw6pz2k4i5f3n5", "validationStatus": "valid"}
    )


def server(**routes: Reply) -> FakeServer:
    return FakeServer(
        {
            SIGN_IN: answer("session__created"),
            RENEW: answer("session__renewed"),
            COMMIT: answer("record__written"),
            RECORD: routes.get("record", record),
            BLOB: answer("blob__uploaded"),
            RESOLVE: answer("handle__resolved"),
            PROFILE: httpx.Response(502, json={"error": "UpstreamFailure"}),
            SERVICE: answer("service__token"),
            VIDEO: answer("job__created"),
            JOB: answer("job__completed"),
            PUT: routes.get("put", written_as_asked),
            DELETE: answer("record__deleted"),
            NEWS: routes.get("news", answer("news__told")),
            FEED: routes.get("feed", answer("feed__own")),
            THREAD: routes.get("thread", branch),
            SHOWN: routes.get("shown", answer("posts__question")),
            "GET /sno": httpx.Response(404),
        }
    )


def prepared(outgoing: Outgoing = SNOW, done: dict[str, str] | None = None) -> dict[str, str]:
    steps = {} if done is None else done
    POSTS.prepare(outgoing, CREDENTIALS, dict(steps), steps.__setitem__)
    return steps


def changed(payload: str, change: Callable[[Any], object]) -> httpx.Response:
    """A recorded payload, changed by `change`."""
    told = json.loads(answer(payload).content)
    change(told)
    return httpx.Response(200, json=told)


def written(server: FakeServer, route: str = COMMIT) -> dict[str, Any]:
    """The body of the one request that writes."""
    (sent,) = server.asked(route)
    body: dict[str, Any] = json.loads(sent.content)
    return body
