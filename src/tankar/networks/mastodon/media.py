"""Pictures: uploaded one by one, each remembered, none posted before the server has processed it.

Steps: `media:<n>` holds the server's id of the n-th picture, `media:<n>:ready` says it may be posted.
A picture nobody posted disappears from the server after about a day, so one remembered from an earlier
attempt is asked about again, and sent again when it is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta

from tankar.networks.contract import Media, NotNow, Outgoing, Reason, Rejected
from tankar.networks.wire.answers import Upload

from . import records
from .facts import FACTS
from .server import Server

Keep = Callable[[str, str], None]
ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "video/mp4": "mp4",
}
GONE = "gone"
READY = "ready"
PROCESSING = "processing"
FAILED = "failed"
STATES = {200: READY, 202: PROCESSING, 206: PROCESSING, 404: GONE, 410: GONE, 422: FAILED}


def prepare(server: Server, outgoing: Outgoing, done: Mapping[str, str], keep: Keep) -> None:
    """Upload what is missing, then see that all of it is processed. Raises NotNow while it is not."""
    known = dict(done)

    def note(step: str, result: str) -> None:
        keep(step, result)
        known[step] = result

    fresh = set()
    for number, media in enumerate(outgoing.media):
        step = f"media:{number}"
        if step in known and state_of(server, known[step]) is not GONE:
            continue
        media_id, ready = upload(server, media)
        note(step, media_id)
        if ready:
            fresh.add(number)
            note(f"{step}:ready", media_id)
    for number in range(len(outgoing.media)):
        if number not in fresh:
            await_ready(server, f"media:{number}", known, note)


def await_ready(server: Server, step: str, known: Mapping[str, str], note: Keep) -> None:
    media_id = known[step]
    if known.get(f"{step}:ready") == media_id:
        return
    state = state_of(server, media_id)
    if state in (FAILED, GONE):
        raise Rejected(Reason.MEDIA_UNPROCESSED, "The server could not process a picture of this post.")
    if state is PROCESSING:
        later = server.wire.now() + timedelta(seconds=FACTS.media_wait_seconds)
        raise NotNow(later, "The server is still processing a picture of this post.")
    note(f"{step}:ready", media_id)


def upload(server: Server, media: Media) -> tuple[str, bool]:
    try:
        opened = media.open()
    except OSError as error:
        raise NotNow(None, f"A stored picture could not be opened ({type(error).__name__}).") from None
    with closing(opened) as file:
        name = f"{media.sha256[:16]}.{ENDINGS.get(media.content_type, 'bin')}"
        call = server.call(
            "POST",
            "upload",
            form={"description": media.description},
            files={"file": Upload(name, media.content_type, file)},
        )
        return server.ask(call, records.uploaded)


def state_of(server: Server, media_id: str) -> str:
    """Where an upload stands. GONE: posted already, or thrown away by the server."""
    call = server.call("GET", "media", id=media_id)
    answer = server.wire.send(call)
    if answer.status in STATES:
        return STATES[answer.status]
    raise server.wire.failure_of(call, answer, FACTS.sayings)
