"""Videos: taken in by what they are, and written anew without place, time and what is neither picture nor sound.

1. The first bytes say MP4, MOV or WebM; anything else is refused in a sentence. The reader is told which kind it
   reads, so that no playlist can make it fetch something.
2. One stream of pictures, at most one of sound, of kinds that browsers and networks play; length and measures in
   bounds. Tracks of places, times and chapters stay behind.
3. Both streams are copied, unchanged, into a new file without metadata; its SHA-256 is its name.
4. A still near the beginning is the cover until a person chooses another.
"""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.content.errors import PictureRefused
from tankar.content.media.pictures import store_picture
from tankar.content.media.store import Stored, path_of

__all__ = ["cover_at", "is_video", "refusal_words", "take_in_video"]

PIECE = 1024 * 1024
MOST_SECONDS = 3 * 60 * 60
MOST_SIDE = 4096
COVER_AT = 1.0
_MP4 = frozenset({"h264", "hevc", "av1"})
_WEBM = frozenset({"vp8", "vp9", "av1"})
_SOUND = {"mp4": frozenset({"aac", "mp3"}), "webm": frozenset({"opus", "vorbis"})}


@dataclass(frozen=True)
class _Kind:
    """How a file is read, and what is made of it."""

    reader: str
    writer: str
    content_type: str
    pictures: frozenset[str]


_KINDS = {
    "mp4": _Kind("mov", "mp4", "video/mp4", _MP4),
    "webm": _Kind("matroska", "webm", "video/webm", _WEBM),
}
_OUR_OWN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE})
_EVERY = 500
_STILLS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")


def is_video(head: bytes) -> bool:
    """By its first bytes, since its name may lie."""
    return _kind(head) is not None


def _kind(head: bytes) -> _Kind | None:
    if head[4:8] == b"ftyp" and head[8:12] not in _STILLS:
        return _KINDS["mp4"]
    # QuickTime files of old cameras begin with another box
    if head[4:8] in (b"moov", b"wide", b"mdat"):
        return _KINDS["mp4"]
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return _KINDS["webm"]
    return None


def _nothing() -> None:
    pass


def take_in_video(path: Path, still_here: Callable[[], object] = _nothing) -> Stored:
    """Check, clean and store the video file at `path`. Not for use in a transaction.

    `still_here` is called again and again on the way. Raises `PictureRefused`, and OSError when our own disk is full or
    fails: that is no fault of the file.
    """
    with path.open("rb") as file:
        kind = _kind(file.read(64))
    if kind is None:
        raise _refusal("other")
    handle, name = tempfile.mkstemp(dir=_folder(), prefix=".video-", suffix=f".{kind.writer}")
    os.close(handle)
    clean = Path(name)
    try:
        width, height, seconds = _written_anew(path, clean, kind, still_here)
        cover = _cover(clean, min(COVER_AT, seconds / 2), kind)
        return _kept(clean, kind.content_type, width, height, seconds, cover, still_here)
    except (av.FFmpegError, ValueError, OSError, MemoryError) as error:
        if isinstance(error, OSError) and error.errno in _OUR_OWN:
            raise
        # whatever a damaged file makes the reader stumble over
        raise _refusal("damaged") from None
    finally:
        clean.unlink(missing_ok=True)


def cover_at(sha256: str, content_type: str, second: float) -> str:
    """The still at this second, stored; gives its SHA-256. Raises `PictureRefused`."""
    kind = next(one for one in _KINDS.values() if one.content_type == content_type)
    try:
        return _cover(path_of(sha256, content_type), second, kind)
    except (av.FFmpegError, ValueError, OSError):
        raise _refusal("no_still") from None


def _folder() -> Path:
    folder = Path(settings.DATA) / "media"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _opened(path: Path, kind: _Kind) -> Iterator[Any]:
    with av.open(str(path), format=kind.reader) as container:
        yield container


