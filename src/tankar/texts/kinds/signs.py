"""Signs that are not words: where a text's links lead, amounts of money, phone numbers, emoji, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tankar.texts.links.hosts import host_of, is_ours, links, looks_like_ours
from tankar.texts.patterns import Subject

__all__ = ["OF_LINKS", "OF_TEXT", "Hosts", "Span", "signs_of_links", "signs_of_text"]

OF_LINKS = ("%link", "%short_link", "%odd_link", "%lookalike", "%own_link")
NUMBERS = re.compile(r"^[\d.]+$")
# every run is bounded, so that a text of digits costs no more than another
FORMS = {
    "%amount": re.compile(
        r"[€$£]\s?\d|\d[\d .,]{0,11}\s?(?:€|\$|£|(?:e|eur|eu?ros?|euroa|kr|usd|usdt|dollar\w{0,4})\b)", re.I
    ),
    "%percent": re.compile(r"\d\s?(?:%|procent|prosent)", re.I),
    "%phone": re.compile(r"(?:\+\d{2,3}|(?<!\d)0\d)[\d -]{5,14}\d"),
    "%email": re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w"),
    "%emoji": re.compile("(?:[\U0001f300-\U0001faff\u2600-\u27bf\u2b50][^\U0001f300-\U0001faff]{0,200}?){3}"),
    "%capitals": re.compile(r"(?:\b[A-ZÅÄÖ]{3,20}\b[^\w]{1,5}){3}"),
    "%heading": re.compile(r"^\W{0,5}(?:[\w.&/-]{2,30}[ ]){0,3}[\w.&/-]{2,30}:\s"),
}
OF_TEXT = tuple(FORMS)
MOST_CHARACTERS = 4_000
Span = tuple[int, int]


@dataclass(frozen=True)
class Hosts:
    """`own`: the city's domains; `trusted`: others that residents point to; `odd`: endings; `short`: shorteners."""

    own: frozenset[str]
    trusted: frozenset[str]
    odd: tuple[str, ...]
    short: frozenset[str]

    def signs_of(self, link: str) -> Iterator[str]:
        host = host_of(link)
        if not host:
            return
        if is_ours(host, self.own) or is_ours(host, self.trusted):
            yield "%own_link"
            return
        yield "%link"
        if host.removeprefix("www.") in self.short:
            yield "%short_link"
        if host.endswith(self.odd) or NUMBERS.match(host) or "xn--" in host:
            yield "%odd_link"
        if looks_like_ours(host.removeprefix("www."), self.own):
            yield "%lookalike"


def signs_of_links(subject: Subject, wanted: Mapping[str, str], hosts: Hosts) -> dict[str, Span]:
    """Where each sign stands first."""
    found: dict[str, Span] = {}
    for start, end in links(subject):
        said = set(hosts.signs_of(subject.text[start:end]))
        for name, sign in wanted.items():
            if sign in said:
                found.setdefault(name, (start, end))
    return found


def signs_of_text(subject: Subject, wanted: Mapping[str, str]) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for name, sign in wanted.items():
        if one := FORMS[sign].search(subject.text, 0, MOST_CHARACTERS):
            found[name] = one.span()
    return found
