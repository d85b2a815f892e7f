"""What a client sent: JSON, or a form with ``name[]`` and ``name[][part]``; and single values out of it."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request


class Unreadable(ValueError):
    """The body is not what its Content-Type says."""


_NAME = re.compile(r"^(\w+)(\[\])?(?:\[(\w+)\])?$")


async def json_object(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        raise Unreadable from None
    return body if isinstance(body, dict) else {}


async def fields(request: Request) -> dict[str, Any]:
    if "json" in request.headers.get("content-type", ""):
        return await json_object(request)
    given: dict[str, Any] = {}
    for name, value in (await request.form()).multi_items():
        _put(given, name, value)
    return given


def _put(given: dict[str, Any], name: str, value: str | UploadFile) -> None:
    found = _NAME.match(name)
    if not found:
        return
    plain, is_list, part = found.groups()
    if part and is_list:
        rows = given.setdefault(plain, [])
        if not rows or part in rows[-1]:
            rows.append({})
        rows[-1][part] = value
    elif part:
        given.setdefault(plain, {})[part] = value
    elif is_list:
        given.setdefault(plain, []).append(value)
    else:
        given[plain] = value


def text(given: dict[str, Any], name: str) -> str:
    value = given.get(name)
    return "" if value is None or isinstance(value, UploadFile) else str(value)


def client_of(request: Request, given: dict[str, Any]) -> tuple[str, str]:
    """The identifier and the secret of an app, in the head of a call or in what it brings."""
    kind, _, packed = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return text(given, "client_id"), text(given, "client_secret")
    try:
        client_id, _, secret = base64.b64decode(packed).decode().partition(":")
    except ValueError:
        return "", ""
    return client_id, secret


def truth(given: dict[str, Any], name: str) -> bool:
    return str(given.get(name, "")).lower() in ("true", "1", "on", "t")


def numbers(values: Any) -> list[int]:
    """Identifiers as numbers; what is none becomes 0, which nothing has."""
    many = values if isinstance(values, list) else [values] if values else []
    return [number(value) for value in many]


def number(value: Any) -> int:
    """An identifier as a number; 0 when it is none."""
    try:
        found = int(str(value))
    except ValueError:
        return 0
    return found if 0 < found < 2**63 else 0
