"""Films: the resumable upload with its handle, ``POST /{page}/videos``, and Reels and stories in two phases."""

from __future__ import annotations

import secrets
import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice import files
from tankar.practice.fields import number, text
from tankar.practice.gate import Me
from tankar.practice.manners import base_of, store_of

from . import posting
from .errors import bad, unknown
from .feed import PUBLISH, published
from .gate import gate, page_of, params, upload_of
from .posting import Draft

VIDEO = "video/mp4"
UPLOAD = "upload:"


@gate("media")
async def post_uploads(request: Request, me: Me) -> Response:
    """Begin an upload: ``file_name``, ``file_length``, ``file_type``."""
    given, store = await params(request), store_of(request)
    length, kind = number(given.get("file_length")), text(given, "file_type")
    if not length:
        raise bad("The parameter file_length is required")
    if kind not in files.VIDEOS | files.IMAGES:
        raise bad("The parameter file_type is not a type that can be uploaded")
    handle = secrets.token_urlsafe(24)
    media_id = files.keep(store, me.id, b"", files.BYTES, kind="upload", expected=length, key=handle)
    return JSONResponse({"id": f"{UPLOAD}{media_id}"})


def _upload(request: Request, me: Me) -> sqlite3.Row:
    name = request.path_params["id"].removeprefix(UPLOAD)
    row = store_of(request).find("media", id=number(name), account_id=me.id, kind="upload")
    if row is None:
        raise unknown(request.path_params["id"], request.method)
    return row


def _wrong_place(row: sqlite3.Row, why: str) -> Response:
    told = {"retriable": False, "type": "OffsetInvalidError", "message": why}
    return JSONResponse({"debug_info": told, "bytes_transfered": row["size"]}, 400)


def _taken(request: Request, row: sqlite3.Row, header: str, data: bytes) -> Response | None:
    """Put bytes where they belong; a refusal when they belong elsewhere."""
    given = request.headers.get(header, "")
    if not given.isdigit():
        return _wrong_place(row, f"The header {header} is missing")
    if int(given) != row["size"]:
        return _wrong_place(row, f"Offset {given} does not continue at {row['size']}")
    if int(given) + len(data) > row["expected"]:
        return _wrong_place(row, "There are more bytes than were announced")
    store = store_of(request)
    with (store.media_folder / row["file"]).open("ab") as file:
        file.write(data)
    store.change("media", row["id"], size=row["size"] + len(data))
    return None


@gate("media")
async def post_upload(request: Request, me: Me) -> Response:
    """Bytes from ``file_offset`` on; the handle once they are all there."""
    row = _upload(request, me)
    if problem := _taken(request, row, "file_offset", await request.body()):
        return problem
    row = _upload(request, me)
    if row["size"] < row["expected"]:
        return JSONResponse({"id": f"{UPLOAD}{row['id']}", "file_offset": row["size"]})
    return JSONResponse({"h": row["key"]})


@gate()
async def get_upload(request: Request, me: Me) -> Response:
    row = _upload(request, me)
    return JSONResponse({"id": f"{UPLOAD}{row['id']}", "file_offset": row["size"]})


def _polls(request: Request) -> dict[str, int]:
    """How long a film is processed, in looks, and whether that ends badly."""
    plan, usual = request.state.plan, store_of(request).setting("media_polls")
    polls = usual if plan.media_polls is None else plan.media_polls
    return {"polls_left": polls + int(plan.media_fails), "will_fail": int(plan.media_fails)}


async def _film(request: Request, given: dict[str, Any]) -> bytes:
    """The bytes a film comes with, or that an earlier upload brought. Raises Refused."""
    store, handle = store_of(request), text(given, "fbuploader_video_file_chunk")
    if upload := upload_of(given, "source", "video_file_chunk"):
        return await upload.read()
    if given.get("file_url"):
        raise bad("Nothing is fetched from a url here, send the bytes", 2061006)
    row = store.find("media", kind="upload", key=handle) if handle else None
    if row is None or row["size"] < row["expected"]:
        raise bad("The video file you selected is in a format that we don't support.", 2069019)
    return files.read(store, row["file"])


def _checked(data: bytes) -> bytes:
    if not files.is_mp4(data):
        raise bad("The video file you selected is in a format that we don't support.", 2069019)
    return data


