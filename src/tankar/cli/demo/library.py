"""The demo's picture library, its captioned video and its brand page: drawn when it is made, nobody's rights."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import av
from django.core.files.base import File
from PIL import Image, ImageDraw

from tankar.cli.demo.pictures import draw
from tankar.content.actions.media.brand import add_brand_file, change_brand
from tankar.content.actions.media.caption import keep_captions
from tankar.content.actions.media.cover import use_as_cover
from tankar.content.actions.media.library import add_to_library, choose_from_library, describe_asset
from tankar.content.actions.start_item import start_item
from tankar.content.changes import Changes
from tankar.content.media import take_in
from tankar.content.media.captions import Cue, as_vtt
from tankar.content.media.covers import cut_cover
from tankar.content.media.videos import take_in_video
from tankar.content.models import Asset
from tankar.organisation.models import Person

__all__ = ["film_item", "make_brand", "make_library"]

SOURCE = "Karleby stad / Kokkolan kaupunki"
# drawing, title, what it shows in Swedish and Finnish, keywords
_PICTURES = (
    (
        "lighthouse",
        "Fyren på Tankar",
        "Tecknad fyr på en klippa i havet.",
        "Piirretty majakka luodolla.",
        "hav sommar",
    ),
    ("snow", "Plogbil", "Tecknad röd plogbil i snöfall.", "Piirretty punainen aura-auto.", "vinter gator"),
    ("books", "Bokhyllan", "Tecknad bokhylla.", "Piirretty kirjahylly.", "bibliotek läsning"),
    ("tree", "Julgranen på torget", "Tecknad julgran med ljus.", "Piirretty joulukuusi.", "jul torg"),
    ("sledge", "Kälkbacken", "Tecknad kälke i en backe.", "Piirretty pulkka mäessä.", "vinter lov"),
    (
        "lantern",
        "Lykta i fönstret",
        "Tecknad lykta i ett fönster.",
        "Piirretty lyhty ikkunassa.",
        "jul vinter",
    ),
    (
        "candles",
        "Två ljus",
        "Två tecknade ljus i ett fönster.",
        "Kaksi piirrettyä kynttilää.",
        "självständighet",
    ),
    ("lighthouse", "Tankar från söder", "Tecknad fyr och vågor.", "Piirretty majakka ja aallot.", "hav"),
    ("snow", "Snöig park", "Tecknade granar i snö.", "Piirrettyjä kuusia lumessa.", "vinter park"),
    ("books", "Nya böcker", "Tecknade böcker på rad.", "Piirrettyjä kirjoja rivissä.", "bibliotek"),
    ("tree", "Granen tänds", "Tecknad gran mot natthimmel.", "Piirretty kuusi yötaivasta vasten.", "jul"),
    ("sledge", "Sol över backen", "Tecknad sol över en snöbacke.", "Piirretty aurinko mäen yllä.", "vinter"),
)
_COVER = "Snöig park"
_LEAVE = {4: 14, 11: -3}
_SPOKEN = {
    "sv": ("Snön faller över Karleby.", "Kom ihåg reflexen!"),
    "fi": ("Kokkolassa sataa lunta.", "Muista heijastin!"),
}


def make_library(person: Person, today: dt.date, seed: int) -> None:
    """Twelve pictures; the leave for one ends soon, for another it has ended."""
    for number, (drawing, title, swedish, finnish, keywords) in enumerate(_PICTURES):
        file = File(draw(drawing, seed + number), name=f"{number}.jpg")
        asset = add_to_library(person, take_in(file), SOURCE)
        known: dict[str, Any] = {"title": title, "keywords": keywords, "people": "nobody"}
        if number in _LEAVE:
            until = today + dt.timedelta(days=_LEAVE[number])
            known |= {"people": "leave", "leave_note": "Blankett i enhetens mapp", "leave_until": until}
        describe_asset(person, asset, **known, descriptions={"sv": swedish, "fi": finnish})


def film_item(person: Person, channels: Mapping[str, tuple[str, str]], seed: int) -> None:
    """A draft of the person's with a short film of the library, captioned in both languages, a picture on its cover."""
    texts = {
        "sv": "I dag snöar det. Ta reflexen med dig ut.",
        "fi": "Tänään sataa lunta. Ota heijastin mukaan ulos.",
    }
    public_id = "".join(random.Random(f"{seed} film").choices(ascii_lowercase, k=16))  # noqa: S311 - an id, no secret
    item = start_item(person, public_id, Changes(texts=texts, channels=channels))
    choose_from_library(person, item, _film(person, seed))


