"""Videos: sent in one go, taken up again where it broke off (fact sheet, section 2).

A post's video becomes a handle, a story's or reel's video an id; neither shows before it is published.
Steps: `media:0:upload` where it is being sent to, `media:0` what publishing needs once all of it is there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

from tankar.networks.contract import (
    Done,
    Media,
    NotNow,
    Outgoing,
    Reason,
    Rejected,
    Remember,
    Shape,
)
from tankar.networks.pictures import opened
from tankar.networks.wire import Answer, Call, WrongShape
from tankar.networks.wire.answers import Body, Rest

from . import records
from .facts import RAW
from .server import Server

STEP, UPLOAD = "media:0", "media:0:upload"


def prepare(server: Server, outgoing: Outgoing, done: Done, remember: Remember) -> None:
    if not outgoing.media or not outgoing.media[0].is_video or STEP in done:
        return
    (media,) = outgoing.media
    if outgoing.shape is Shape.POST:
        remember(STEP, handle(server, media, done, remember))
    else:
        remember(STEP, upright(server, media, outgoing.shape, done, remember))


def handle(server: Server, media: Media, done: Done, remember: Remember) -> str:
    """What stands for the bytes of an ordinary video."""
    session, offset = done.get(UPLOAD), 0
    if session:
        offset = arrived(server, session)
    if not session or offset < 0:
        session, offset = begin(server, media), 0
        remember(UPLOAD, session)
    call = Call("POST", server.url("node", session), headers={"file_offset": str(offset)})
    with filled(server, call, media, offset) as full:
        return server.ask(full, records.handle)


def begin(server: Server, media: Media) -> str:
    if not server.app_id:
        # words and pictures still go out: the channel keeps its access
        raise Rejected(
            Reason.FORBIDDEN,
            "Sending a video needs the id of the city's app; connect the page again with it.",
        )
    form = {
        "file_name": f"{media.sha256[:16]}.mp4",
        "file_length": str(media.size),
        "file_type": media.content_type,
    }
    return server.ask(server.call("POST", "uploads", id=server.app_id, form=form), records.upload_session)


def arrived(server: Server, session: str) -> int:
    """Bytes that are there already; -1 when the upload is no longer known."""
    url = server.url("node", session)
    try:
        return server.ask(
            Call("GET", url, headers=as_uploader(server), secrets=secrets_of(server)), records.offset
        )
    except Rejected:
        return -1


def upright(server: Server, media: Media, shape: Shape, done: Done, remember: Remember) -> str:
    """The id of a reel's or a video story's video, all of it sent."""
    path = "reel" if shape is Shape.REEL else "video_story"
    if done.get(UPLOAD):
        begun = records.Upload(**json.loads(done[UPLOAD]))
    else:
        call = server.call("POST", path, id=server.page, form={"upload_phase": "start"})
        begun = server.ask(call, lambda answer: checked(server, answer))
        remember(UPLOAD, json.dumps({"video": begun.video, "url": begun.url}))
    call = Call("POST", begun.url, headers={"offset": "0", "file_size": str(media.size)})
    try:
        with filled(server, call, media, 0) as full:
            server.ask(full, records.succeeded)
    except Rejected:
        # the place to send it to is gone, or holds half a film: the next attempt begins anew
        remember(UPLOAD, "")
        raise NotNow(None, "Facebook did not take the video; it is sent again from the start.") from None
    return begun.video


def checked(server: Server, answer: Answer) -> records.Upload:
    """Our token goes with the bytes, so the address must be Facebook's own."""
    begun = records.begun(answer)
    if not begun.url.startswith(f"{server.address or RAW['hosts']['upload']}/"):
        raise WrongShape("It names a place to upload to that is not its own.")
    return begun


@contextmanager
def filled(server: Server, call: Call, media: Media, offset: int) -> Iterator[Call]:
    """`call` with the bytes of the video from `offset`, and the token as uploads want it."""
    with closing(opened(media.open)) as file:
        file.seek(offset)
        headers = {**as_uploader(server), **call.headers, "Content-Length": str(max(media.size - offset, 0))}
        body = Body("application/octet-stream", Rest(file))
        yield replace(call, token=None, headers=headers, body=body, secrets=secrets_of(server))


def as_uploader(server: Server) -> dict[str, str]:
    return {"Authorization": f"OAuth {server.token}"}


def secrets_of(server: Server) -> tuple[str, ...]:
    return (server.token, server.app_secret)
