"""Refusals in the Graph API's own shape: ``{"error": {message, type, code, error_subcode?, is_transient?,
error_user_title?, error_user_msg?, fbtrace_id}}``."""

from __future__ import annotations

import secrets
from typing import Any

from starlette.responses import JSONResponse, Response

from tankar.practice import manners

DEAD = 190
REMOVED, EXPIRED, INVALID = 458, 463, 467


def error(
    code: int,
    message: str,
    subcode: int | None = None,
    status: int = 400,
    told: str = "",
    transient: bool = False,
) -> Response:
    """``told``: the sentence meant for people (``error_user_msg``)."""
    kind = "GraphMethodException" if subcode == 33 else "OAuthException"
    body: dict[str, Any] = {"message": message, "type": kind, "code": code}
    if subcode is not None:
        body["error_subcode"] = subcode
    if subcode is not None or transient:
        body["is_transient"] = transient
    if told:
        body |= {"error_user_title": "Practice network", "error_user_msg": told}
    return JSONResponse({"error": {**body, "fbtrace_id": f"A{secrets.token_urlsafe(16)}"}}, status)


class Refused(manners.Refused):
    def __init__(self, code: int, message: str, subcode: int | None = None, told: str = "") -> None:
        super().__init__(error(code, message, subcode, told=told), message)


def bad(message: str, subcode: int | None = None, told: str = "") -> Refused:
    return Refused(100, f"(#100) {message}", subcode, told)


def unknown(name: str, method: str) -> Refused:
    return Refused(
        100,
        f"Unsupported {method.lower()} request. Object with ID '{name}' does not exist, cannot be loaded due to"
        " missing permissions, or does not support this operation. Please read the Graph API documentation at"
        " https://developers.facebook.com/docs/graph-api",
        33,
    )


def dead(subcode: int, why: str) -> Response:
    return error(DEAD, f"Error validating access token: {why}", subcode)
