"""From an HTTP status to one of the four failures.

The table below is HTTP's own; a network adds what it says in words (`Saying`), and its words win.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tankar.networks.contract import AccessLost, Failure, Meaning, NotNow, Reason, Rejected, Saying

from .answers import Answer, Call, WrongShape, moment, trouble

LONGEST_WAIT = timedelta(hours=24)
"""A network that names a later moment is asked again after this: a header may not park a post for years."""

HTTP: Mapping[int, tuple[Meaning, Reason]] = {
    401: (Meaning.ACCESS_LOST, Reason.OTHER),
    403: (Meaning.ACCESS_LOST, Reason.OTHER),
    404: (Meaning.REJECTED, Reason.GONE),
    408: (Meaning.UNCLEAR, Reason.OTHER),
    409: (Meaning.UNCLEAR, Reason.OTHER),
    410: (Meaning.REJECTED, Reason.GONE),
    413: (Meaning.REJECTED, Reason.MEDIA_TOO_LARGE),
    415: (Meaning.REJECTED, Reason.MEDIA_TYPE),
    425: (Meaning.NOT_NOW, Reason.OTHER),
    429: (Meaning.NOT_NOW, Reason.OTHER),
}


def failure_of(call: Call, answer: Answer, sayings: Sequence[Saying], now: datetime) -> Failure:
    """The failure an answer outside 2xx stands for. `now`: aware, the clock `NotNow.until` is told in."""
    words = said(answer)
    meaning, reason = meaning_of(answer.status, words, sayings)
    detail = f"{answer.host} answered {answer.status} to {call.method} {path_of(call)}"
    detail = f"{detail}: {hidden(words, call).rstrip('.')}." if words else f"{detail}."
    if meaning is Meaning.ACCESS_LOST:
        return AccessLost(detail)
    if meaning is Meaning.REJECTED:
        return Rejected(reason, detail)
    until = wait_until(answer, now)
    if meaning is Meaning.NOT_NOW:
        return NotNow(until, detail)
    return trouble(call, detail, until)


def meaning_of(status: int, words: str, sayings: Sequence[Saying]) -> tuple[Meaning, Reason]:
    for saying in sayings:
        if saying.status == status and saying.contains in words.lower():
            return saying.meaning, saying.reason
    if status in HTTP:
        return HTTP[status]
    if 400 <= status < 500:
        return Meaning.REJECTED, Reason.OTHER
    # 5xx, and redirects: we follow none, and behind a proxy they do not prove that nothing happened.
    return Meaning.UNCLEAR, Reason.OTHER


def said(answer: Answer) -> str:
    """What the answer says went wrong, in the network's words, one line, at most 300 characters."""
    try:
        body = answer.json()
    except WrongShape:
        return ""
    if not isinstance(body, dict):
        return ""
    error = body.get("error")
    told = [error.get("message"), error.get("error_user_msg")] if isinstance(error, dict) else [error]
    parts = [*told, body.get("error_description"), body.get("message")]
    line = " ".join(part for part in parts if isinstance(part, str))
    return re.sub(r"[\x00-\x20\x7f-\x9f]+", " ", line).strip()[:300]


def hidden(words: str, call: Call) -> str:
    """A hostile or careless server may repeat our token; it goes no further."""
    for secret in (call.token, *call.secrets):
        words = words.replace(secret, "…") if secret else words
    return words


def path_of(call: Call) -> str:
    return re.sub(r"^[a-z]+://[^/]*", "", call.url).partition("?")[0]


def wait_until(answer: Answer, now: datetime) -> datetime | None:
    """When the network asks us to come back, in terms of `now`.

    Reads Retry-After (seconds or an HTTP date) and, under 429, X-RateLimit-Reset or RateLimit-Reset (ISO 8601
    as Mastodon writes it, or seconds since 1970). A moment is measured against the answer's own Date, so that a
    server whose clock is wrong, or a demo whose clock was moved, waits as long as was meant.
    """
    there = http_date(answer.headers.get("date")) or datetime.now(UTC)
    wait = from_retry_after(answer.headers.get("retry-after"), there)
    if wait is None and answer.status == 429:
        reset = answer.headers.get("x-ratelimit-reset") or answer.headers.get("ratelimit-reset")
        wait = from_reset(reset, there)
    if wait is None:
        return None
    return now + min(max(wait, timedelta()), LONGEST_WAIT)


def from_retry_after(value: str | None, there: datetime) -> timedelta | None:
    if value is None:
        return None
    if re.fullmatch(r"\s*\d{1,9}\s*", value, re.ASCII):
        return timedelta(seconds=int(value))
    until = http_date(value)
    return None if until is None else until - there


def from_reset(value: str | None, there: datetime) -> timedelta | None:
    if value is None:
        return None
    if re.fullmatch(r"\s*\d{9,11}(\.\d+)?\s*", value, re.ASCII):
        return datetime.fromtimestamp(float(value), UTC) - there
    until = moment(value.strip())
    return None if until is None else until - there


def http_date(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        read = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
