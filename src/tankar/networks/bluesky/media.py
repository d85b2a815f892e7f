"""Pictures and videos: uploaded one by one, each remembered, none posted before it is ready.

Steps: `media:<n>` holds the n-th file as the record wants it, and when it was sent; `media:<n>:job` the work of
the video service; `captions:<n>` the caption files. A file no post holds disappears from a server after a
while, so an older one is sent again; it gets the same name, which is made from its bytes.

A video goes to the video service. A server that has none, as a server of one's own may, takes it as a plain file.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

from tankar.networks.contract import Done, Media, NotNow, Outgoing, Reason, Rejected, Remember
from tankar.networks.pictures import fitted, opened
from tankar.networks.wire import Answer, Call
from tankar.networks.wire.answers import Body, moment
from tankar.networks.wire.client import real_time

from . import records
from .facts import LIMITS, PATHS, RAW, SAYINGS
from .records import Job, Session
from .server import Server

T = TypeVar("T")
NO_SUCH_SERVICE = (404, 405, 501)


def prepare(server: Server, session: Session, outgoing: Outgoing, done: Done, remember: Remember) -> None:
    for number, media in enumerate(outgoing.media):
        step = f"media:{number}"
        if step in done and is_fresh(server, done[step]):
            continue
        if media.is_video:
            made = video(server, session, media, step, done, remember)
        else:
            made = picture(server, session, media)
        remember(step, json.dumps({**made, "sent": server.wire.now().astimezone(UTC).isoformat()}))


def is_fresh(server: Server, kept: str) -> bool:
    sent = moment(json.loads(kept).get("sent"))
    return sent is not None and server.wire.now() - sent < timedelta(minutes=RAW["blob_minutes"])


def picture(server: Server, session: Session, media: Media) -> dict[str, Any]:
    made = fitted(media, RAW["blob_bytes"], LIMITS.image_types)
    blob = upload(server, session, made.content_type, made.data)
    return {"blob": blob, "width": made.width, "height": made.height}


def upload(server: Server, session: Session, content_type: str, data: bytes) -> dict[str, Any]:
    body = Body(content_type, io.BytesIO(data))
    return server.ask(server.call("POST", "blob", session=session, body=body), records.blob)


def video(
    server: Server, session: Session, media: Media, step: str, done: Done, remember: Remember
) -> dict[str, Any]:
    """The video as the record wants it. Raises NotNow while it is being made ready."""
    job_step = f"{step}:job"
    job: Job | None
    if job_id := done.get(job_step):
        job = service_ask(
            server, service_call(server, session, "GET", "video_job", {"jobId": job_id}), records.job
        )
    else:
        job = sent_to_service(server, session, media)
        if job is None:
            return described(plain(server, session, media), media, captions(server, session, media))
        remember(job_step, job.id)
    if job.state == records.JOB_FAILED and job.blob is None:
        remember(job_step, "")
        raise Rejected(
            Reason.MEDIA_UNPROCESSED,
            f"Bluesky could not make the video ready ({job.failure or 'no reason'}).",
        )
    if job.blob is None:
        later = server.wire.now() + timedelta(seconds=RAW["media_wait_seconds"])
        raise NotNow(later, "Bluesky is still making the video ready.")
    return described(dict(job.blob), media, captions(server, session, media))


def described(blob: dict[str, Any], media: Media, files: list[dict[str, Any]]) -> dict[str, Any]:
    return {"blob": blob, "width": media.width, "height": media.height, "captions": files}


def sent_to_service(server: Server, session: Session, media: Media) -> Job | None:
    """The job that makes the video ready; None when this server has no such service."""
    with closing(opened(media.open)) as file:
        body = Body(media.content_type, file)
        name = f"{media.sha256[:16]}.mp4"
        query = {"did": session.did, "name": name}
        call = service_call(server, session, "POST", "upload_video", query, body)
        answer = server.wire.send(call)
    if answer.status in NO_SUCH_SERVICE or (server.is_practice and records.error(answer) == "InvalidToken"):
        # a server that stores files only takes the service's token for a broken one of its own
        return None
    if answer.status == 409 or 200 <= answer.status < 300:
        # 409 already_exists: the same video was sent before, and the answer holds its job or its file
        return server.wire.understood(call, answer, records.job)
    raise server.wire.failure_of(call, answer, SAYINGS)


def plain(server: Server, session: Session, media: Media) -> dict[str, Any]:
    most = RAW["plain_video_bytes"]
    if media.size > most:
        raise Rejected(Reason.MEDIA_TOO_LARGE, f"This server takes videos of {most} bytes at most.")
    with closing(opened(media.open)) as file:
        body = Body(media.content_type, file)
        return server.ask(server.call("POST", "blob", session=session, body=body), records.blob)


def captions(server: Server, session: Session, media: Media) -> list[dict[str, Any]]:
    files = []
    for one in media.captions:
        with closing(opened(one.open)) as file:
            data = file.read(RAW["caption_bytes"] + 1)
        if len(data) > RAW["caption_bytes"]:
            raise Rejected(Reason.MEDIA_TOO_LARGE, f"Captions may be {RAW['caption_bytes']} bytes long.")
        blob = upload(server, session, "text/vtt", data)
        files.append({"lang": one.language.partition("-")[0].lower(), "file": blob})
    return files


def service_call(
    server: Server,
    session: Session,
    method: str,
    path: str,
    query: dict[str, str],
    body: Body | None = None,
) -> Call:
    """A call to the video service, with a token that lets it store the file on our server for us."""
    host = urlsplit(server.address).hostname
    ends = int(real_time().timestamp()) + RAW["token_minutes"] * 60
    asked = {
        "aud": f"did:web:{host}",
        "lxm": RAW["methods"]["upload"],
        "exp": str(ends),
    }
    call = server.call("GET", "service_auth", session=session, query=asked)
    token = server.ask(call, records.service_token)
    base = server.address if server.is_practice else RAW["video"]
    return Call(method, base + PATHS[path], token=token, query=query, body=body)


def service_ask(server: Server, call: Call, read: Callable[[Answer], T]) -> T:
    return server.wire.ask(call, read, SAYINGS)


def embed(outgoing: Outgoing, done: Done) -> dict[str, Any]:
    kept = [json.loads(done[f"media:{number}"]) for number in range(len(outgoing.media))]
    if outgoing.media[0].is_video:
        return video_embed(outgoing.media[0], kept[0])
    images = [
        {"alt": media.description, "image": made["blob"], **ratio(made)}
        for media, made in zip(outgoing.media, kept, strict=True)
    ]
    return {"$type": "app.bsky.embed.images", "images": images}


def video_embed(media: Media, made: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"$type": "app.bsky.embed.video", "video": made["blob"], **ratio(made)}
    if media.description:
        found["alt"] = media.description
    if made.get("captions"):
        found["captions"] = made["captions"]
    return found


def ratio(made: dict[str, Any]) -> dict[str, Any]:
    """Without it a client does not know how much room to keep."""
    if not made["width"] or not made["height"]:
        return {}
    return {"aspectRatio": {"width": made["width"], "height": made["height"]}}
