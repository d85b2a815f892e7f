"""The text of a post as the HTML Mastodon makes of it: paragraphs, links, mentions, hashtags."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

from .counting import ADDRESS, HASHTAG, MENTION

_ANY = re.compile(
    f"(?P<address>{ADDRESS.pattern})|(?P<mention>{MENTION.pattern})|(?P<tag>{HASHTAG.pattern})", re.IGNORECASE
)


def as_html(text: str, base: str) -> str:
    paragraphs = re.split(r"\n{2,}", text.replace("\r\n", "\n").strip())
    return "".join(f"<p>{_line(part, base)}</p>" for part in paragraphs if part)


def _line(text: str, base: str) -> str:
    pieces, at = [], 0
    for found in _ANY.finditer(text):
        pieces += [_plain(text[at : found.start()]), _marked(found, base)]
        at = found.end()
    return "".join([*pieces, _plain(text[at:])])


def _plain(text: str) -> str:
    return escape(text).replace("\n", "<br />")


def _marked(found: re.Match[str], base: str) -> str:
    text = found[0]
    if found["address"]:
        shown = re.sub(r"^https?://(www\.)?", "", text)
        return f'<a href="{escape(text)}" target="_blank" rel="nofollow noopener">{escape(shown)}</a>'
    if found["tag"]:
        where = f"{base}/tags/{quote(text[1:].lower())}"
        return f'<a href="{where}" class="mention hashtag" rel="tag">#<span>{escape(text[1:])}</span></a>'
    name = text[1:].partition("@")[0]
    return f'<a href="{base}/@{escape(name)}" class="u-url mention">@<span>{escape(name)}</span></a>'


def mentioned_names(text: str) -> list[str]:
    """Local names a text speaks to, each once, in order."""
    names = [found[1].lower() for found in MENTION.finditer(ADDRESS.sub("", text))]
    return list(dict.fromkeys(names))


def hashtags(text: str) -> list[str]:
    return list(dict.fromkeys(found[1].lower() for found in HASHTAG.finditer(ADDRESS.sub("", text))))
