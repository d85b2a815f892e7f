"""How long a post is, as Mastodon counts it: in grapheme clusters, each address 23, a remote mention as
``@user``."""

from __future__ import annotations

import re

from tankar.practice.graphemes import graphemes

LONGEST_TEXT = 500
ADDRESS_COUNTS = 23

ADDRESS = re.compile(r"(?<![\w@/$#.-])https?://[^\s<>\"'`{}|\\^]*[\w/#=&%~-]", re.IGNORECASE)
MENTION = re.compile(r"(?<![\w/=])@(\w+(?:[.-]+\w+)*)(?:@([\w.-]+\w(?::\d+)?))?")
HASHTAG = re.compile(r"(?<![\w/#&])#(\w*[^\W\d]\w*)")


def post_length(text: str, spoiler_text: str = "") -> int:
    shorter = ADDRESS.sub("x" * ADDRESS_COUNTS, text)
    shorter = MENTION.sub(lambda found: f"@{found[1]}", shorter)
    return graphemes(shorter) + graphemes(spoiler_text)
