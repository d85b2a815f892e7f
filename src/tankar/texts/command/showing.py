"""For people: the text with what was found underlined, and below it why."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["harmless", "is_coloured", "shown"]

COLOURS = {"info": "36", "advice": "36", "warning": "33", "block": "31", "critical": "1;31"}
MOST_LINES = 400
Finding = Mapping[str, Any]


def is_coloured() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def shown(text: str, findings: Sequence[Finding], coloured: bool) -> Iterator[str]:
    """Lines to print. Signs that move the cursor are shown as �."""
    placed = [one for one in findings if one["end"] > one["start"]]
    start = 0
    for line in text.split("\n")[:MOST_LINES]:
        end = start + len(line)
        here = [one for one in placed if one["start"] < max(end, start + 1) and one["end"] > start]
        yield harmless(line)
        if here:
            yield _underline(line, start, here, coloured)
        start = end + 1
    for one in findings:
        yield _told(one, coloured)
        if one["why"]:
            yield f"    {one['why']}"


def _told(one: Finding, coloured: bool) -> str:
    level = _paint(one["level"], one["level"], coloured)
    cites = f" ({', '.join(one['cites'])})" if one["cites"] else ""
    return f"  {level} {one['type']}: {harmless(one['message'])}{cites}"


def _underline(line: str, start: int, here: Sequence[Finding], coloured: bool) -> str:
    marked: list[str] = []
    for position, sign in enumerate(line, start):
        level = next((one["level"] for one in here if one["start"] <= position < one["end"]), "")
        if sign == "\t":
            marked.append("\t")
        elif _width(sign):
            marked.append(_paint("^" * _width(sign), level, coloured) if level else " " * _width(sign))
    return "".join(marked).rstrip()


def _width(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def harmless(line: str) -> str:
    return "".join(
        "�" if unicodedata.category(sign) in {"Cc", "Cs"} and sign != "\t" else sign
        for sign in line
        if _keeps(sign)
    )


def _keeps(sign: str) -> bool:
    """Marks of direction would turn the line round."""
    return sign not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _paint(words: str, level: str, coloured: bool) -> str:
    return f"\x1b[{COLOURS[level]}m{words}\x1b[0m" if coloured and level in COLOURS else words
