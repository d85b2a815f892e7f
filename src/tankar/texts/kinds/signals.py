"""signals: several signs of one thing, of which at least so many must be there.

signs: name → words and lists in every language, or one of %link (a link that is not the city's), %short_link,
    %odd_link (endings and addresses that are bought for a day), %lookalike (looks like a domain of the city)
least: how many · needs: names of signs that must be among them · domains: the city's own
odd, short: endings, shorteners
except: words that make it mean something else
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tankar.texts.kinds.kind import Kind, Names, number, over_texts, words
from tankar.texts.links.hosts import host_of, is_ours, links, looks_like_ours
from tankar.texts.patterns import Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule

__all__ = ["SIGNALS"]

OF_LINKS = ("%link", "%short_link", "%odd_link", "%lookalike")
NUMBERS = re.compile(r"^[\d.]+$")
Span = tuple[int, int]


@dataclass(frozen=True)
class _Lists:
    own: frozenset[str]
    odd: tuple[str, ...]
    short: frozenset[str]

    def signs_of(self, link: str) -> Iterator[str]:
        host = host_of(link)
        if not host or is_ours(host, self.own):
            return
        yield "%link"
        if host.removeprefix("www.") in self.short:
            yield "%short_link"
        if host.endswith(self.odd) or NUMBERS.match(host) or "xn--" in host:
            yield "%odd_link"
        if looks_like_ours(host.removeprefix("www."), self.own):
            yield "%lookalike"


def make(rule: Rule, names: Names) -> Judge:
    signs = rule.data.get("signs")
    if not isinstance(signs, Mapping) or not signs:
        raise WrongRule("signs", "It must say name: words.")
    of_words = {
        name: [names.listed(f"signs.{name}", said, one) for one in SPEAKING]
        for name, said in signs.items()
        if said not in OF_LINKS
    }
    of_links = {name: str(said) for name, said in signs.items() if said in OF_LINKS}
    free = [names.listed("except", rule.data.get("except", []), one) for one in SPEAKING]
    least, needs = number(rule, "least", 1), frozenset(words(rule, "needs"))
    needed_words = needs & set(of_words)
    lists = _Lists(
        frozenset(words(rule, "domains")),
        tuple("." + one for one in words(rule, "odd")),
        frozenset(words(rule, "short")),
    )

    def look(subject: Subject) -> Iterator[Hit]:
        marks = subject.marks(names.vocabulary)
        found: dict[str, Span] = {}
        for name, numbers in of_words.items():
            spans = [span for one in numbers if one in marks for span in marks[one]]
            if spans:
                begin, end = min(spans)
                found[name] = (subject.words[begin].start, subject.words[end - 1].end)
        if len(found) + len(of_links) < least or (needed_words and not needed_words <= set(found)):
            return
        if of_links:
            found |= _found_links(subject, of_links, lists)
        is_enough = len(found) >= least and needs <= set(found)
        if is_enough and not any(one in marks for one in free if one):
            start, end = found[min(needs)] if needs else min(found.values())
            yield Hit(subject.part.key, start, end)

    return over_texts(rule, look)


def _found_links(subject: Subject, of_links: Mapping[str, str], lists: _Lists) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for start, end in links(subject):
        said = set(lists.signs_of(subject.text[start:end]))
        for name, sign in of_links.items():
            if sign in said:
                found.setdefault(name, (start, end))
    return found


SIGNALS = Kind(frozenset({"signs", "least", "needs", "domains", "odd", "short", "except"}), make)