def _written_anew(
    path: Path, clean: Path, kind: _Kind, still_here: Callable[[], object]
) -> tuple[int, int, float]:
    """Copy the streams that are wanted; gives width, height and length in seconds."""
    with _opened(path, kind) as source:
        pictures, sound = _streams(source, kind)
        seconds = float(source.duration or 0) / av.time_base
        if seconds <= 0 and pictures.duration:
            seconds = float(pictures.duration * pictures.time_base)
        _measure(pictures, seconds)
        options = {"movflags": "+faststart", "fflags": "+bitexact"}
        with av.open(str(clean), "w", format=kind.writer, options=options) as target:
            pairs = {one.index: target.add_stream_from_template(one) for one in (pictures, sound) if one}
            for stream in pairs.values():
                stream.metadata.clear()
            for number, packet in enumerate(source.demux(*(one for one in (pictures, sound) if one))):
                if number % _EVERY == 0:
                    still_here()
                if packet.dts is None:
                    continue
                packet.stream = pairs[packet.stream.index]
                target.mux(packet)
        return pictures.codec_context.width, pictures.codec_context.height, round(seconds, 3)


def _streams(source: Any, kind: _Kind) -> tuple[Any, Any]:
    if not source.streams.video:
        raise _refusal("no_pictures")
    pictures = source.streams.video[0]
    if pictures.codec_context.name not in kind.pictures:
        raise _refusal("codec")
    sound = next(iter(source.streams.audio), None)
    if sound is not None and sound.codec_context.name not in _SOUND[kind.writer]:
        raise _refusal("codec")
    return pictures, sound


def _measure(pictures: Any, seconds: float) -> None:
    if seconds <= 0:
        raise _refusal("damaged")
    if seconds > MOST_SECONDS:
        raise _refusal("too_long")
    if not 0 < max(pictures.codec_context.width, pictures.codec_context.height) <= MOST_SIDE:
        raise _refusal("too_wide")


def _cover(path: Path, second: float, kind: _Kind) -> str:
    """The first still at or after this second; near the end, the last one there is."""
    with _opened(path, kind) as container:
        stream = container.streams.video[0]
        if second > 0:
            container.seek(int(second * av.time_base), backward=True)
        found = None
        for frame in container.decode(stream):
            found = frame
            if frame.time is None or frame.time >= second:
                break
        if found is None:
            raise _refusal("no_still")
        return store_picture(found.to_image()).sha256


def _kept(
    clean: Path,
    content_type: str,
    width: int,
    height: int,
    seconds: float,
    cover: str,
    still_here: Callable[[], object],
) -> Stored:
    digest = hashlib.sha256()
    with clean.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            still_here()
    sha256 = digest.hexdigest()
    place, size = path_of(sha256, content_type), clean.stat().st_size
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        clean.chmod(0o640)
        clean.rename(place)
    return Stored(sha256, content_type, width, height, size, seconds, cover)


def refusal_words(code: str) -> str:
    """The sentence of a refusal, in the reader's language."""
    sentences = _sentences()
    return sentences.get(code, sentences["stopped"])


def _refusal(code: str) -> PictureRefused:
    return PictureRefused(code, _sentences()[code])


def _sentences() -> dict[str, str]:
    hours = MOST_SECONDS // 3600
    return {
        "other": _(
            "The file is not a video that Tankar knows. Save it as MP4, MOV or WebM and choose it again."
        ),
        "damaged": _(
            "The video is damaged or only came halfway. Play it to see whether it is whole, and choose it again."
        ),
        "no_pictures": _("The file has sound but no pictures. Choose a video."),
        "codec": _(
            "The video is packed in a way that networks do not play. Save it as MP4 (H.264 with AAC) and choose "
            "it again."
        ),
        "too_long": ngettext(
            "The video is longer than %(hours)s hour. Make it shorter and choose it again.",
            "The video is longer than %(hours)s hours. Make it shorter and choose it again.",
            hours,
        )
        % {"hours": hours},
        "too_wide": _("The video has more than 4,096 pixels on a side. Save it smaller and choose it again."),
        "stopped": _(
            "Tankar could not look through the video; it tried three times. Save it anew as MP4 (H.264 with AAC) and "
            "choose it again. If that does not help, tell the administrator."
        ),
        "already": _("This video is already in the item."),
        "no_room": _(
            "The item has as many pictures and videos as it can have. Remove one, and choose the video again."
        ),
        "not_yours": _("You may no longer change this item, so the video was not put into it."),
        "no_still": _("No still could be taken from the video at that second. Choose another one."),
    }
