"""Nobody is led to a page that is not there for them: each person follows a link to every kind of page they reach."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from django.urls import resolve
from django.urls.exceptions import Resolver404

from .city import City
from .visitor import NAMES

_LINK = re.compile(r"""<a\b[^>]*?\shref="(/[^"#]*)""")
# what is fetched is no page to go on from
_FILE = re.compile(r"\.(csv|xlsx|ics|svg|atom|json|jsonld|txt)$")

Kind = tuple[str, tuple[str, ...]]


@pytest.mark.parametrize("who", NAMES)
def test_every_link_leads_somewhere(city: City, who: str) -> None:
    with httpx.Client(base_url=city.address, trust_env=False, timeout=30, follow_redirects=True) as browser:
        _sign_in(browser, NAMES[who])
        assert list(_dead(browser)) == []


def _sign_in(browser: httpx.Client, name: str) -> None:
    page = browser.get("/sign-in/").text
    forms = re.findall(r'<form[^>]*action="(/demo/persona/[^"]+)"(.*?)</form>', page, re.S)
    address, form = next((address, form) for address, form in forms if name in unescape(form))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token is not None
    said = browser.post(
        address,
        data={"csrfmiddlewaretoken": token[1], "next": "/"},
        headers={"Referer": str(browser.base_url)},
    )
    assert said.status_code == 200


def _dead(browser: httpx.Client) -> Iterator[str]:
    """Where a link stands, where it leads, and what was answered. Of pages of one kind one is opened."""
    queue, followed = deque([("", "/")]), set[Kind]()
    while queue:
        stands_on, path = queue.popleft()
        answer = browser.get(path)
        if answer.status_code >= 400:
            yield f"{stands_on} leads to {path}: {answer.status_code}"
            continue
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        for link in map(unescape, _LINK.findall(answer.text)):
            kind = _kind(link)
            if kind not in followed and not _FILE.search(urlsplit(link).path):
                followed.add(kind)
                queue.append((path, link))


def _kind(path: str) -> Kind:
    """Two addresses of one kind show the same page about two things."""
    parts = urlsplit(path)
    try:
        place = resolve(parts.path).route
    except Resolver404:
        place = parts.path
    return place, tuple(sorted({name for name, _ in parse_qsl(parts.query)}))
