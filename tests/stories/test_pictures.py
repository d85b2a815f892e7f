"""The pictures of the guide. To take them anew, run this file alone with these in the environment:
STORY_PICTURES=docs/guide/pictures STORY_TODAY=2026-11-23
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from .conftest import Arrive
from .photo import photo

SIZE = (1280, 800)

pytestmark = pytest.mark.skipif(
    "STORY_PICTURES" not in os.environ, reason="pictures are taken only when STORY_PICTURES names a folder"
)


def test_today_is_taken_for_the_guide(arrive: Arrive) -> None:
    marja_liisa = arrive("sv", SIZE)
    marja_liisa.sign_in("marja_liisa")
    _take(marja_liisa.page, "today")


def test_the_composer_is_taken_for_the_guide(arrive: Arrive) -> None:
    lars = arrive("sv", SIZE)
    lars.sign_in("lars", "/items/new/")
    page = lars.page
    page.get_by_label("Välj", exact=True).set_input_files(photo())
    lars.see("Plats och tid borttagna")
    page.get_by_role("radio", name="Ingen igenkännbar").check()
    page.locator("#text-sv").fill(
        "Läsesalen är stängd på torsdag 26.11. Vi lägger nytt golv. Välkommen igen på fredag!"
    )
    page.locator("#text-fi").fill(
        "Lukusali on suljettu torstaina 26.11. Teemme uuden lattian. Tervetuloa perjantaina!"
    )
    page.get_by_label("Bildbeskrivning, Svenska").fill("Läsesalens stängda dörr med en vit lapp.")
    expect(page.locator("#findings-title")).to_have_text("1 sak att titta på")
    page.locator("#texts").evaluate("(part) => window.scrollTo(0, part.offsetTop - 120)")
    page.locator("#text-sv").evaluate("(field) => field.blur()")
    _take(page, "composer")


def _take(page: Page, name: str) -> None:
    """As the screen shows it, in at most 256 colours: small enough to be kept."""
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    shot.save(Path(os.environ["STORY_PICTURES"]) / f"{name}.png", optimize=True)
