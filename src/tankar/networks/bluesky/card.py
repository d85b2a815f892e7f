"""The card of a link: Bluesky reads no page, so we do (fact sheet, section 2). Step: `card`.

A post has either pictures or a card. With pictures the link stands in the words alone. The card's picture is
a file no post holds yet, so like those of `media` it is sent again when it has waited for long.
"""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

from tankar.networks.contract import Done, Failure, NotNow, Remember
from tankar.networks.pictures import UNREADABLE, smaller
from tankar.networks.wire import Call
from tankar.networks.wire.card import read_card

from . import media
from .facts import RAW
from .records import Session
from .server import Server


def prepare(server: Server, session: Session, link: str, done: Done, remember: Remember) -> None:
    if "card" in done and is_fresh(server, done["card"]):
        return
    told = read_card(server.wire, link)
    kept: dict[str, Any] = {"uri": link, "title": told.title, "description": told.description}
    if told.image:
        thumb = thumbnail(server, session, told.image)
        if thumb is not None:
            kept |= {"thumb": thumb, "sent": server.wire.now().astimezone(UTC).isoformat()}
    remember("card", json.dumps(kept))


def is_fresh(server: Server, kept: str) -> bool:
    return "thumb" not in json.loads(kept) or media.is_fresh(server, kept)


def thumbnail(server: Server, session: Session, address: str) -> dict[str, Any] | None:
    """The page's own picture, small; None when it cannot be had. A card does without."""
    try:
        answer = server.wire.send(Call("GET", address, headers={"Accept": "image/*"}))
        if answer.status != 200:
            return None
        made = smaller(answer.body, RAW["thumb_bytes"])
        return media.upload(server, session, made.content_type, made.data)
    except (Failure, *UNREADABLE) as failure:
        if isinstance(failure, NotNow) and failure.until is not None:
            raise
        return None


def embed(link: str | None, done: Done) -> dict[str, Any] | None:
    if not link or "card" not in done:
        return None
    external = {name: value for name, value in json.loads(done["card"]).items() if name != "sent"}
    return {"$type": "app.bsky.embed.external", "external": external}
