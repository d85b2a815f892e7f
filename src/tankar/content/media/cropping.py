"""Cutting a part out of a picture, said without numbers: a shape, how much of the picture, and where."""

from __future__ import annotations

from dataclasses import dataclass

from tankar.content.media.pictures import Crop

__all__ = ["LEAST", "PLACES", "RATIOS", "WHOLE", "Frame", "box_of", "frame_of", "part_of", "standing_of"]

# width : height; the whole picture's own shape is said by None
RATIOS: dict[str, tuple[int, int] | None] = {
    "original": None,
    "1:1": (1, 1),
    "4:5": (4, 5),
    "16:9": (16, 9),
    "9:16": (9, 16),
}
LEAST = 20
MOST = 100
MIDDLE = 500
PLACES = (0, MIDDLE, 1000)


@dataclass(frozen=True)
class Frame:
    """`part`: of the largest such shape that fits, per cent. `across`, `down`: where in the room left over, per
    mille; 500 is the middle."""

    ratio: str = "original"
    part: int = MOST
    across: int = MIDDLE
    down: int = MIDDLE


WHOLE = Frame()


def box_of(frame: Frame, width: int, height: int) -> Crop | None:
    """The frame as pixels of a picture of this size; None for the whole picture. What is out of bounds is
    brought into them."""
    box = part_of(RATIOS.get(frame.ratio) or (width, height), frame, width, height)
    return None if box[2:] == (width, height) else box


def part_of(ratio: tuple[int, int], frame: Frame, width: int, height: int) -> Crop:
    """The same in a shape of one's own, whatever the frame says of its ratio; the whole picture too is pixels."""
    fits = min(width / ratio[0], height / ratio[1]) * min(MOST, max(LEAST, frame.part)) / MOST
    wide = min(width, max(1, round(ratio[0] * fits)))
    high = min(height, max(1, round(ratio[1] * fits)))
    left = round((width - wide) * min(1000, max(0, frame.across)) / 1000)
    top = round((height - high) * min(1000, max(0, frame.down)) / 1000)
    return (left, top, wide, high)


def frame_of(crop: Crop | None, width: int, height: int) -> Frame:
    """The frame that made this cut-out, as nearly as can be told: what the form shows."""
    if crop is None:
        return WHOLE
    ratio = min(RATIOS, key=lambda one: abs(_shape(one, width, height) - crop[2] / crop[3]))
    return standing_of(crop, RATIOS[ratio] or (width, height), width, height, ratio)


def standing_of(
    crop: Crop, shape: tuple[int, int], width: int, height: int, ratio: str = "original"
) -> Frame:
    """The same of a cut-out whose shape is known."""
    left, top, wide, high = crop
    fits = min(width / shape[0], height / shape[1])
    part = round(wide / (shape[0] * fits) * MOST)
    return Frame(
        ratio,
        min(MOST, max(LEAST, part)),
        round(left * 1000 / (width - wide)) if width > wide else MIDDLE,
        round(top * 1000 / (height - high)) if height > high else MIDDLE,
    )


def _shape(ratio: str, width: int, height: int) -> float:
    wide, high = RATIOS[ratio] or (width, height)
    return wide / high
