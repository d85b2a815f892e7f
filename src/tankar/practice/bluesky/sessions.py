"""Sessions with an app password, service tokens, and who somebody is."""

from __future__ import annotations

import hmac
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import json_object, text
from tankar.practice.gate import Me
from tankar.practice.manners import base_of, store_of

from .errors import Refused, invalid
from .gate import (
    ACCESS,
    ACCESS_LIVES,
    REFRESH,
    REFRESH_LIVES,
    SERVICE,
    account_of,
    anybody,
    asked,
    gate,
    new_token,
    server,
    with_token,
)

LONGEST_SERVICE = timedelta(hours=1)


def did_document(request: Request, row: sqlite3.Row) -> dict[str, Any]:
    place = {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer"}
    return {
        "@context": ["https://www.w3.org/ns/did/v1"],
        "id": row["key"],
        "alsoKnownAs": [f"at://{row['handle']}"],
        "verificationMethod": [],
        "service": [{**place, "serviceEndpoint": f"{base_of(request)}/bluesky"}],
    }


def _known(request: Request, row: sqlite3.Row) -> dict[str, Any]:
    return {
        "did": row["key"],
        "handle": row["handle"],
        "email": f"{row['handle'].partition('.')[0]}@demo.example",
        "emailConfirmed": True,
        "emailAuthFactor": False,
        "active": True,
        "didDoc": did_document(request, row),
    }


def _session(request: Request, row: sqlite3.Row) -> Response:
    store, base = store_of(request), base_of(request)
    tokens = {
        "accessJwt": new_token(store, row, ACCESS, base, ACCESS_LIVES),
        "refreshJwt": new_token(store, row, REFRESH, base, REFRESH_LIVES),
    }
    return JSONResponse({**tokens, **_known(request, row)})


@gate("sessions", anybody)
async def create_session(request: Request, _me: Me) -> Response:
    given = await json_object(request)
    name, password = text(given, "identifier").lstrip("@"), text(given, "password")
    if not name or not password:
        raise invalid('Input must have the properties "identifier" and "password"')
    store = store_of(request)
    row = store.find("accounts", network="bluesky", handle=name) or store.find(
        "accounts", network="bluesky", key=name
    )
    if row is None or row["locked"] or not hmac.compare_digest(row["secret"].encode(), password.encode()):
        raise Refused("AuthenticationRequired", "Invalid identifier or password", 401)
    return _session(request, row)


@gate("sessions", with_token(REFRESH))
async def refresh_session(request: Request, me: Me) -> Response:
    """A new pair; the refresh token that was shown does not work again."""
    store = store_of(request)
    store.run("DELETE FROM tokens WHERE token = ?", request.state.token)
    return _session(request, store.get("accounts", me.id))


@gate("sessions", with_token(REFRESH))
async def delete_session(request: Request, _me: Me) -> Response:
    store_of(request).run("DELETE FROM tokens WHERE token = ?", request.state.token)
    return Response(status_code=200)


@gate()
async def get_session(request: Request, me: Me) -> Response:
    return JSONResponse(_known(request, store_of(request).get("accounts", me.id)))


@gate(who=anybody)
async def describe_server(request: Request, _me: Me) -> Response:
    return JSONResponse(
        {
            "did": server(base_of(request)),
            "availableUserDomains": [".practice.test"],
            "inviteCodeRequired": True,
            "phoneVerificationRequired": False,
            "links": {},
            "contact": {},
        }
    )


@gate()
async def get_service_auth(request: Request, me: Me) -> Response:
    """A token for another service: for whom (``aud``), for which method (``lxm``), until when (``exp``)."""
    store, asks = store_of(request), request.query_params
    lives = timedelta(minutes=1)
    if "exp" in asks:
        if not asks["exp"].isdigit():
            raise invalid("Params/exp must be an integer")
        lives = datetime.fromtimestamp(int(asks["exp"]), UTC) - store.now()
        if lives <= timedelta(0):
            raise Refused("BadExpiration", "expiration is in past")
        if lives > LONGEST_SERVICE:
            raise Refused(
                "BadExpiration", "cannot request a token with an expiration more than an hour in the future"
            )
    claims = {"aud": asked(request, "aud"), **({"lxm": asks["lxm"]} if "lxm" in asks else {})}
    row = store.get("accounts", me.id)
    return JSONResponse({"token": new_token(store, row, SERVICE, base_of(request), lives, **claims)})


@gate(who=anybody)
async def resolve_handle(request: Request, _me: Me) -> Response:
    return JSONResponse({"did": account_of(request, asked(request, "handle"))["key"]})


async def did_json(request: Request) -> Response:
    """What the directory of DIDs says of an account."""
    row = store_of(request).find("accounts", network="bluesky", key=request.path_params["did"])
    if row is None:
        return JSONResponse({"message": f"DID not registered: {request.path_params['did']}"}, 404)
    return JSONResponse(did_document(request, row))
