"""A page of the web opened as a reader would, for its words about itself: never for anything else.

1. Over https alone, at its usual door; in a demo only what the practice networks show.
2. Redirects are followed one by one, and the guard is asked about each, so none leads into a network.
3. What is read is bounded in bytes and seconds. The rest of a page that never ends is left.
4. *Gone* and *nowhere* are said only when a server or the name servers say so; all else is *unread*.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin

import httpx

from tankar.networks.contract import Failure

from .answers import Answer, Call, Glance
from .client import Wire

REDIRECTS = 5
PAGE = Glance(600_000, 8)
PICTURE = Glance(4_000_000, 10)
PAGES, PICTURES = "text/html,application/xhtml+xml", "image/jpeg,image/png,image/webp,image/gif"


class Outcome(StrEnum):
    """What became of opening an address."""

    READ = "read"
    GONE = "gone"
    NOWHERE = "nowhere"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Opened:
    """`url`: where the redirects ended. `answer`: only of a page that was read."""

    outcome: Outcome
    url: str
    answer: Answer | None = None


def open_page(wire: Wire, url: str) -> Opened:
    return _open(wire, url, PAGES, PAGE)


def open_picture(wire: Wire, url: str) -> bytes | None:
    """The bytes of a picture, whole; `None` when it cannot be had or is too large."""
    answer = _open(wire, url, PICTURES, PICTURE).answer
    return answer.body if answer is not None and 0 < len(answer.body) <= PICTURE.most else None


def _open(wire: Wire, url: str, accept: str, glance: Glance) -> Opened:
    for _turn in range(REDIRECTS + 1):
        door = _door(wire, url)
        if door is None:
            return Opened(Outcome.UNREAD, url)
        try:
            answer = wire.send(Call("GET", str(door), headers={"Accept": accept}, glance=glance))
        except Failure:
            nobody = wire.guard.names_nobody(door.host, door.port or 443)
            return Opened(Outcome.NOWHERE if nobody else Outcome.UNREAD, url)
        if answer.status not in (301, 302, 303, 307, 308):
            return _read(answer, url)
        try:
            url = urljoin(url, answer.headers.get("location", ""))
        except ValueError:
            return Opened(Outcome.UNREAD, url)
    return Opened(Outcome.UNREAD, url)


def _door(wire: Wire, url: str) -> httpx.URL | None:
    """Where to knock: what people write as http is asked for over https. `None`: not at such a door."""
    try:
        asked = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return None
    if asked.scheme not in ("http", "https") or not asked.host:
        return None
    if not wire.guard.is_open:
        return asked
    return asked.copy_with(scheme="https", port=None) if asked.port in (None, 80, 443) else None


def _read(answer: Answer, url: str) -> Opened:
    if answer.status in (404, 410):
        return Opened(Outcome.GONE, url)
    return Opened(Outcome.READ, url, answer) if answer.status == 200 else Opened(Outcome.UNREAD, url)
