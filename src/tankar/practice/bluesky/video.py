"""``app.bsky.video``: a film is handed in, worked on, and becomes a blob."""

from __future__ import annotations

import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice import files
from tankar.practice.fields import number
from tankar.practice.gate import Me
from tankar.practice.manners import store_of

from . import posting
from .cids import cid
from .errors import Refused, invalid
from .gate import ACCESS, SERVICE, anybody, asked, gate, service_claims, token_row
from .repo import blob, kept_blob

LARGEST_VIDEO = 100_000_000
UPLOAD = "com.atproto.repo.uploadBlob"
ON_THE_WAY = ("JOB_STATE_CREATED", "JOB_STATE_ENCODING", "JOB_STATE_SCANNING", "JOB_STATE_UPLOADING")


async def _by_service_token(request: Request) -> Me:
    """The video service takes a service token that lets it put a blob into the account's own place."""
    row = token_row(request)
    claims = service_claims(row) if row["kind"] == SERVICE else {}
    if claims.get("lxm") != UPLOAD or not claims.get("aud", "").startswith("did:web:"):
        raise Refused(
            "InvalidToken", f"The service token must be for {UPLOAD} on the account's own server", 401
        )
    return Me(row["account_id"], row["handle"], kind=SERVICE)


async def _by_any_token(request: Request) -> Me:
    if not request.headers.get("authorization"):
        return await anybody(request)
    row = token_row(request)
    if row["kind"] not in (SERVICE, ACCESS):
        raise Refused("InvalidToken", "Bad token scope")
    return Me(row["account_id"], row["handle"], kind=row["kind"])


def _status(request: Request, row: sqlite3.Row) -> dict[str, Any]:
    owner = store_of(request).get("accounts", row["account_id"])
    told: dict[str, Any] = {"jobId": str(row["id"]), "did": owner["key"]}
    if row["will_fail"] and not row["polls_left"]:
        why = {"failureCode": "encoding_failure", "error": "encoding_failure"}
        return {**told, "state": "JOB_STATE_FAILED", **why, "message": "The video could not be processed"}
    if row["polls_left"]:
        place = max(len(ON_THE_WAY) - row["polls_left"], 0)
        return {**told, "state": ON_THE_WAY[place], "progress": place * 25}
    return {
        **told,
        "state": "JOB_STATE_COMPLETED",
        "progress": 100,
        "blob": blob(row),
        "message": "Video processed",
    }


@gate("media", _by_service_token)
async def upload_video(request: Request, me: Me) -> Response:
    store, data = store_of(request), await request.body()
    if asked(request, "did") != store.get("accounts", me.id)["key"]:
        raise invalid("The did is not the account of the token")
    asked(request, "name")
    if not files.is_mp4(data):
        raise Refused("validation_failure", "The file is not an mp4 video")
    if len(data) > LARGEST_VIDEO:
        raise Refused("validation_failure", "The video is too large")
    before = posting.blob_row(store, me.id, cid(data))
    if before is not None and not before["polls_left"] and not before["will_fail"]:
        told = {"error": "already_exists", "message": "Video already processed"}
        return JSONResponse({**_status(request, before), **told}, 409)
    plan, usual = request.state.plan, store.setting("media_polls")
    polls = max(usual if plan.media_polls is None else plan.media_polls, 1)
    fails = int(plan.media_fails)
    row = kept_blob(store, me.id, data, "video/mp4", polls_left=polls + fails, will_fail=fails)
    begun = {**_status(request, row), "state": "JOB_STATE_CREATED", "progress": 0}
    return JSONResponse({"jobStatus": begun})


@gate(who=_by_any_token)
async def get_job_status(request: Request, _me: Me) -> Response:
    """Each look brings the work one step on."""
    store = store_of(request)
    row = store.find("media", id=number(asked(request, "jobId")), content_type="video/mp4")
    if row is None:
        raise invalid("Job not found")
    status = _status(request, row)
    if row["polls_left"]:
        store.change("media", row["id"], polls_left=row["polls_left"] - 1)
    return JSONResponse({"jobStatus": status})


@gate(who=_by_any_token)
async def get_upload_limits(_request: Request, _me: Me) -> Response:
    left = {"remainingDailyVideos": 25, "remainingDailyBytes": 10_000_000_000}
    return JSONResponse({"canUpload": True, **left})
