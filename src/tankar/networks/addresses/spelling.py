"""From an address as somebody wrote it to the account it leads to."""

from __future__ import annotations

import re

from .address import WEB, Address
from .patterns import SPELLINGS, Spelling
from .url import Url, read

FEDIVERSE = "mastodon"
FULL_HANDLE = re.compile(r"@?([\w.-]+)@((?:[\w-]+\.)+[\w-]+)")
HOPS = 3


def canonical(url: str) -> Address | None:
    """The account `url` leads to; None when it is no web address. Never raises.

    All spellings of one account give equal addresses, apart from `is_post`. An address on no known network is
    of the network "web". A short link or a link to a post may name no account (`names_an_account`). On Facebook
    a page's number and its name are two addresses: only the register knows that they belong together.
    """
    if handle := FULL_HANDLE.fullmatch(url.strip()) if url.startswith("@") else None:
        return fediverse(handle[1], handle[2].casefold(), False)
    parts = read(url)
    for _ in range(HOPS):
        if parts is None:
            return None
        target = redirected(parts)
        if target is None:
            return address_of(parts)
        parts = read(target)
    return None


def redirected(url: Url) -> str | None:
    """Where a network's own leaving page sends its reader."""
    found = network_of(url)
    if found is None:
        return None
    for pattern in found.redirects:
        captured = pattern.fits(url.path, url.query, frozenset())
        if captured is not None:
            return captured["target"]
    return None


def network_of(url: Url) -> Spelling | None:
    if url.port:
        return None
    for spelling in SPELLINGS:
        for host in spelling.hosts:
            if url.host == host:
                return spelling
            if url.host.endswith(f".{host}") and spelling.takes(url.host[: -len(host) - 1]):
                return spelling
    return None


def address_of(url: Url) -> Address:
    spelling = network_of(url)
    if spelling is None:
        return elsewhere(url)
    path = url.path
    if not path and url.fragment.startswith("!"):
        # #!/name, as Facebook and Twitter wrote it for years and old pages still link
        path = tuple(part for part in url.fragment[1:].partition("?")[0].split("/") if part)
    kind, name, is_post = spelling.account(path, url.query)
    return Address(spelling.network, kind, name, is_post)


def elsewhere(url: Url) -> Address:
    """A server that is no network's: one of the fediverse when its path says so, else a page of the web."""
    server = f"{url.host.removeprefix('www.')}:{url.port}".rstrip(":")
    path = url.path
    if path and path[0].startswith("@") and len(path[0]) > 1:
        user, _, other = path[0][1:].partition("@")
        is_post = len(path) > 1 and path[1].isdigit()
        return fediverse(user, other.casefold() or server, is_post)
    if len(path) > 1 and path[0].casefold() == "users":
        return fediverse(path[1], server, len(path) > 3 and path[2] == "statuses")
    return Address(WEB, "page", "/".join(path), server=server)


def fediverse(user: str, server: str, is_post: bool) -> Address:
    return Address(FEDIVERSE, "handle", user.casefold(), is_post, server)
