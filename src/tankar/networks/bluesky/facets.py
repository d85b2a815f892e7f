"""Links, hashtags and mentions in a text. Bluesky makes none by itself (fact sheet, section 2).

1. Found in the order link, mention, hashtag; what lies inside something found already is passed over.
2. Each begins after a blank, a bracket or the start, so an e-mail address is no mention.
3. Punctuation that only ends the sentence belongs to none of them.
4. Where it stands is told in bytes of UTF-8: ä is two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import regex

from .facts import RAW

START = r"(?<![^\s(\[{«“”\"'„>])"
BARE = "|".join(RAW["top_level"])
LINK = regex.compile(
    START + r"(?:https?://[^\s<>\"“”«»]+"
    rf"|(?:[\p{{L}}\p{{N}}](?:[\p{{L}}\p{{N}}-]*[\p{{L}}\p{{N}}])?\.)+(?:{BARE})(?![\p{{L}}\p{{N}}@-])(?:[/?#][^\s<>\"“”«»]*)?)",
    regex.IGNORECASE,
)
MENTION = regex.compile(
    START + r"@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*)\b(?!@)", regex.I
)
TAG = regex.compile(START + r"[#＃]((?!\ufe0f)[^\s#＃\u00AD\u2060\u200A-\u200D\u20e2]+)")
ENDINGS = ".,:;!?'…\"”»"
BRACKETS = {")": "(", "]": "[", "}": "{"}
TAG_MAX = 64
TYPE = "app.bsky.richtext.facet"


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind`: "link", "mention" or "tag". `start`, `end`: in characters."""

    kind: str
    start: int
    end: int
    value: str


def pieces(text: str) -> list[Piece]:
    found: list[Piece] = []
    for kind, pattern in (("link", LINK), ("mention", MENTION), ("tag", TAG)):
        for match in pattern.finditer(text):
            written = without_ending(match.group())
            start, end = match.start(), match.start() + len(written)
            if any(start < other.end and other.start < end for other in found):
                continue
            value = written if kind == "link" else written[1:]
            if kind == "tag" and not is_tag(value):
                continue
            found.append(Piece(kind, start, end, value))
    return sorted(found, key=lambda piece: piece.start)


def without_ending(written: str) -> str:
    while written:
        last = written[-1]
        opened = BRACKETS.get(last)
        if last in ENDINGS or (opened and written.count(last) > written.count(opened)):
            written = written[:-1]
        else:
            break
    return written


def is_tag(word: str) -> bool:
    return 0 < len(word) <= TAG_MAX and not all(c.isdigit() or not c.isalnum() for c in word)


def mentioned(text: str) -> list[str]:
    """The handles a text speaks to, each once."""
    return list(dict.fromkeys(piece.value.lower() for piece in pieces(text) if piece.kind == "mention"))


def facets(text: str, did_of: Callable[[str], str | None]) -> list[dict[str, object]]:
    """As the record wants them. `did_of`: who a handle is; None for nobody, whose name stays plain text."""
    made: list[dict[str, object]] = []
    for piece in pieces(text):
        feature = feature_of(piece, did_of)
        if feature is not None:
            start = len(text[: piece.start].encode())
            end = start + len(text[piece.start : piece.end].encode())
            made.append({"index": {"byteStart": start, "byteEnd": end}, "features": [feature]})
    return made


def feature_of(piece: Piece, did_of: Callable[[str], str | None]) -> dict[str, object] | None:
    if piece.kind == "link":
        uri = piece.value if regex.match("https?://", piece.value, regex.I) else f"https://{piece.value}"
        return {"$type": f"{TYPE}#link", "uri": uri}
    if piece.kind == "tag":
        return {"$type": f"{TYPE}#tag", "tag": piece.value}
    did = did_of(piece.value.lower())
    return {"$type": f"{TYPE}#mention", "did": did} if did else None
