"""Posts, stories and reels on a Facebook page: prepared, published with one request, and looked for.

Pictures go up unpublished, a video in pieces; nothing shows before the one publishing request. Facebook knows
no key of ours (fact sheet, section 4), so what came of it is read from the page's own lists.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass

from tankar.networks.contract import (
    AccessLost,
    Credentials,
    Done,
    Lookup,
    OperationKind,
    Outgoing,
    Reason,
    Receipt,
    Rejected,
    Remember,
    Shape,
)
from tankar.networks.fitting import refuse_unfit, refuse_unknown
from tankar.networks.wire import Answer, Call

from . import answering, finding, marking, photos, records, video
from .facts import LIMITS, RAW, TITLE
from .server import Server

NOTHING_BEFORE = "-"


@dataclass(frozen=True, slots=True)
class Posts:
    """Steps: `anchor` (time and id of the newest own post before), and those of `photos` and `video`."""

    operations = frozenset({OperationKind.POST, *answering.KINDS, *marking.KINDS})
    settle_seconds: int = RAW["settle_seconds"]

    def prepare(self, outgoing: Outgoing, credentials: Credentials, done: Done, remember: Remember) -> None:
        if outgoing.kind in marking.KINDS:
            refuse_unknown(outgoing, TITLE, self.operations, LIMITS)
            marking.prepare(done, remember)
            return
        refuse_unfit(outgoing, TITLE, self.operations, LIMITS)
        if outgoing.kind in answering.KINDS:
            answering.prepare(page_of(credentials), outgoing, done, remember)
            return
        refuse_unfit_shape(outgoing)
        server = page_of(credentials)
        if "anchor" not in done:
            # Read once, before the first request that can post; later attempts must look as far back.
            remember("anchor", newest(server))
        photos.prepare(server, outgoing, done, remember)
        video.prepare(server, outgoing, done, remember)

    def commit(self, outgoing: Outgoing, credentials: Credentials, done: Done) -> Receipt:
        if outgoing.kind in marking.KINDS:
            return marking.commit(page_of(credentials), outgoing)
        if outgoing.kind in answering.KINDS:
            return answering.commit(page_of(credentials), outgoing, done)
        if "anchor" not in done:
            raise ValueError("prepare() has not been run: without its anchor a lost post cannot be found")
        server = page_of(credentials)
        call, read = publishing(server, outgoing, done)
        return server.ask(call, read)

    def look_up(
        self, outgoing: Outgoing, credentials: Credentials, done: Done, taken: Collection[str] = ()
    ) -> Lookup:
        if outgoing.kind in marking.KINDS:
            return marking.look_up(lambda: page_of(credentials), outgoing, done)
        if outgoing.kind in answering.KINDS:
            return answering.look_up(lambda: page_of(credentials), outgoing, done, taken)
        return finding.look_up(lambda: page_of(credentials), outgoing, done, taken)


def page_of(credentials: Credentials) -> Server:
    server = Server.of(credentials)
    if not server.page:
        raise AccessLost("The channel does not know which Facebook page it is.")
    return server


def refuse_unfit_shape(outgoing: Outgoing) -> None:
    """A story is one picture or a short video, a reel one upright video; neither is words alone."""
    if outgoing.shape is Shape.POST:
        return
    if len(outgoing.media) != 1:
        raise Rejected(Reason.TOO_MANY_MEDIA, f"A {outgoing.shape} on {TITLE} is one picture or one video.")
    (media,) = outgoing.media
    if outgoing.shape is Shape.REEL and not media.is_video:
        raise Rejected(Reason.MEDIA_TYPE, f"A reel on {TITLE} is a video.")
    least, most = LIMITS.seconds_of(outgoing.shape)
    if media.is_video and media.seconds > most:
        raise Rejected(Reason.MEDIA_TOO_LARGE, f"A {outgoing.shape} on {TITLE} is {most} seconds at most.")
    if media.is_video and 0 < media.seconds < least:
        raise Rejected(
            Reason.MEDIA_UNPROCESSED, f"A {outgoing.shape} on {TITLE} is {least} seconds at least."
        )


def newest(server: Server) -> str:
    query = {"fields": "id,created_time", "limit": "1"}
    call = server.call("GET", "posts", id=server.page, query=query)
    found = server.ask(call, lambda answer: records.listed(answer, records.post))
    if not found.data:
        return NOTHING_BEFORE
    post = found.data[0]
    return f"{int(post.created.timestamp()) if post.created else 0} {post.id}"


def publishing(server: Server, outgoing: Outgoing, done: Done) -> tuple[Call, Callable[[Answer], Receipt]]:
    """The one request that publishes, and how its answer is read."""
    has_video = any(media.is_video for media in outgoing.media)
    if outgoing.shape is Shape.STORY and not has_video:
        form = {"photo_id": photos.ids(outgoing, done)[0]}
        return write(server, "photo_story", form), as_story(form["photo_id"])
    if outgoing.shape is Shape.STORY:
        form = {"upload_phase": "finish", "video_id": done["media:0"]}
        return write(server, "video_story", form), as_story(done["media:0"])
    if outgoing.shape is Shape.REEL:
        form = {
            "upload_phase": "finish",
            "video_id": done["media:0"],
            "video_state": "PUBLISHED",
            "description": outgoing.text,
        }
        return write(server, "reel", form), as_reel(server, done["media:0"])
    if has_video:
        form = {"description": outgoing.text, "fbuploader_video_file_chunk": done["media:0"]}
        return write(server, "videos", form, host="video"), as_video(server)
    return write(server, "feed", feed_form(outgoing, done)), as_post(server)


def write(server: Server, path: str, form: dict[str, str], host: str = "graph") -> Call:
    return server.call("POST", path, id=server.page, form=form, host=host, commit=True)


def feed_form(outgoing: Outgoing, done: Done) -> dict[str, str]:
    form = {"message": outgoing.text, "published": "true"}
    if outgoing.media:
        attached = [{"media_fbid": id} for id in photos.ids(outgoing, done)]
        form["attached_media"] = json.dumps(attached)
    elif outgoing.link:
        form["link"] = outgoing.link
    return form


def as_post(server: Server) -> Callable[[Answer], Receipt]:
    def read(answer: Answer) -> Receipt:
        id = records.new_id(answer)
        return Receipt(id, server.shown_at("post", id.rpartition("_")[2]), None)

    return read


def as_video(server: Server) -> Callable[[Answer], Receipt]:
    def read(answer: Answer) -> Receipt:
        id = records.new_id(answer)
        return Receipt(id, server.shown_at("video", id), None)

    return read


def as_story(media: str) -> Callable[[Answer], Receipt]:
    return lambda answer: Receipt(records.succeeded(answer) or media, None, None)


def as_reel(server: Server, video_id: str) -> Callable[[Answer], Receipt]:
    def read(answer: Answer) -> Receipt:
        records.succeeded(answer)
        return Receipt(video_id, server.shown_at("reel", video_id), None)

    return read
