"""The city's Facebook page as the tests know it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import httpx

from tankar.networks.contract import Credentials, Media, OperationKind, Outgoing, Shape
from tankar.networks.facebook.posting import Posts
from tankar.networks.testing.cases import SECRET
from tankar.networks.testing.server import FakeServer, Reply, payloads

FOLDER = Path(__file__).parents[1]
answer = payloads(FOLDER / "fixtures")
POSTS = Posts()

LIST = r"GET /v26\.0/111/published_posts"
COMMIT = r"POST /v26\.0/111/feed"
PHOTO = r"POST /v26\.0/111/photos"
BEGIN = r"POST /v26\.0/4242/uploads"
SEND = r"POST /v26\.0/upload:MTphdHRhY2htZW50"
ASK = r"GET /v26\.0/upload:MTphdHRhY2htZW50"
VIDEO = r"POST /v26\.0/111/videos"
REEL = r"POST /v26\.0/111/video_reels"
UPRIGHT = r"POST /video-upload/v26\.0/8001"
STATUS = r"GET /v26\.0/8001"
PHOTO_STORY = r"POST /v26\.0/111/photo_stories"
VIDEO_STORY = r"POST /v26\.0/111/video_stories"
STORIES = r"GET /v26\.0/111/stories"

APP_SECRET = "app-s3cret-of-the-city"
CREDENTIALS = Credentials("", {"token": SECRET, "page": "111", "app_id": "4242", "app_secret": APP_SECRET})
DESCRIPTION = "Snöplogen på Torggatan. Lumiaura Torikadulla."
PICTURE = Media("ab" * 32, "image/jpeg", DESCRIPTION, "sv", lambda: io.BytesIO(b"\xff\xd8\xff picture"))
FILE = b"\0\0\0\x18ftypmp42 film"
VIDEO_FILE = Media(
    "cd" * 32,
    "video/mp4",
    "Plogen kommer.",
    "sv",
    lambda: io.BytesIO(FILE),
    size=len(FILE),
    width=1080,
    height=1920,
    seconds=12.0,
)
SNOW = Outgoing(
    kind=OperationKind.POST,
    key="post:release-1:facebook:sv+fi",
    text="Snö på måndag morgon.\nLunta maanantaiaamuna.",
    language="sv-FI",
    media=(PICTURE,),
)
WORDS = replace(SNOW, media=())
FILM = replace(SNOW, media=(VIDEO_FILE,))
REEL_POST = replace(FILM, shape=Shape.REEL)
STORY = replace(SNOW, shape=Shape.STORY)
FILM_STORY = replace(FILM, shape=Shape.STORY)


def own_posts(since: str) -> Reply:
    """The page's own posts: one before the anchor, the payload `since` after it."""

    def reply(request: httpx.Request) -> httpx.Response:
        return answer(since if "since" in request.url.params else "posts__before")

    return reply


def upright(request: httpx.Request) -> httpx.Response:
    begins = form(request)["upload_phase"] == "start"
    return answer("reel__begun" if begins else "story__made")


def server(since: str = "posts__before") -> FakeServer:
    return FakeServer(
        {
            LIST: own_posts(since),
            COMMIT: answer("post__made"),
            PHOTO: answer("photo__made"),
            BEGIN: answer("upload__begun"),
            SEND: answer("upload__done"),
            ASK: answer("upload__half"),
            VIDEO: answer("video__made"),
            REEL: upright,
            VIDEO_STORY: upright,
            UPRIGHT: answer("reel__made"),
            STATUS: answer("video__published"),
            PHOTO_STORY: answer("story__made"),
            STORIES: answer("stories__none"),
        }
    )


def form(request: httpx.Request) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(request.content.decode()).items()}


def prepared(outgoing: Outgoing = SNOW, done: dict[str, str] | None = None) -> dict[str, str]:
    steps = {} if done is None else done
    POSTS.prepare(outgoing, CREDENTIALS, dict(steps), steps.__setitem__)
    return steps
