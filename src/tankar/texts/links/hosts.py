"""Links in a text and the domains they lead to; domains that only look like the city's.

1. A host is read as people see it: punycode decoded, letters that look alike folded, rn as m, 0 as o.
2. It is the city's own when its registered domain is on the list.
3. It looks like the city's when its skeleton is one of them under another ending, when one or two letters
   differ, or when a city's name stands in it beside words that ask for trust (login, pay, verify).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import idna
from rapidfuzz.distance import OSA

from tankar.texts.patterns import Pattern, Subject
from tankar.texts.vocabulary.folding import folded

__all__ = ["host_of", "is_ours", "links", "looks_like_ours", "registered"]

WRITTEN_OUT = Pattern(r"(?:https?://|hxxps?://|www\.)[^\s<>\"”’)\]]+")
BARE = Pattern(
    r"\b[\pL\pN](?:[\pL\pN-]*[\pL\pN])?(?:\.[\pL\pN-]+)*\.(?:fi|com|net|org|info|biz|top|xyz|click|shop|online|site|live"
    r"|club|icu|ru|cn|tk|ml|ga|cf|gq|se|eu|io|me|co|ly|gl|app|link|vip|win|loan|work|store|website|support|help|cc)\b"
)
PATH = re.compile(r"[/?#][^\s<>\"”’)\]]*")
LOOKS = str.maketrans(
    {
        "0": "o",
        "1": "l",
        "3": "e",
        "5": "s",
        "ö": "o",
        "ä": "a",
        "å": "a",
        "-": "",
        "_": "",
        "i": "l",
        "j": "l",
    }
)
TRUST = re.compile(
    r"login|logga|kirjaudu|maks|betal|pay|verif|vahvist|bekräft|secure|turva|konto|tili|account|tunnistau|palkinto|palautus"
    r"|aterbaring|refund|skatt|vero|veronpal|asiointi|e-?tjanst|palvelu|tjanst|service|support|lasku|faktura|hyvitys|bonus|lahja"
)
SHORTEST = 6
LONGEST = 253
"""Signs that the name of a host can have."""


def host_of(link: str) -> str:
    """In small letters, as it is written; "" when there is none."""
    bare = re.sub(r"^[a-zA-Z]+://", "", link)
    return (
        re.split(r"[/?#:\\]", bare.rpartition("@")[2] if "@" in bare.split("/")[0] else bare)[0]
        .lower()
        .strip(".")[:LONGEST]
    )


@lru_cache(maxsize=4096)
def registered(host: str) -> tuple[str, str]:
    """The registered domain without its ending, and the ending: ("karleby", "fi")."""
    import tldextract

    parts = _extract(tldextract)(host)
    if not parts.suffix and "." in host:
        return (host.split(".")[-2], host.split(".")[-1])
    return (parts.domain, parts.suffix)


@lru_cache(maxsize=1)
def _extract(module: Any) -> Any:
    """With the list that comes with it: nothing is fetched, nothing is written."""
    return module.TLDExtract(suffix_list_urls=(), cache_dir=None)


def is_ours(host: str, domains: frozenset[str]) -> bool:
    return any(host == one or host.endswith("." + one) for one in domains)


@lru_cache(maxsize=8192)
def looks_like_ours(host: str, domains: frozenset[str]) -> bool:
    """Does it want to be taken for one of the city's `domains`?"""
    if not host or "." not in host or is_ours(host, domains):
        return False
    shown = _shown(host)
    name = registered(shown)[0]
    mine = {_skeleton(one.rpartition(".")[0]) for one in domains}
    whole = _skeleton(shown.replace(".", ""))
    for own in mine:
        if len(own) < SHORTEST:
            continue
        looks = _skeleton(name)
        if looks == own or OSA.distance(looks, own, score_cutoff=2) <= (1 if len(own) < 8 else 2):
            return True
        if own in whole and (TRUST.search(shown) or _stands_as_domain(shown, domains)):
            return True
    return False


def _shown(host: str) -> str:
    try:
        shown = idna.decode(host) if "xn--" in host else host
    except (idna.IDNAError, UnicodeError):
        shown = host
    return ".".join(folded(part) for part in shown.split("."))


def _stands_as_domain(shown: str, domains: frozenset[str]) -> bool:
    """karleby.fi.example.top, karleby-fi.com"""
    return any(one in shown or one.replace(".", "-") in shown for one in domains)


def _skeleton(name: str) -> str:
    return re.sub(r"(.)\1+", r"\1", name.replace("rn", "m").replace("vv", "w").translate(LOOKS))


def links(subject: Subject) -> tuple[tuple[int, int], ...]:
    """Where links stand, written out or bare, in order. Remembered, because several rules ask."""
    if "." not in subject.text:
        return ()
    if subject.links is None:
        subject.links = tuple(_links(subject))
    return subject.links


def _links(subject: Subject) -> list[tuple[int, int]]:
    found = list(WRITTEN_OUT.spans(subject))
    for start, end in BARE.spans(subject):
        if not any(first <= start < last for first, last in found) and subject.text[start - 1 : start] != "@":
            path = PATH.match(subject.text, end)
            found.append((start, path.end() if path else end))
    return sorted(found)