def _film(person: Person, seed: int) -> Asset:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "snow.mp4"
        path.write_bytes(_snowing(seed))
        asset = add_to_library(person, take_in_video(path), SOURCE)
    described = {
        "sv": "Tecknad film: snö faller över granar.",
        "fi": "Piirretty video: lunta sataa kuusten päälle.",
    }
    asset = describe_asset(person, asset, title="Det snöar", people="nobody", descriptions=described)
    for language, words in _SPOKEN.items():
        cues = [Cue(place * 2000, place * 2000 + 1900, one) for place, one in enumerate(words)]
        keep_captions(person, asset, language, as_vtt(cues))
    park = Asset.objects.get(in_library=True, title=_COVER)
    use_as_cover(person, asset, park, cut_cover(park, asset))
    return asset


def _snowing(seed: int) -> bytes:
    chance = random.Random(seed)  # noqa: S311 - snow, not secrets
    flakes = [(chance.randrange(480), chance.randrange(270), chance.randrange(1, 4)) for _ in range(90)]
    buffer = BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        stream: Any = container.add_stream("libx264", rate=10, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 480, 270, "yuv420p"
        frame_of: Any = av.VideoFrame.from_image
        for number in range(40):
            canvas = Image.new("RGB", (480, 270), "#15243b")
            pen = ImageDraw.Draw(canvas)
            pen.rectangle((0, 220, 480, 270), fill="#f6f8fa")
            for x in range(20, 480, 90):
                pen.polygon([(x, 230), (x + 60, 230), (x + 30, 110)], fill="#22573b")
            for x, y, size in flakes:
                down = (y + number * 6 * size) % 270
                pen.ellipse((x - size, down - size, x + size, down + size), fill="white")
            for packet in stream.encode(frame_of(canvas)):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return buffer.getvalue()


def make_brand(person: Person, writer: Person) -> None:
    """Invented colours and a drawn sign: the demo has no real city's marks."""
    facts = {
        "guidance_sv": "Lugnt, klart och vänligt. Båda språken, och bilder som visar vardagen.",
        "guidance_fi": "Rauhallisesti, selkeästi ja ystävällisesti. Molemmat kielet ja kuvia arjesta.",
        "fonts": "Inter",
        "colours": [["Havsblå", "#1d4e89"], ["Fyrröd", "#c1272d"], ["Sol", "#f2b705"], ["Gran", "#22573b"]],
        "hashtags": ["#Karleby", "#Kokkola"],
    }
    units = {writer.unit: ["#KarlebyBibliotek", "#KokkolanKirjasto"]} if writer.unit else {}
    change_brand(person, facts, units)
    sign = Image.new("RGB", (360, 360), "white")
    pen = ImageDraw.Draw(sign)
    pen.polygon([(150, 320), (210, 320), (200, 110), (160, 110)], fill="#c1272d")
    pen.polygon([(150, 110), (210, 110), (180, 60)], fill="#1d4e89")
    pen.rectangle((60, 320, 300, 332), fill="#1d4e89")
    buffer = BytesIO()
    sign.save(buffer, "PNG")
    buffer.seek(0)
    stored = take_in(File(buffer, name="sign.png"))
    add_brand_file(person, stored, "logo", "Fyren (påhittad)", "En fyrs bredd på varje sida")
