"""How the networks write their addresses, read from networks.toml, as patterns of paths.

A pattern is a path, what must follow a blank is a query: `permalink.php id={id} story_fbid={post}`.

    word            this word, in any case
    {handle} {id} … the account's name, of that kind; {id} is digits only
    {@handle}       the same after an @
    {word-id}       an id at the end of words: Kokkolan-kaupunki-1234567890
    {name_post}     a name, _ and a post: it tells whose post it is, but not what kind of account that is
    {post}          anything; the address leads to a post
    {posts}         a word that says a post follows (`post_words`)
    {}              anything
    **              and whatever follows
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DIGITS = re.compile(r"\d{4,30}", re.ASCII)
WORDS_AND_ID = re.compile(r".*-(\d{9,30})", re.ASCII)

Captured = dict[str, str]


@dataclass(frozen=True, slots=True)
class Pattern:
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    open_ended: bool

    @classmethod
    def of(cls, written: str) -> Pattern:
        path, *query = written.split()
        parts = tuple(part for part in path.split("/") if part)
        open_ended = bool(parts) and parts[-1] == "**"
        asked = tuple((key, value) for key, _, value in (pair.partition("=") for pair in query))
        return cls(parts[:-1] if open_ended else parts, asked, open_ended)

    def fits(
        self, path: Sequence[str], query: Mapping[str, str], post_words: frozenset[str]
    ) -> Captured | None:
        if len(path) < len(self.path) or (len(path) > len(self.path) and not self.open_ended):
            return None
        captured: Captured = {}
        pairs = [
            *zip(self.path, path, strict=False),
            *((want, query.get(key, "")) for key, want in self.query),
        ]
        for wanted, there in pairs:
            if not there or not part_fits(wanted, there, post_words, captured):
                return None
        return captured


def part_fits(wanted: str, there: str, post_words: frozenset[str], captured: Captured) -> bool:
    if not wanted.startswith("{"):
        return wanted == there.casefold()
    kind = wanted[1:-1]
    if kind.startswith("@"):
        if not there.startswith("@"):
            return False
        kind, there = kind[1:], there[1:]
    if kind == "posts":
        return there.casefold() in post_words
    if kind == "name_post":
        captured["post"] = there
        kind, there = "unsaid", there.partition("_")[0]
    if kind == "word-id":
        found = WORDS_AND_ID.fullmatch(there)
        kind, there = "id", found[1] if found else ""
    if kind == "id" and not DIGITS.fullmatch(there):
        return False
    if kind:
        captured[kind] = there
    return bool(there)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one network spells its addresses."""

    network: str
    hosts: tuple[str, ...]
    fronts: frozenset[str]
    languages: re.Pattern[str] | None
    paths: tuple[Pattern, ...]
    redirects: tuple[Pattern, ...]
    reserved: frozenset[str]
    post_words: frozenset[str]
    ignored: str
    exact: frozenset[str]

    def takes(self, front: str) -> bool:
        """Whether this front of a server's name (`www`, `m`, `sv-se`) is still the network itself."""
        return all(
            part in self.fronts or (self.languages and self.languages.fullmatch(part))
            for part in front.split(".")
        )

    def account(self, path: Sequence[str], query: Mapping[str, str]) -> tuple[str, str, bool]:
        """Kind and name of the account, and whether the address leads to a post of its."""
        for pattern in self.paths:
            captured = pattern.fits(path, query, self.post_words)
            if captured is None:
                continue
            is_post = captured.pop("post", None) is not None
            for kind, name in captured.items():
                same = self.compared(kind, name)
                if same not in self.reserved:
                    return kind.replace("unsaid", ""), same, is_post
                break
            else:
                return "", "", is_post
        return "", "", False

    def compared(self, kind: str, name: str) -> str:
        """The name as this network compares names."""
        if kind in self.exact:
            return name
        plain = name.casefold().strip()
        return "".join(c for c in plain.removeprefix("@") if c not in self.ignored)


def read(path: Path) -> tuple[Spelling, ...]:
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(spelling(id, told) for id, told in raw.items())


def spelling(id: str, told: dict[str, Any]) -> Spelling:
    return Spelling(
        network=told.get("network", id),
        hosts=tuple(told["hosts"]),
        fronts=frozenset(told.get("fronts", ["www", "m"])),
        languages=re.compile(told["languages"]) if "languages" in told else None,
        paths=tuple(Pattern.of(path) for path in told["paths"]),
        redirects=tuple(Pattern.of(path) for path in told.get("redirects", [])),
        reserved=frozenset(told.get("reserved", [])),
        post_words=frozenset(told.get("post_words", [])),
        ignored=told.get("ignored", ""),
        exact=frozenset(told.get("exact", [])),
    )


SPELLINGS = read(Path(__file__).with_name("networks.toml"))
