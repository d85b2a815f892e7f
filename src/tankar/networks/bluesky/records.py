"""Bluesky's JSON as records. Raises WrongShape; nothing of an answer is used before it went through here."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tankar.networks.wire import Answer, WrongShape
from tankar.networks.wire.answers import link, record, text

DID = re.compile(r"did:[a-z]+:[A-Za-z0-9._:%-]{1,200}")
CID = re.compile(r"[A-Za-z0-9+=_-]{8,200}")
JOB_DONE = "JOB_STATE_COMPLETED"
JOB_FAILED = "JOB_STATE_FAILED"


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed in. `lives`: seconds the access token was made for; 0 when it does not tell."""

    did: str
    handle: str
    server: str | None
    lives: int
    access: str = field(repr=False)
    refresh: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Job:
    """A video in the making. `blob` is there once it is done."""

    id: str
    state: str
    blob: Mapping[str, Any] | None
    failure: str


def session(answer: Answer) -> Session:
    told = record(answer.json(), "session")
    access = text(told.get("accessJwt"), "access token")
    return Session(
        did=did(told.get("did")),
        handle=text(told.get("handle"), "handle")[:253],
        server=server_in(told.get("didDoc")),
        lives=lifetime(access),
        access=access,
        refresh=text(told.get("refreshJwt"), "refresh token"),
    )


def did(value: object) -> str:
    if not isinstance(value, str) or not DID.fullmatch(value):
        raise WrongShape("The answer holds no usable DID.")
    return value


def server_in(document: object) -> str | None:
    """The personal data server a DID document names."""
    services = document.get("service") if isinstance(document, dict) else None
    for service in services if isinstance(services, list) else []:
        if isinstance(service, dict) and str(service.get("id", "")).endswith("#atproto_pds"):
            return link(service.get("serviceEndpoint"))
    return None


def lifetime(token: str) -> int:
    """Seconds between the making and the end of a JWT. Its signature is the server's business."""
    try:
        middle = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
        return max(int(claims["exp"]) - int(claims["iat"]), 0)
    except (IndexError, KeyError, ValueError, TypeError, binascii.Error, RecursionError):
        return 0


def resolved(answer: Answer) -> str:
    return did(record(answer.json(), "resolved handle").get("did"))


def service_token(answer: Answer) -> str:
    return text(record(answer.json(), "service token").get("token"), "service token")


def blob(answer: Answer) -> dict[str, Any]:
    return read_blob(record(answer.json(), "upload").get("blob"))


def read_blob(value: object) -> dict[str, Any]:
    """A blob as records hold it, made anew from its three facts."""
    told = record(value, "blob")
    cid = record(told.get("ref"), "reference of a blob").get("$link")
    size = told.get("size")
    if not isinstance(cid, str) or not CID.fullmatch(cid) or not isinstance(size, int):
        raise WrongShape("The answer holds no usable blob.")
    mime = text(told.get("mimeType"), "type of a blob")
    return {"$type": "blob", "ref": {"$link": cid}, "mimeType": mime, "size": size}


def job(answer: Answer) -> Job:
    """The lexicon puts the status into `jobStatus`; the service answers an upload without."""
    told = record(answer.json(), "video job")
    status = record(told.get("jobStatus", told), "status of a video")
    made = status.get("blob")
    failure = status.get("failureCode") or status.get("error") or ""
    return Job(
        text(status.get("jobId"), "id of a video job")[:200],
        text(status.get("state", ""), "state of a video"),
        None if made is None else read_blob(made),
        str(failure)[:200],
    )


def written(answer: Answer) -> str:
    return text(record(answer.json(), "written record").get("uri"), "address of the record")


def stored(answer: Answer) -> dict[str, Any]:
    return record(record(answer.json(), "stored record").get("value"), "record")


def error(answer: Answer) -> str:
    """The name of an XRPC error, "" when the answer has none."""
    try:
        told = answer.json()
    except WrongShape:
        return ""
    name = told.get("error") if isinstance(told, dict) else None
    return name if isinstance(name, str) else ""
