"""Pictures and films: ``POST /api/v2/media``, processing, descriptions, and the files themselves."""

from __future__ import annotations

import sqlite3
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import fields, number, text
from tankar.practice.files import IMAGES, VIDEOS, NoPicture, keep, looked_at
from tankar.practice.store import Store

from . import entities
from .errors import Refused, invalid, not_found
from .gate import Me, base_of, gate, store_of

LONGEST_DESCRIPTION = 1500
LARGEST_IMAGE = 16 * 1024 * 1024
MOST_PIXELS = 33_177_600
LARGEST_VIDEO = 99 * 1024 * 1024
PICTURES = tuple(kind for kind in IMAGES if kind not in ("image/bmp", "image/tiff"))


def _looked_at(upload: UploadFile, data: bytes) -> tuple[str, int | None, int | None]:
    declared = (upload.content_type or "").partition(";")[0].lower()
    if declared in VIDEOS:
        return declared, None, None
    try:
        found, width, height = looked_at(data)
    except NoPicture:
        raise invalid("File content type is invalid") from None
    if found not in PICTURES:
        raise invalid("File content type is invalid")
    if width * height > MOST_PIXELS:
        raise invalid(f"File {width}x{height} images are not supported")
    return found, width, height


def _described(given: dict[str, Any]) -> str | None:
    description = text(given, "description")
    if len(description) > LONGEST_DESCRIPTION:
        raise invalid(f"Description is too long (maximum is {LONGEST_DESCRIPTION} characters)")
    return description or None


@gate("write:media", "media")
async def post_media(request: Request, me: Me) -> Response:
    given = await fields(request)
    upload = given.get("file")
    if not isinstance(upload, UploadFile):
        raise invalid("File can't be blank")
    data = await upload.read()
    content_type, width, height = _looked_at(upload, data)
    most = LARGEST_VIDEO if content_type in VIDEOS else LARGEST_IMAGE
    if len(data) > most:
        raise Refused(422, f"Validation failed: File file size must be less than {most // 1024 // 1024} MB")
    store, plan = store_of(request), request.state.plan
    polls = store.setting("media_polls") if plan.media_polls is None else plan.media_polls
    if content_type in VIDEOS:
        polls = max(polls, 1)
    columns = {"width": width, "height": height, "polls_left": polls + int(plan.media_fails)}
    media_id = keep(
        store, me.id, data, content_type, description=_described(given), will_fail=plan.media_fails, **columns
    )
    row = _mine(store, media_id, me)
    return JSONResponse(entities.media(row, base_of(request)), 202 if row["polls_left"] else 200)


def _mine(store: Store, media_id: int, me: Me) -> sqlite3.Row:
    row = store.one("SELECT * FROM media WHERE id = ? AND account_id = ?", media_id, me.id)
    if row is None:
        raise not_found()
    return row


@gate("write:media")
async def get_media(request: Request, me: Me) -> Response:
    """200 ready, 206 still processing, 422 failed. Each look brings the processing one step on."""
    store = store_of(request)
    row = _mine(store, number(request.path_params["id"]), me)
    if row["polls_left"] > 1 or (row["polls_left"] and not row["will_fail"]):
        store.run("UPDATE media SET polls_left = polls_left - 1 WHERE id = ?", row["id"])
        return JSONResponse(entities.media(row, base_of(request)), 206)
    if row["will_fail"]:
        raise Refused(422, "Error processing thumbnail for uploaded media")
    return JSONResponse(entities.media(row, base_of(request)))


@gate("write:media", "edits")
async def put_media(request: Request, me: Me) -> Response:
    given = await fields(request)
    store = store_of(request)
    row = _mine(store, number(request.path_params["id"]), me)
    if row["status_id"]:
        raise not_found()
    store.run("UPDATE media SET description = ? WHERE id = ?", _described(given), row["id"])
    return JSONResponse(entities.media(_mine(store, row["id"], me), base_of(request)))
