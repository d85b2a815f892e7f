"""A photograph as a phone takes it: with the place and the time written into it."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational
from playwright.sync_api import FilePayload

__all__ = ["has_metadata", "photo"]

_GPS, _TAKEN, _MAKE = 0x8825, 0x0132, 0x010F


def photo(name: str = "IMG_2041.jpg") -> FilePayload:
    """An empty reading room with a closed door, photographed at the library in Karleby."""
    canvas = Image.new("RGB", (1600, 1200), "#efe3cf")
    pen = ImageDraw.Draw(canvas)
    for shelf, colours in ((420, ("#c1272d", "#1d4e89")), (760, ("#22573b", "#f2b705"))):
        for place in range(16):
            pen.rectangle(
                (60 + place * 50, shelf - 200 - place % 5 * 16, 100 + place * 50, shelf),
                fill=colours[place % 2],
            )
        pen.rectangle((40, shelf, 880, shelf + 22), fill="#7a5230")
    pen.rectangle((1040, 260, 1400, 1120), fill="#7a5230")
    pen.rectangle((1080, 300, 1360, 700), fill="#bcd8ea")
    pen.rectangle((1130, 430, 1310, 560), fill="white")
    pen.line((1150, 470, 1290, 470), fill="#15243b", width=12)
    pen.line((1150, 515, 1250, 515), fill="#15243b", width=12)
    pen.rectangle((0, 1120, 1600, 1200), fill="#8d7a5f")
    told = Image.Exif()
    told[_MAKE], told[_TAKEN] = "Exempel", "2026:11:22 17:02:11"
    degrees = tuple(IFDRational(part) for part in (63, 50, 16))
    told.get_ifd(_GPS).update(
        {1: "N", 2: degrees, 3: "E", 4: tuple(IFDRational(part) for part in (23, 7, 48))}
    )
    file = BytesIO()
    canvas.save(file, "JPEG", quality=85, exif=told)
    assert has_metadata(file.getvalue())
    return {"name": name, "mimeType": "image/jpeg", "buffer": file.getvalue()}


def has_metadata(picture: bytes) -> bool:
    return b"Exif" in picture or bool(Image.open(BytesIO(picture)).getexif())
