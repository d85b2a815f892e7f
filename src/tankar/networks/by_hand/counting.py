"""How long the networks find a text, each in its own way."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

import regex

from tankar.networks import graphemes

CLUSTER = regex.compile(r"\X")
EMOJI = regex.compile(
    r"\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F?|[0-9#*]\uFE0F?\u20E3|\p{Regional_Indicator}{2}"
)
URL_LENGTH = 23
ADDRESS_MAX, LABEL_MAX = 4_096, 63


def codepoints(text: str) -> int:
    return len(text)


def utf16(text: str) -> int:
    """As JavaScript counts: most emoji are two."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def utf8(text: str) -> int:
    return len(text.encode("utf-8", errors="surrogatepass"))


def emoji_bytes(text: str) -> int:
    """Threads: a character is one, an emoji as many as it has bytes."""
    return sum(
        utf8(cluster) if EMOJI.match(cluster) else len(cluster)
        for cluster in CLUSTER.findall(unicodedata.normalize("NFC", text))
    )


def in_ascii(label: str) -> int:
    """Characters of one part of a server's name as name servers write it."""
    return len(label) if label.isascii() else len("xn--") + len(label.encode("punycode", errors="replace"))


def weighted(light: list[tuple[int, int]], top_level: list[str]) -> Callable[[str], int]:
    """X's rule, read from data. The function it gives counts:

    1. The text in composed form.
    2. An address is 23, with or without https://; a bare name is one only under a known ending.
    3. An emoji is two, however many characters it is made of.
    4. Every other character is one within `light`, else two.
    """
    name = r"[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?"
    address = regex.compile(
        rf"(?<![\p{{L}}\p{{N}}@＠$#＃./_-])(?:https?://(?:{name}\.)+\p{{L}}[\p{{L}}\p{{N}}-]*"
        rf"|(?:{name}\.)+(?:{'|'.join(top_level)})(?![\p{{L}}\p{{N}}@.-]\p{{L}}|[\p{{L}}\p{{N}}@-]))"
        r"(?::\d+)?(?:[/?#][^\s\u202A-\u202E\u2066-\u2069<>\"“”„«»]*[^\s\u202A-\u202E\u2066-\u2069<>\"“”„«».,:;!?'…)\]]|[/])?",
        regex.IGNORECASE,
    )

    def short(found: regex.Match[str]) -> str:
        written = found.group()
        host = regex.sub(r"^https?://", "", written, flags=regex.IGNORECASE)
        labels = regex.split(r"[/?#:]", host, maxsplit=1)[0].split(".")
        usable = len(written) <= ADDRESS_MAX and all(in_ascii(label) <= LABEL_MAX for label in labels)
        return "x" * URL_LENGTH if usable else written

    def weight(cluster: str) -> int:
        if len(cluster) <= 1 and ord(cluster) < 0x2100:
            return 100 if is_light(ord(cluster)) else 200
        if EMOJI.match(cluster):
            return 200
        return sum(100 if is_light(ord(character)) else 200 for character in cluster)

    def is_light(code: int) -> bool:
        return any(first <= code <= last for first, last in light)

    def count(text: str) -> int:
        shortened = address.sub(short, unicodedata.normalize("NFC", text))
        return sum(weight(cluster) for cluster in CLUSTER.findall(shortened)) // 100

    return count


def rules(weighing: Mapping[str, list[list[int]]], top_level: list[str]) -> dict[str, Callable[[str], int]]:
    """The ways to count, by the names used in the facts."""
    return {
        "graphemes": graphemes.counted,
        "codepoints": codepoints,
        "utf16": utf16,
        "bytes": utf8,
        "emoji_bytes": emoji_bytes,
        "weighted": weighted([(first, last) for first, last in weighing["light"]], top_level),
    }
