"""A few pages of the city's own website, so that links lead somewhere where there is no internet. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw
from starlette.requests import Request
from starlette.responses import Response

from .face import missing, page

SIZE = (1200, 630)


@dataclass(frozen=True)
class Told:
    """One page in one language. `shows`: what its picture shows."""

    language: str
    title: str
    lead: str
    picture: str
    shows: str


PAGES = {
    ("sv", "isen"): Told(
        "sv",
        "Hur stark är isen i dag?",
        "Staden mäter isen vid simstranden varje måndag. Här står den senaste mätningen.",
        "ice",
        "En tecknad strand med is ända till horisonten.",
    ),
    ("fi", "jaa"): Told(
        "fi",
        "Kuinka vahva jää on tänään?",
        "Kaupunki mittaa uimarannan jään joka maanantai. Tässä on viimeisin mittaus.",
        "ice",
        "Piirretty ranta, jonka edessä jää ulottuu taivaanrantaan.",
    ),
    ("sv", "simhallen"): Told(
        "sv",
        "Simhallens öppettider",
        "Öppet alla dagar, på helger till klockan 18.",
        "pool",
        "En tecknad bassäng med banor.",
    ),
    ("fi", "uimahalli"): Told(
        "fi",
        "Uimahallin aukioloajat",
        "Avoinna joka päivä, viikonloppuisin kello 18:aan.",
        "pool",
        "Piirretty allas, jossa on ratoja.",
    ),
}


async def show(request: Request) -> Response:
    told = PAGES.get((request.path_params["language"], request.path_params["name"]))
    if told is None:
        return missing(request)
    return page(request, "city.html", told=told, picture=f"/city/{told.picture}.png")


async def picture(request: Request) -> Response:
    name, _dot, kind = request.path_params["picture"].partition(".")
    if kind != "png" or name not in {one.picture for one in PAGES.values()}:
        return missing(request)
    return Response(_drawn(name), media_type="image/png")


@cache
def _drawn(name: str) -> bytes:
    canvas = Image.new("RGB", SIZE, "#bcd8ea" if name == "ice" else "#7fc4d6")
    pen = ImageDraw.Draw(canvas)
    if name == "ice":
        pen.rectangle((0, 250, 1200, 630), fill="#f6f8fa")
        pen.polygon([(0, 630), (0, 480), (420, 560), (600, 630)], fill="#7a5230")
    else:
        for across in range(100, 1200, 200):
            pen.line((across, 0, across, 630), fill="#f6f8fa", width=8)
    file = BytesIO()
    canvas.save(file, "PNG")
    return file.getvalue()
