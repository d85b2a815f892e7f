"""Who calls the Graph API, with which kind of token; and Facebook's manners."""

from __future__ import annotations

import hashlib
import hmac
import json
import math
import sqlite3
from collections.abc import Callable
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from tankar.practice.fields import fields, text
from tankar.practice.gate import NOBODY, Endpoint, Handler, Me, gated
from tankar.practice.manners import Manners, left_of, store_of
from tankar.practice.store import as_moment

from .errors import DEAD, EXPIRED, INVALID, REMOVED, Refused, dead, error

LOST = "The user has not authorized application."
USER, PAGE, APP = "user", "page", "app"


class Facebook(Manners):
    network = "facebook"
    changing = ("attached_media", "photo_id", "video_id", "fbuploader_video_file_chunk")

    def too_many(self, request: Request, wait_s: int | None) -> Response:
        """Throttled as a Page is, with the minutes to wait in a header; or as an app is, without any."""
        if wait_s is None:
            refusal = error(4, "(#4) Application request limit reached", transient=True)
            refusal.headers["X-App-Usage"] = json.dumps(_usage(100))
            return refusal
        told = "There have been too many calls from this Page account. Wait a bit and try again."
        refusal = error(80001, f"(#80001) {told}")
        refusal.headers["X-Business-Use-Case-Usage"] = _business(request, 100, math.ceil(wait_s / 60))
        return refusal

    def broken(self) -> Response:
        told = "An unexpected error has occurred. Please retry your request later."
        return error(2, told, status=500, transient=True)

    def lost(self, lasting: bool, /) -> Response:
        return dead(REMOVED, LOST) if lasting else dead(EXPIRED, "Session has expired.")

    def unreadable(self) -> Response:
        return error(100, "(#100) Invalid JSON body")

    def pace(self, request: Request, calls: int, _left_s: float, /) -> dict[str, str]:
        limit, left = left_of(request, calls)
        used = 100 - left * 100 // max(limit, 1)
        headers = {"X-App-Usage": json.dumps(_usage(used)), "facebook-api-version": _version(request)}
        if request.state.account_id:
            headers["X-Business-Use-Case-Usage"] = _business(request, used, 0)
        return headers


FACEBOOK = Facebook()


def _usage(percent: int) -> dict[str, int]:
    return {"call_count": percent, "total_time": percent, "total_cputime": percent}


def _business(request: Request, percent: int, minutes: int) -> str:
    used = {"type": "pages", **_usage(percent), "estimated_time_to_regain_access": minutes}
    return json.dumps({str(request.state.account_id): [used]})


def _version(request: Request) -> str:
    return str(request.path_params.get("version", "v24.0"))


async def params(request: Request) -> dict[str, Any]:
    """What was asked, from the address, a form or JSON; a value that is JSON inside a form stays text."""
    given: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if request.method == "POST" and kind.startswith(("application/", "multipart/")) and "octet" not in kind:
        given |= await fields(request)
    return given


def as_list(value: Any) -> list[Any]:
    """A list, however it was written: as JSON, as ``name[0]=…`` or as ``name[]=…``."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return []
    if isinstance(value, dict):
        value = list(value.values())
    return (
        [json.loads(one) if isinstance(one, str) else one for one in value] if isinstance(value, list) else []
    )


def yes(given: dict[str, Any], name: str, usual: bool) -> bool:
    value = text(given, name).lower()
    return usual if not value else value in ("true", "1")


def upload_of(given: dict[str, Any], *names: str) -> UploadFile | None:
    return next((given[name] for name in names if isinstance(given.get(name), UploadFile)), None)


def token_row(request: Request, token: str) -> sqlite3.Row | None:
    sql = (
        "SELECT t.*, a.handle FROM tokens t JOIN accounts a ON a.id = t.account_id"
        " WHERE t.token = ? AND a.network = 'facebook'"
    )
    return store_of(request).one(sql, token)


def why_dead(request: Request, row: sqlite3.Row | None) -> Response | None:
    if row is None:
        return error(DEAD, "Invalid OAuth access token - Cannot parse access token", INVALID)
    if row["revoked"]:
        return dead(REMOVED, LOST)
    if row["expires_at"] and as_moment(row["expires_at"]) <= store_of(request).now():
        return dead(EXPIRED, f"Session has expired on {row['expires_at']}.")
    return None


def _proven(request: Request, row: sqlite3.Row, proof: str) -> bool:
    app = store_of(request).find("apps", id=row["app_id"])
    if not proof or app is None:
        return True
    digest = hmac.new(app["client_secret"].encode(), row["token"].encode(), hashlib.sha256)
    return hmac.compare_digest(digest.hexdigest(), proof)


async def who(request: Request) -> Me:
    """The token of the call: a parameter, or ``Authorization: OAuth …`` (``Bearer`` is taken too)."""
    given = await params(request)
    token = request.headers.get("authorization", "").partition(" ")[2] or text(given, "access_token")
    if not token:
        raise Refused(
            2500, "An active access token must be used to query information about the current user."
        )
    row = token_row(request, token)
    problem = why_dead(request, row)
    if problem is not None or row is None:
        refused = Refused(DEAD, "dead token")
        refused.answer = problem or refused.answer
        raise refused
    if not _proven(request, row, text(given, "appsecret_proof")):
        raise Refused(100, "Invalid appsecret_proof provided in the API argument")
    request.state.token = token
    scopes = frozenset(row["scopes"].replace(",", " ").split())
    return Me(row["account_id"], row["handle"], row["app_id"], scopes, row["kind"])


async def anybody(_request: Request) -> Me:
    return NOBODY


def gate(endpoint: str = "reads") -> Callable[[Handler], Endpoint]:
    return gated(FACEBOOK, who, endpoint)


def page_of(request: Request, me: Me, scope: str) -> sqlite3.Row:
    """The Page the path names, if this is its token and the token reaches so far. Raises Refused."""
    store, name = store_of(request), request.path_params["id"]
    row = store.get("accounts", me.id) if name == "me" else None
    row = row or store.find("accounts", network="facebook", is_resident=0, handle=name)
    row = row or store.find("accounts", network="facebook", is_resident=0, id=name)
    if row is None:
        raise Refused(
            100, f"Unsupported {request.method.lower()} request. Object with ID '{name}' does not exist", 33
        )
    if me.kind != PAGE:
        raise Refused(200, "(#200) A page access token is required to request this resource.", 1705)
    if me.id != row["id"]:
        raise Refused(10, "(#10) This endpoint requires a token of the Page itself.")
    needs(me, scope)
    return row


def needs(me: Me, scope: str) -> None:
    if scope in me.scopes:
        return
    if scope == "pages_manage_posts":
        raise Refused(200, f"(#200) The permission(s) {scope} are not available.")
    raise Refused(10, f"(#10) This endpoint requires the '{scope}' permission.")
