"""Links, hashtags and mentions of a text as facets, by their bytes, as the network's own app marks them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

KIND = "app.bsky.richtext.facet"
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[\w/]")
_TAG = re.compile(r"(?<!\w)#(\w+)")
_MENTION = re.compile(r"(?<![\w@])@([a-z0-9][a-z0-9.-]*[a-z0-9])", re.IGNORECASE)


def nobody(_handle: str) -> str | None:
    return None


def facets(said: str, did_of: Callable[[str], str | None] = nobody) -> list[dict[str, Any]]:
    """``did_of``: the DID of a handle, None when nobody has it; such a name stays plain text."""
    marks = [(one.span(), {"$type": f"{KIND}#link", "uri": one[0]}) for one in _ADDRESS.finditer(said)]
    marks += [(one.span(), {"$type": f"{KIND}#tag", "tag": one[1]}) for one in _TAG.finditer(said)]
    for one in _MENTION.finditer(said):
        if did := did_of(one[1]):
            marks.append((one.span(), {"$type": f"{KIND}#mention", "did": did}))
    return [{"index": _bytes(said, at), "features": [what]} for at, what in marks]


def _bytes(said: str, at: tuple[int, int]) -> dict[str, int]:
    start, end = (len(said[:place].encode()) for place in at)
    return {"byteStart": start, "byteEnd": end}
