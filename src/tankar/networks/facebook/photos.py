"""Pictures: uploaded unpublished, one by one, each remembered. Step `media:<n>`: its id and when it was sent."""

from __future__ import annotations

import io
import json
from datetime import UTC, timedelta

from tankar.networks.contract import Done, Media, Outgoing, Remember
from tankar.networks.pictures import fitted
from tankar.networks.wire.answers import Upload, moment

from . import records
from .facts import RAW
from .server import Server

TYPES = frozenset(RAW["photo_types"])


def prepare(server: Server, outgoing: Outgoing, done: Done, remember: Remember) -> None:
    for number, media in enumerate(outgoing.media):
        step = f"media:{number}"
        if media.is_video or (step in done and is_fresh(server, done[step])):
            continue
        sent = server.wire.now().astimezone(UTC).isoformat()
        remember(step, json.dumps({"id": upload(server, media), "sent": sent}))


def is_fresh(server: Server, kept: str) -> bool:
    """An unpublished photo disappears after about a day."""
    sent = moment(json.loads(kept)["sent"])
    return sent is not None and server.wire.now() - sent < timedelta(hours=RAW["photo_hours"])


def upload(server: Server, media: Media) -> str:
    made = fitted(media, RAW["photo_bytes"], TYPES)
    form = {"published": "false"}
    if media.description:
        form["alt_text_custom"] = media.description
    ending = made.content_type.rpartition("/")[2].replace("jpeg", "jpg")
    file = Upload(f"{media.sha256[:16]}.{ending}", made.content_type, io.BytesIO(made.data))
    call = server.call("POST", "photos", id=server.page, form=form, files={"source": file})
    return server.ask(call, records.new_id)


def ids(outgoing: Outgoing, done: Done) -> list[str]:
    return [json.loads(done[f"media:{number}"])["id"] for number in range(len(outgoing.media))]
