"""The demo's pictures, drawn when it is made: plain shapes, nobody's rights."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw

__all__ = ["PICTURES", "draw"]

SIZE = (1200, 800)
NIGHT, SKY, SNOW, SEA = "#15243b", "#bcd8ea", "#f6f8fa", "#2f6690"
RED, YELLOW, BLUE, GREEN, WOOD = "#c1272d", "#f2b705", "#1d4e89", "#22573b", "#7a5230"


def draw(name: str, seed: int) -> BytesIO:
    """The picture called `name` as a JPEG file; the same seed gives the same picture."""
    canvas = Image.new("RGB", SIZE, SKY)
    PICTURES[name](ImageDraw.Draw(canvas), random.Random(f"{name} {seed}"))  # noqa: S311 - snow, not secrets
    file = BytesIO()
    canvas.save(file, "JPEG", quality=88)
    file.seek(0)
    return file


def _flakes(pen: ImageDraw.ImageDraw, chance: random.Random, number: int = 160) -> None:
    for _ in range(number):
        x, y, r = chance.randrange(1200), chance.randrange(800), chance.randrange(2, 7)
        pen.ellipse((x - r, y - r, x + r, y + r), fill="white")


def _lighthouse(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    pen.rectangle((0, 560, 1200, 800), fill=SEA)
    for _ in range(40):
        x, y = chance.randrange(1200), chance.randrange(580, 800)
        pen.line((x, y, x + 60, y), fill="#5b8fb5", width=4)
    pen.ellipse((380, 520, 900, 700), fill="#8d8a7d")
    pen.polygon([(590, 560), (700, 560), (680, 200), (610, 200)], fill="white")
    for top in (240, 340, 440):
        pen.rectangle((604, top, 687, top + 45), fill=RED)
    pen.rectangle((612, 145, 678, 200), fill=YELLOW)
    pen.polygon([(600, 145), (690, 145), (645, 95)], fill=RED)


def _snow(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    pen.rectangle((0, 470, 1200, 800), fill=SNOW)
    pen.polygon([(0, 640), (1200, 560), (1200, 720), (0, 780)], fill="#dfe6ec")
    for x in range(60, 1200, 190):
        pen.polygon([(x, 480), (x + 110, 480), (x + 55, 280)], fill=GREEN)
    pen.rectangle((520, 500, 760, 620), fill=RED)
    pen.rectangle((680, 430, 780, 620), fill=RED)
    pen.rectangle((700, 450, 765, 520), fill=SKY)
    pen.polygon([(790, 560), (870, 520), (870, 660), (790, 640)], fill=YELLOW)
    for x in (550, 690):
        pen.ellipse((x, 590, x + 80, 670), fill="#222222")
    _flakes(pen, chance)


def _books(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    pen.rectangle((0, 0, 1200, 800), fill="#efe3cf")
    for shelf in (300, 540, 780):
        x = 70
        while x < 1090:
            width, height = chance.randrange(28, 62), chance.randrange(130, 205)
            pen.rectangle(
                (x, shelf - height, x + width, shelf), fill=chance.choice([RED, BLUE, YELLOW, GREEN])
            )
            pen.line((x + 6, shelf - height + 24, x + width - 6, shelf - height + 24), fill="white", width=4)
            x += width + 5
        pen.rectangle((40, shelf, 1160, shelf + 18), fill=WOOD)
    pen.rectangle((960, 20, 1050, 95), fill="#b5651d")
    pen.ellipse((930, -40, 1080, 40), fill=GREEN)


def _tree(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    pen.rectangle((0, 0, 1200, 800), fill=NIGHT)
    pen.rectangle((0, 660, 1200, 800), fill=SNOW)
    pen.rectangle((570, 620, 630, 720), fill=WOOD)
    for top, width in ((120, 150), (260, 220), (400, 300)):
        pen.polygon([(600, top), (600 - width, top + 240), (600 + width, top + 240)], fill=GREEN)
    for _ in range(45):
        y = chance.randrange(180, 620)
        x = 600 + chance.randrange(-y // 3, y // 3 + 1)
        pen.ellipse((x - 8, y - 8, x + 8, y + 8), fill=YELLOW)
    _flakes(pen, chance, 90)


def _sledge(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    pen.ellipse((930, 60, 1090, 220), fill=YELLOW)
    pen.polygon([(0, 300), (1200, 700), (1200, 800), (0, 800)], fill=SNOW)
    pen.polygon([(470, 400), (690, 473), (660, 520), (470, 455)], fill=RED)
    _flakes(pen, chance, 60)


def _window(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((0, 0, 1200, 800), fill="#3b2a20")
    pen.rectangle((200, 60, 1000, 720), fill=NIGHT)
    pen.rectangle((590, 60, 610, 720), fill=WOOD)
    pen.rectangle((150, 690, 1050, 740), fill=WOOD)


def _lantern(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    _window(pen)
    pen.ellipse((250, 330, 570, 690), fill="#5a4a1c")
    pen.rectangle((340, 440, 480, 690), fill=YELLOW)
    pen.polygon([(320, 440), (500, 440), (410, 370)], fill=RED)
    pen.rectangle((400, 560, 420, 690), fill="white")
    for _ in range(30):
        x, y = chance.randrange(620, 990), chance.randrange(70, 680)
        pen.ellipse((x, y, x + 6, y + 6), fill="white")


def _candles(pen: ImageDraw.ImageDraw, _: random.Random) -> None:
    _window(pen)
    for x, colour in ((420, "white"), (720, "#2f5fa8")):
        pen.ellipse((x - 60, 300, x + 140, 500), fill="#5a4a1c")
        pen.rectangle((x, 450, x + 80, 690), fill=colour)
        pen.polygon([(x + 15, 445), (x + 65, 445), (x + 40, 345)], fill=YELLOW)


PICTURES: dict[str, Callable[[ImageDraw.ImageDraw, random.Random], None]] = {
    "lighthouse": _lighthouse,
    "snow": _snow,
    "books": _books,
    "tree": _tree,
    "sledge": _sledge,
    "lantern": _lantern,
    "candles": _candles,
}
