"""How long a text is to Mastodon (fact sheet, section 3).

1. Every web address with http:// or https:// counts as 23 characters, however long it is.
2. A mention of somebody on another server counts as `@user`, without the server.
3. What is left is counted in grapheme clusters: a family emoji is one, "e" with a combining accent is one.

Where the rules of what ends an address differ between servers, this counts rather more than less.
"""

from __future__ import annotations

import regex

from tankar.networks import graphemes

URL_LENGTH = 23
URL = regex.compile(
    r"(?<![\w/@#$.])https?://(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*"
    r"(?::\d+)?(?:[/?#][^\s<>\"“”„«»]*)?",
    regex.IGNORECASE,
)
MENTION = regex.compile(r"(?<![\w/=])(@\w+(?:[.-]+\w+)*)@[\w.-]*\w", regex.ASCII)
TRAILING = ".,:;!?'…"
BRACKETS = {")": "(", "]": "[", "}": "{"}


def counted(text: str) -> int:
    """Characters of `text` as Mastodon counts them."""
    shortened = URL.sub(lambda found: shortened_address(found.group()), text)
    shortened = MENTION.sub(r"\1", shortened)
    return graphemes.counted(shortened)


def shortened_address(found: str) -> str:
    address = address_in(found)
    return "x" * URL_LENGTH + found[len(address) :]


def address_in(found: str) -> str:
    """The address without what only follows it: a full stop, or a bracket that was opened before it."""
    while found:
        last = found[-1]
        opened = BRACKETS.get(last)
        if last in TRAILING or (opened and found.count(last) > found.count(opened)):
            found = found[:-1]
        else:
            break
    return found
