"""What a network tells as HTML, as the plain words it shows. Nothing of the markup is kept."""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["plain_words"]

_LONGEST = 100_000


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag in {"p", "blockquote", "li"} and self.parts:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain_words(html: str) -> str:
    """Paragraphs parted by an empty line; at most 100,000 characters of markup are read."""
    reader = _Words()
    reader.feed(html[:_LONGEST])
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.parts)).strip()
