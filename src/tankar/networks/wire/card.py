"""What a web page says about itself, for networks that do not read it on their own (Open Graph).

Never fails: a page that cannot be reached, or says nothing, gets its address as title. In a demo nothing but
the practice networks, and the city's pages that they show, can be reached.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from .answers import Answer, link
from .client import Wire
from .page import Opened, open_page

TITLE_MAX, DESCRIPTION_MAX = 300, 600
PAGE_MAX = 600_000
CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
CHARSET_WITHIN = 2_048
# Python knows these as charsets; no page is written in them, and long ones take their time
NOT_FOR_PAGES = ("idna", "punycode")
UNSENDABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Card:
    url: str
    title: str
    description: str = ""
    image: str | None = None


def read_card(wire: Wire, url: str) -> Card:
    return card_of(url, open_page(wire, url))


def card_of(url: str, opened: Opened) -> Card:
    """What the opened page says, under the address that people wrote."""
    told = {} if opened.answer is None else read(opened.answer)
    image = picture_of(opened.url, told["og:image"]) if told.get("og:image") else None
    title = told.get("og:title") or told.get("title") or spoken(url)
    description = told.get("og:description") or told.get("description") or ""
    return Card(url, one_line(title, TITLE_MAX), one_line(description, DESCRIPTION_MAX), image)


def picture_of(url: str, address: str) -> str | None:
    try:
        return link(urljoin(url, address))
    except ValueError:
        return None


def read(answer: Answer) -> dict[str, str]:
    if "html" not in answer.headers.get("content-type", "html"):
        return {}
    raw = answer.body[:PAGE_MAX]
    found = CHARSET.search(answer.headers.get("content-type", "")) or CHARSET.search(
        raw[:CHARSET_WITHIN].decode("ascii", errors="replace")
    )
    charset = found[1].lower() if found else "utf-8"
    try:
        page = raw.decode("utf-8" if charset in NOT_FOR_PAGES else charset, errors="replace")
    except (LookupError, UnicodeError):
        page = raw.decode("utf-8", errors="replace")
    head = Head()
    # the parser gives up over broken declarations and endless numbers; what stood before them counts
    with suppress(AssertionError, ValueError, RecursionError):
        head.feed(page)
    return head.told


class Head(HTMLParser):
    """The title and the first of every named `meta`."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, str] = {}
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = (given.get("property") or given.get("name") or "").lower()
        if tag == "meta" and name and given.get("content"):
            self.told.setdefault(name, given["content"] or "")
        self._in_title = tag == "title" and "title" not in self.told

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.told.setdefault("title", data)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"


def spoken(url: str) -> str:
    """An address without what nobody says aloud."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{(parts.hostname or url).removeprefix('www.')}{parts.path}".rstrip("/")


def one_line(text: str, most: int) -> str:
    line = " ".join(UNSENDABLE.sub("", text).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
