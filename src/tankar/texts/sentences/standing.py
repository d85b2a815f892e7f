"""How words stand in a text: quoted, as a name, or as a mark on a paper that was not meant to go out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tankar.texts.vocabulary.tokens import Word

__all__ = ["is_mark", "is_name", "is_quoted"]

QUOTES = {"”": "”“", "“": "”“", '"': '"', "»": "»«", "«": "»«", "’": "’", "'": "'", "‘": "’"}
LONGEST_QUOTE = 120
BEFORE = re.compile(r"(?:^|[.!?…:\n(\[{*]|[–—|/]\s)[\s*_>!•\"”#-]*$")
AFTER = re.compile(r"\s*[\"”*_]*\s*(?:$|[.!:;…\n)\]}*|]|[–—-]\s|\d)")
BRACKET = re.compile(r"[(\[{]\s*$")
HEAD = re.compile(r"(?:^|\n)[\s*_>!•#(\[-]*$")
# a few words more before the colon: "Utkast till svar: …"
TITLE = re.compile(r"[^.:!?\n]{1,30}:(?:\s|$)")
LEAST_LOUD = 5


def is_quoted(text: str, start: int, end: int) -> bool:
    """Do quotation marks stand around it, on its line?"""
    before = text[max(0, start - LONGEST_QUOTE) : start].rpartition("\n")[2]
    after = text[end : end + LONGEST_QUOTE].split("\n")[0]
    for opens, closes in QUOTES.items():
        inside = before.rpartition(opens)[2] if opens in before else None
        if inside is None or (opens in ("’", "'") and before[-len(inside) - 2 : -len(inside) - 1].isalnum()):
            continue
        is_open = before.count(opens) % 2 == 1 or opens not in closes
        if is_open and any(one in after for one in closes):
            return True
    return False


def is_name(text: str, words: Sequence[Word], position: int) -> bool:
    """Does the word begin with a capital although nothing begins there: a name or a title?"""
    word = words[position]
    if not (word.raw[:1].isupper() and word.raw[1:2].islower()) or position == 0:
        return False
    before = words[position - 1]
    between = text[before.end : word.start]
    return before.sentence == word.sentence and between.strip(" \u00a0") in ("", ",")


def is_mark(text: str, start: int, end: int) -> bool:
    """Alone in its sentence or brackets, before a colon at the head of a line, or in capitals."""
    found = text[start:end]
    if len(found) >= LEAST_LOUD and found.isupper():
        return True
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if BRACKET.search(before):
        return True
    if BEFORE.search(before) and AFTER.match(after):
        return True
    return bool(HEAD.search(before) and TITLE.match(after))
