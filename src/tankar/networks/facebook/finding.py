"""Did it get out? Read from the page's own lists, because Facebook knows no key of ours.

1. Without an anchor nothing was ever sent: absent.
2. A reel's video has an id before it is published, so the video itself is asked. A story's picture or video has
   one too, and is looked for among the page's stories.
3. A post is looked for among the page's posts since the anchor, to the end. A list without end: cannot tell.
4. A post with exactly the pictures we uploaded is ours, even if somebody has edited it since.
5. Otherwise it must have our text and, where we sent any, as many pictures (a link's card counts as a thing
   attached, too), and come from our own app where Facebook tells that. The same text from another app: cannot tell.
6. Another post of our own app that belongs to no delivery may be ours with words somebody edited: cannot tell.
7. A film is not listed while Facebook makes it ready, so one that is missing proves nothing: cannot tell.
8. Nothing fits: absent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import timedelta

from tankar.networks.comparing import plain
from tankar.networks.contract import (
    Absent,
    CannotTell,
    Done,
    Found,
    Lookup,
    NotNow,
    Outgoing,
    Receipt,
    Rejected,
    Shape,
)
from tankar.networks.wire.answers import link

from . import photos, records
from .facts import FIELDS, RAW
from .records import Post
from .server import Server, Unfinished

PUBLISHED = {"published", "complete"}
MARGIN = 120
"""Seconds a post may seem older than the anchor it follows."""


def look_up(connect: Callable[[], Server], outgoing: Outgoing, done: Done, taken: Collection[str]) -> Lookup:
    if "anchor" not in done:
        return Absent()
    server = connect()
    try:
        if outgoing.shape is Shape.REEL:
            return reel(server, done, taken)
        if outgoing.shape is Shape.STORY:
            return story(server, outgoing, done, taken)
        return post(server, outgoing, done, taken)
    except Unfinished:
        return CannotTell("The page's list of its own posts could not be read to its end.")
    except Rejected as refused:
        return CannotTell(f"Facebook did not show the page's list. {refused.detail}")


def reel(server: Server, done: Done, taken: Collection[str]) -> Lookup:
    if "media:0" not in done:
        return Absent()
    id = done["media:0"]
    call = server.call("GET", "node", id=id, query={"fields": FIELDS["video"]})
    stands = server.ask(call, records.phases)
    if id in taken:
        return CannotTell("This video belongs to another delivery.")
    if stands["publishing"] in PUBLISHED:
        return Found(Receipt(id, server.shown_at("reel", id), None))
    if stands["video"] == "error" or stands.get("error"):
        return CannotTell(f"Facebook could not make the video ready: {stands.get('error') or 'no reason'}.")
    if "in_progress" in (stands["publishing"], stands["processing"]):
        later = server.wire.now() + timedelta(seconds=RAW["media_wait_seconds"])
        raise NotNow(later, "Facebook is still making the video ready.")
    return Absent()


def story(server: Server, outgoing: Outgoing, done: Done, taken: Collection[str]) -> Lookup:
    if "media:0" not in done:
        return Absent()
    media = done["media:0"] if outgoing.media[0].is_video else photos.ids(outgoing, done)[0]
    for told in server.listing("stories", server.page, {"fields": FIELDS["stories"]}, records.entry):
        if str(told.get("media_id")) == media:
            id = str(told.get("post_id") or media)
            if id not in taken:
                return Found(Receipt(id, link(told.get("url")), None))
    if outgoing.media[0].is_video:
        return CannotTell("A film may still be being made ready.")
    return Absent()


def post(server: Server, outgoing: Outgoing, done: Done, taken: Collection[str]) -> Lookup:
    uploads = uploaded(outgoing, done)
    free = [there for there in since(server, done["anchor"]) if not is_taken(there, taken)]
    for there in free:
        if uploads and there.media == uploads:
            return Found(receipt(server, there))
    same = [there for there in free if is_like(there, outgoing)]
    for there in reversed(same):
        if not server.app_id or not there.application or there.application == server.app_id:
            return Found(receipt(server, there))
    if same:
        return CannotTell("The same text stands there, posted by another application.")
    return missing(server, outgoing, free, taken)


def missing(server: Server, outgoing: Outgoing, free: list[Post], taken: Collection[str]) -> Lookup:
    """What it proves that no post since the anchor is like ours."""
    # a film or reel that is out is known by the id of its video, its post in the list by another
    others = [there for there in free if there.media.isdisjoint(taken)]
    if any(server.app_id and there.application == server.app_id for there in others):
        return CannotTell("A post of ours stands there with other words or other pictures.")
    if any(media.is_video for media in outgoing.media):
        return CannotTell("A film may still be being made ready.")
    return Absent()


def is_taken(there: Post, taken: Collection[str]) -> bool:
    return there.id in taken or there.id.rpartition("_")[2] in taken


def is_like(there: Post, outgoing: Outgoing) -> bool:
    """Our text, and as many things as we sent. Without any, what Facebook made of a link in it does not count."""
    if plain(there.message) != plain(outgoing.text):
        return False
    return not outgoing.media or there.attached == len(outgoing.media)


def since(server: Server, anchor: str) -> list[Post]:
    """Own posts newer than the anchor, newest first."""
    query = {"fields": FIELDS["posts"]}
    time, _, last = anchor.partition(" ")
    if last:
        query["since"] = str(max(int(time) - MARGIN, 0))
    found: list[Post] = []
    for there in server.listing("posts", server.page, query, records.post):
        if there.id == last:
            return found
        found.append(there)
    return found


def uploaded(outgoing: Outgoing, done: Done) -> frozenset[str]:
    """The ids of our pictures. A video posted by its handle has none we know."""
    if any(media.is_video or f"media:{number}" not in done for number, media in enumerate(outgoing.media)):
        return frozenset()
    return frozenset(photos.ids(outgoing, done)) if outgoing.media else frozenset()


def receipt(server: Server, there: Post) -> Receipt:
    return Receipt(there.id, there.url or server.shown_at("post", there.id.rpartition("_")[2]), there.created)
