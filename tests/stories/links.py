"""Where links lead: one address for every kind of page that somebody can reach from their first page."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import httpx
from django.urls import resolve
from django.urls.exceptions import Resolver404

from .visitor import NAMES

__all__ = ["Kind", "Reached", "follow_links", "kind_of", "sign_in"]

_LINK = re.compile(r"""<a\b[^>]*?\shref="(/[^"#]*)""")
# what is fetched is no page to go on from
_FILE = re.compile(r"\.(csv|xlsx|ics|svg|atom|json|jsonld|txt)$")

Kind = tuple[str, tuple[str, ...]]


@dataclass
class Reached:
    """`pages`: kind → an address of it, as found; `dead`: where a link stands, where it leads, what was answered."""

    pages: dict[Kind, str] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)


def sign_in(browser: httpx.Client, who: str) -> None:
    """One click on the demo's sign-in page."""
    page = browser.get("/sign-in/").text
    forms = re.findall(r'<form[^>]*action="(/demo/persona/[^"]+)"(.*?)</form>', page, re.S)
    address, form = next((address, form) for address, form in forms if NAMES[who] in unescape(form))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token is not None
    said = browser.post(
        address,
        data={"csrfmiddlewaretoken": token[1], "next": "/"},
        headers={"Referer": str(browser.base_url)},
    )
    assert said.status_code == 200


def follow_links(browser: httpx.Client, first: str) -> Reached:
    """From `first` on. Of pages of one kind one is opened."""
    found = Reached()
    queue, followed = deque([("", first)]), {kind_of(first)}
    while queue:
        stands_on, path = queue.popleft()
        answer = browser.get(path)
        if answer.status_code >= 400:
            found.dead.append(f"{stands_on} leads to {path}: {answer.status_code}")
            continue
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        found.pages[kind_of(path)] = path
        for link in map(unescape, _LINK.findall(answer.text)):
            if kind_of(link) not in followed and not _FILE.search(urlsplit(link).path):
                followed.add(kind_of(link))
                queue.append((path, link))
    return found


def kind_of(path: str) -> Kind:
    """Two addresses of one kind show the same page about two things."""
    parts = urlsplit(path)
    try:
        place = resolve(parts.path).route
    except Resolver404:
        place = parts.path
    return place, tuple(sorted({name for name, _ in parse_qsl(parts.query)}))