@gate("statuses")
async def post_videos(request: Request, me: Me) -> Response:
    given, store, page = await params(request), store_of(request), page_of(request, me, PUBLISH)
    description, title = text(given, "description"), text(given, "title")
    posting.check_message(description)
    state, at = posting.when(store, given)
    data = _checked(await _film(request, given))
    film = files.keep(store, page["id"], data, VIDEO, **_polls(request))
    extra = {"title": title} if title else {}
    done = posting.publish(store, Draft(page["id"], me.app_id, description, "post", state, at, [film], extra))
    return published(request, done, {"id": str(film)})


async def post_reel(request: Request) -> Response:
    return await _phase(request, "reel")


async def post_video_story(request: Request) -> Response:
    return await _phase(request, "story")


async def _phase(request: Request, kind: str) -> Response:
    phase = text(await params(request), "upload_phase")
    request.state.kind = kind
    return await (_finish if phase == "finish" else _start)(request)


@gate("media")
async def _start(request: Request, me: Me) -> Response:
    store, page = store_of(request), page_of(request, me, PUBLISH)
    if text(await params(request), "upload_phase") != "start":
        raise bad("Param upload_phase must be one of {start, finish}")
    if request.state.kind == "reel":
        posting.check_reels(store, page["id"])
    film = files.keep(store, page["id"], b"", VIDEO, expected=1)
    version = request.path_params.get("version", "v25.0")
    address = f"{base_of(request)}/facebook/rupload/video-upload/{version}/{film}"
    return JSONResponse({"video_id": str(film), "upload_url": address})


@gate("media")
async def post_rupload(request: Request, me: Me) -> Response:
    """The bytes of a Reel or story: headers ``offset`` and ``file_size``."""
    store, name = store_of(request), request.path_params["id"]
    row = store.find("media", id=number(name), account_id=me.id, kind="video")
    if row is None or row["status_id"]:
        raise unknown(name, request.method)
    if request.headers.get("file_url"):
        raise bad("Nothing is fetched from a url here, send the bytes", 2061006)
    size = number(request.headers.get("file_size"))
    if not size:
        return _wrong_place(row, "The header file_size is missing")
    store.change("media", row["id"], expected=size)
    row = store.get("media", row["id"])
    if problem := _taken(request, row, "offset", await request.body()):
        return problem
    row = store.get("media", row["id"])
    if row["size"] < size:
        told = "Partial request (did not match length of file)"
        part = {"retriable": True, "type": "PartialRequestError", "message": told}
        return JSONResponse({"debug_info": part, "bytes_transfered": row["size"]}, 400)
    store.change("media", row["id"], **_polls(request))
    return JSONResponse({"success": True})


@gate("statuses")
async def _finish(request: Request, me: Me) -> Response:
    """The one call that publishes. A Reel can wait as a draft or for its time; a story cannot."""
    given, store, page = await params(request), store_of(request), page_of(request, me, PUBLISH)
    row = store.find("media", id=number(given.get("video_id")), account_id=page["id"], kind="video")
    if row is None:
        raise unknown(text(given, "video_id"), request.method)
    if row["status_id"]:
        raise bad("Invalid parameter: this video was published already", 1366051)
    if row["size"] < row["expected"]:
        raise bad("Invalid parameter: the video upload has not ended", 2069019)
    _checked(files.read(store, row["file"]))
    kind, description = request.state.kind, text(given, "description")
    posting.check_message(description)
    is_reel = kind == "reel"
    state, at = posting.when(store, given) if is_reel else ("", None)
    extra = {"title": text(given, "title")} if given.get("title") else {}
    words = description if is_reel else ""
    draft = Draft(page["id"], me.app_id, words, kind, state, at, [row["id"]], extra)
    done = posting.publish(store, draft)
    return published(request, done, {"success": True, "post_id": str(done)})


@gate("statuses")
async def post_photo_story(request: Request, me: Me) -> Response:
    given, store, page = await params(request), store_of(request), page_of(request, me, PUBLISH)
    [photo] = posting.check_attached(store, page["id"], [given.get("photo_id")])
    done = posting.publish(store, Draft(page["id"], me.app_id, kind="story", media_ids=[photo]))
    return published(request, done, {"success": True, "post_id": str(done)})
