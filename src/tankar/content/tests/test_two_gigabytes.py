"""A big video, cut off on its way and resumed, then looked through: whole, and never in memory."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow

from tankar.channels.models import Channel
from tankar.content.actions.media.look_through import look_through
from tankar.content.media.store import path_of
from tankar.content.models import Upload
from tankar.content.testing.making import make_item
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

MEGABYTE = 1024 * 1024
PIECE = 4 * MEGABYTE
MOST_MORE = 160 * MEGABYTE
"""What the whole way may need beyond what the process had before, whatever the video's size: two pieces on their way,
and the decoder for the cover."""


def write_video(path: Path, size: int) -> None:
    """At least `size` bytes: one picture of noise, a megabyte and a half of it, shown again and again."""
    with av.open(str(path), "w", format="mp4") as container:
        stream: Any = container.add_stream("libx264", rate=25, options={"crf": "0", "preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 1280, 720, "yuv420p"
        frame_of: Any = av.VideoFrame.from_image
        noise = Pillow.effect_noise((1280, 720), 120).convert("RGB")
        packets = [*stream.encode(frame_of(noise)), *stream.encode()]
        data, step = bytes(packets[0]), packets[0].time_base
        written = number = 0
        while written < size:
            packet = av.Packet(data)
            packet.stream, packet.time_base = stream, step
            packet.pts = packet.dts = round(number / 25 / step)
            packet.is_keyframe = True
            container.mux(packet)
            written, number = written + len(data), number + 1


def peak() -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) * 1024 if found else 0


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


class Vanishing(BytesIO):
    """A sender whose connection ends in the middle of a piece."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= MEGABYTE:
            raise OSError("connection reset")
        return super().read(size)


def send(browser: Client, public_id: str, offset: int, data: bytes, **more: Any) -> Any:
    return browser.generic(
        "PATCH",
        reverse("content:upload_piece", args=[public_id]),
        data,
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": str(offset)},
        **more,
    )


def arrived(browser: Client, path: Path, until: int) -> tuple[str, int]:
    """Sends the file from where it stopped, as the page's script does; gives the upload's id and how far it is."""
    size = path.stat().st_size
    begun = browser.post(reverse("content:upload"), {"key": "film.mp4|1", "size": size}).json()
    place: int = begun["arrived"]
    with path.open("rb") as file:
        while place < until:
            file.seek(place)
            place = send(browser, begun["id"], place, file.read(PIECE)).json()["arrived"]
    return begun["id"], place


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(24 * MEGABYTE, id="24 MB"),
        pytest.param(2046 * MEGABYTE, id="2 GB", marks=pytest.mark.full),
    ],
)
def test_a_big_video_cut_off_and_resumed_arrives_whole_and_needs_little_memory(
    size: int, as_person: SignedIn, aino: Person, instagram: Channel, tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    write_video(film, size)
    size = film.stat().st_size
    browser, item = as_person(aino), make_item(aino, instagram, swedish="Film")
    browser.get(reverse("content:write", args=[item.public_id]))
    forget_peak()
    before = peak()
    public_id, place = arrived(browser, film, size // 2)
    cut = send(browser, public_id, place, b"x" * PIECE, **{"wsgi.input": Vanishing(_from(film, place))})
    assert cut.status_code == 400
    kept = browser.get(reverse("content:upload_piece", args=[public_id])).json()["arrived"]
    assert place < kept < place + PIECE
    assert arrived(browser, film, size) == (public_id, size)
    told = browser.post(reverse("content:attach", args=[item.public_id]), {"upload": public_id}).json()
    assert told["refusals"] == []
    film.unlink()
    look_through(Upload.objects.get().pk, "worker")
    more = peak() - before
    asset = item.media.get().asset
    stored = path_of(asset.sha256, asset.content_type)
    assert abs(stored.stat().st_size - size) < MEGABYTE
    stored.unlink()
    assert not list((Path(settings.DATA) / "uploads").glob(f"{public_id}*"))
    # shown with -s: what the settings page says is read from here
    print(f"{size / MEGABYTE:.0f} MB took {more / MEGABYTE:.0f} MB more memory")
    assert more < MOST_MORE


def _from(path: Path, place: int) -> bytes:
    with path.open("rb") as file:
        file.seek(place)
        return file.read(PIECE)
