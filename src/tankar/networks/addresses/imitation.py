"""Addresses on other people's servers that are made to look like a network's.

https://facebook.com@kaupunki.example/Kokkolankaupunki    the network before the @ is only a user's name
https://faceb00k.com/Kokkolankaupunki                     the server's name looks alike
https://facebook.com.kaupunki.example/Kokkolankaupunki    the network's name stands in front of another's
https://kaupunki.example/facebook.com/Kokkolankaupunki    … or behind it
"""

from __future__ import annotations

from dataclasses import replace

from .address import WEB, Address
from .likeness import look_alike, skeleton
from .patterns import SPELLINGS
from .spelling import address_of, canonical, network_of
from .url import Url, read, shown_host

TELLING = 5
"""Letters the name of a server needs before another can look like it; `x` and `t` look like everything."""


def imitated(url: str) -> Address | None:
    """The address that `url` could be taken for although it leads elsewhere; None when it imitates none."""
    parts = read(url)
    if parts is None or network_of(parts) is not None:
        return None
    return from_user(parts) or from_host(parts) or from_path(parts)


def from_user(url: Url) -> Address | None:
    if not url.user:
        return None
    before = read(f"https://{url.user.partition(':')[0]}" if "://" not in url.user else url.user)
    if before is None or network_of(before) is None:
        return None
    return address_of(before if before.path else replace(before, path=url.path, query=url.query))


def from_host(url: Url) -> Address | None:
    host = shown_host(url.host)
    for spelling in SPELLINGS:
        for real in spelling.hosts:
            if resembles(host, real):
                return address_of(replace(url, host=real, port=""))
    return None


def resembles(host: str, real: str) -> bool:
    name = real.partition(".")[0]
    if f".{host}".endswith(f".{real}") or f"{host}.".startswith(f"{real}.") or f".{real}." in f".{host}.":
        # a front or a port the network does not have, or its whole name inside another's
        return True
    if len(name) < TELLING:
        return False
    tail = ".".join(host.split(".")[-real.count(".") - 1 :])
    if look_alike(tail, real):
        return True
    labels = [word for label in host.split(".") for word in (label, *label.split("-"))]
    return any(skeleton(label) == skeleton(name) for label in labels)


def from_path(url: Url) -> Address | None:
    if not url.path or "." not in url.path[0]:
        return None
    inside = canonical("https://" + "/".join(url.path))
    return inside if inside is not None and inside.network != WEB else None
