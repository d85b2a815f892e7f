"""What a repair in one click writes in the place of what was found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

import regex

from tankar.texts.rule import Rule, WrongRule

__all__ = ["Mend", "mend_of", "sentence_case"]

Mend = Callable[[str], str]
SQUARED = {chr(0x1F130 + row * 0x20 + n): chr(ord("A") + n) for row in range(3) for n in range(26)}
SENTENCE = re.compile(r"(^|[.!?:]\s+|\n\s*)([^\W\d_])")


def mend_of(rule: Rule) -> Mend | None:
    """How the field `repair` mends: one of `MENDS`, or {text: "…"} to write that; `None` without one."""
    value = rule.data.get("repair")
    if value is None:
        return None
    if isinstance(value, Mapping) and isinstance(value.get("text"), str):
        text = value["text"]
        return lambda _found: text
    if not isinstance(value, str) or value not in MENDS:
        raise WrongRule("repair", f"“{value}” is none of {', '.join(sorted(MENDS))}, and not text: “…”.")
    make = MENDS[value]
    return make(rule)


def sentence_case(found: str, kept: frozenset[str]) -> str:
    """Capitals only at the beginning of sentences; words in `kept` (abbreviations) stay as they are."""

    def lowered(word: re.Match[str]) -> str:
        return word[0] if word[0] in kept else word[0].lower()

    low = re.sub(r"[^\W\d_]+", lowered, found)
    return SENTENCE.sub(lambda one: one[1] + one[2].upper(), low)


def _plain_letters(found: str) -> str:
    return unicodedata.normalize("NFKC", "".join(SQUARED.get(one, one) for one in found))


def _first_cluster(found: str) -> str:
    """The first sign as a person counts them."""
    return next(regex.finditer(r"\X", found))[0]


def _sentence_case(rule: Rule) -> Mend:
    kept = frozenset(rule.data.get("except", []))
    return lambda found: sentence_case(found, kept)


MENDS: dict[str, Callable[[Rule], Mend]] = {
    "remove": lambda _rule: lambda _found: "",
    "plain_letters": lambda _rule: _plain_letters,
    "sentence_case": _sentence_case,
    "first_emoji": lambda _rule: _first_cluster,
}
