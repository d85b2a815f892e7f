"""Caption files: SubRip (.srt) and WebVTT (.vtt) in, cues to edit, WebVTT out.

1. The bytes become text: UTF-8, UTF-16 when it says so, else Windows' Western letters.
2. Blocks are parted by empty lines. A block has a line of times, and words after it; a number or name before.
3. What cannot be read is told with its line, and nothing is guessed.
4. Marks for colour and place are left out: networks show their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

__all__ = [
    "CaptionsRefused",
    "Cue",
    "as_vtt",
    "cues_of",
    "decoded",
    "read_time",
    "shifted",
    "split",
    "too_many_cues",
    "written_time",
]

MOST_BYTES = 1024 * 1024
# a caption is three fields of the form, and a form brings at most 2,000 (settings.py)
MOST_CUES = 600
_TIME = re.compile(r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})")
_ARROW = re.compile(r"^\s*(\S+)\s*-->\s*(\S+)(?:\s.*)?$")
_MARK = re.compile(r"<[^<>\n]*>|\{\\[^}\n]*\}")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": "", "&amp;": "&"}
_OTHER_BLOCKS = ("NOTE", "STYLE", "REGION", "WEBVTT")


class CaptionsRefused(Exception):
    """`line` of the file, counted from 1 (0: the whole file); `sentence` for the person."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"line {line}")
        self.line = line
        numbered = _("Line %(line)s: %(sentence)s") % {"line": line, "sentence": sentence}
        self.sentence = numbered if line else sentence


@dataclass(frozen=True)
class Cue:
    """What is said between two moments, in milliseconds."""

    start: int
    end: int
    text: str


def decoded(data: bytes) -> str:
    """The text of a file. Raises `CaptionsRefused` for what is no text."""
    if len(data) > MOST_BYTES:
        raise CaptionsRefused(
            0, _("The file is bigger than 1 MB. Captions are never that long: choose the .srt or .vtt file.")
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    if "\x00" in text:
        raise CaptionsRefused(0, _("The file is no caption file. Choose one that ends in .srt or .vtt."))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def cues_of(text: str) -> list[Cue]:
    """The cues in the order of their beginnings. Raises `CaptionsRefused` with the line that cannot be read."""
    cues = list(_read(text))
    if not cues:
        raise CaptionsRefused(0, _("The file has no captions. Choose one that ends in .srt or .vtt."))
    if len(cues) > MOST_CUES:
        raise CaptionsRefused(0, too_many_cues())
    return sorted(cues, key=lambda one: (one.start, one.end))


def too_many_cues() -> str:
    words = _("More than %(most)s captions cannot be kept for one video. Part the video, and its captions.")
    return words % {"most": MOST_CUES}


def _read(text: str) -> Iterator[Cue]:
    for first, block in _blocks(text):
        if block[0].split(maxsplit=1)[0].upper() in _OTHER_BLOCKS and "-->" not in block[0]:
            continue
        # a number or a name may stand before the times
        place = next((number for number, line in enumerate(block[:2]) if "-->" in line), None)
        if place is None:
            raise CaptionsRefused(
                first, _("here the times are missing, such as 00:00:01,000 --> 00:00:04,000.")
            )
        start, end = _times(block[place], first + place)
        words = _plain("\n".join(block[place + 1 :]))
        if words:
            yield Cue(start, end, words)


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Number of the first line, and the lines, of each block."""
    block: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _times(line: str, number: int) -> tuple[int, int]:
    found = _ARROW.match(line)
    start, end = (read_time(found[1]), read_time(found[2])) if found else (None, None)
    if start is None or end is None:
        raise CaptionsRefused(
            number, _("the times cannot be read. They look like 00:00:01,000 --> 00:00:04,000.")
        )
    if end <= start:
        raise CaptionsRefused(number, _("the caption ends before it begins."))
    return start, end


def read_time(text: str) -> int | None:
    """Milliseconds of "1:02:03,400", "02:03.4" or "2:03.400"; None for what is no time."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds, rest = found.groups()
    return (int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + int(rest.ljust(3, "0"))


def written_time(moment: int) -> str:
    """00:02:03.400"""
    seconds, rest = divmod(max(0, moment), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _plain(text: str) -> str:
    text = _MARK.sub("", text)
    for entity, letter in _ENTITIES.items():
        text = text.replace(entity, letter)
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def as_vtt(cues: Sequence[Cue]) -> str:
    """WebVTT: numbered cues, nothing in them that could be read as a mark or as times."""
    blocks = ["WEBVTT"]
    for number, cue in enumerate(cues, start=1):
        words = cue.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        lines = "\n".join(line for line in words.split("\n") if line.strip())
        blocks.append(f"{number}\n{written_time(cue.start)} --> {written_time(cue.end)}\n{lines}")
    return "\n\n".join(blocks) + "\n"


def shifted(cues: Sequence[Cue], by: int) -> list[Cue]:
    """All of them `by` milliseconds later (earlier below 0); what would end before the video begins is left out."""
    return [replace(one, start=max(0, one.start + by), end=one.end + by) for one in cues if one.end + by > 0]


def split(cues: Sequence[Cue], place: int) -> list[Cue]:
    """The cue at `place` as two: in the middle of its time, at the word nearest to the middle."""
    cue = cues[place]
    words = cue.text.split()
    half = max(1, len(words) // 2)
    middle = (cue.start + cue.end) // 2
    parts = [Cue(cue.start, middle, " ".join(words[:half])), Cue(middle, cue.end, " ".join(words[half:]))]
    return [*cues[:place], *parts, *cues[place + 1 :]]
