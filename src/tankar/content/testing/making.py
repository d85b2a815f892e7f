"""Things for tests: channels of every kind, items as the composer would save them, pictures as bytes."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import av
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from tankar.channels.models import Channel, ChannelAssignment
from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.save_item import save_item
from tankar.content.actions.start_item import start_item
from tankar.content.changes import Changes, MediaChange
from tankar.content.media import take_in
from tankar.content.media.videos import take_in_video
from tankar.content.models import Item, Medium
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = [
    "described",
    "make_channel",
    "make_item",
    "picture_bytes",
    "ready_item",
    "uploaded",
    "video_bytes",
    "with_film",
    "with_picture",
]


def make_channel(name: str, unit: Unit, *managers: Person, **facts: Any) -> Channel:
    """A channel of the unit (the own feed unless `facts` say otherwise) with these managers."""
    facts = {"network": "feed", "kind": "own", "handle": name, **facts}
    if facts.get("language_policy", "both") != "both":
        facts.setdefault("way_out", "one_language")
        facts.setdefault("language_reason", "Riktas till svenskspråkiga skolor")
    channel = Channel.objects.create(name_sv=name, name_fi=name, name_en=name, owner_unit=unit, **facts)
    for person in managers:
        ChannelAssignment.objects.create(channel=channel, person=person)
    return channel


def make_item(person: Person, *channels: Channel, swedish: str = "", finnish: str = "") -> Item:
    """A draft of the person's on these channels, each with its own way out."""
    chosen = {channel.public_id: ("", "") for channel in channels}
    changes = Changes(texts={"sv": swedish, "fi": finnish}, channels=chosen)
    return start_item(person, new_public_id(), changes)


def ready_item(person: Person, *channels: Channel) -> Item:
    """An item without picture that nothing stops: both languages are there."""
    return make_item(
        person, *channels, swedish="Läsesalen är stängd i dag.", finnish="Lukusali on suljettu tänään."
    )


def with_picture(person: Person, item: Item) -> Item:
    """The item with a described picture in which nobody shows."""
    medium = attach_image(person, item, take_in(uploaded(picture_bytes())), "Eget foto, Stadsbiblioteket")
    item.refresh_from_db()
    return save_item(person, item, item.revision, described(medium))


def with_film(person: Person, item: Item, size: tuple[int, int] = (64, 48)) -> Item:
    """The item with a described film in which nobody shows or speaks."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        path.write_bytes(video_bytes(size=size))
        medium = attach_image(person, item, take_in_video(path), "Eget foto, Stadsbiblioteket")
    item.refresh_from_db()
    said = MediaChange(descriptions={"sv": "Snö.", "fi": "Lunta."}, people="nobody", speech="none")
    return save_item(person, item, item.revision, Changes(media={medium.public_id: said}))


def described(medium: Medium, swedish: str = "En stängd dörr.", finnish: str = "Suljettu ovi.") -> Changes:
    """What a writer says of a picture in which nobody shows."""
    said = MediaChange(descriptions={"sv": swedish, "fi": finnish}, people="nobody", source="Eget foto")
    return Changes(media={medium.public_id: said})


def picture_bytes(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **options: Any) -> bytes:
    """A picture with a left half of another colour than the right one, so that turning it shows."""
    picture = Pillow.new("RGB", size, (200, 30, 30))
    picture.paste((30, 30, 200), (0, 0, size[0] // 2, size[1]))
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def video_bytes(
    seconds: float = 1.0,
    size: tuple[int, int] = (64, 48),
    kind: str = "mp4",
    metadata: Mapping[str, str] | None = None,
) -> bytes:
    """A film of one colour that grows lighter, ten pictures a second; `metadata` as a camera would write it."""
    buffer = BytesIO()
    codec = "libx264" if kind == "mp4" else "libvpx-vp9"
    with av.open(buffer, "w", format=kind) as container:
        container.metadata.update(metadata or {})
        stream: Any = container.add_stream(codec, rate=10)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        for number in range(round(seconds * 10)):
            still: Any = Pillow.new("RGB", size, (min(255, 40 + 20 * number), 30, 30))
            frame_of: Any = av.VideoFrame.from_image
            for packet in stream.encode(frame_of(still)):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return buffer.getvalue()


def uploaded(data: bytes, name: str = "IMG_0001.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")
