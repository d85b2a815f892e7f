"""Somebody at a browser: who they are, how large their screen is, what they read in."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, expect

from .city import City

__all__ = ["NAMES", "PHONE", "SCREEN", "Visitor"]

PHONE = (390, 844)
SCREEN = (1280, 900)
NAMES = {
    "aino": "Aino Rautakoski",
    "lars": "Lars Snåre-Holm",
    "marja_liisa": "Marja-Liisa Tuominen-Öst",
    "heikki": "Heikki Kivihalme",
    "johan": "Johan Björkskog",
    "pekka": "Pekka Rantasalo",
    "sirpa": "Sirpa Lehtovaara",
}
LANGUAGES = {"sv": "Svenska", "fi": "Suomi", "en": "English"}


@dataclass
class Visitor:
    """A browser of one's own (`context`), with one page open."""

    city: City
    context: BrowserContext
    page: Page
    language: str
    troubles: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Whatever the browser complains about is a fault: a blocked style, a script that fails."""
        page.on(
            "console",
            lambda said: self.troubles.append(said.text) if _matters(said.type, said.text) else None,
        )
        page.on("pageerror", lambda error: self.troubles.append(str(error)))

    def go(self, path: str) -> None:
        self.page.goto(self.city.address + path)

    def sign_in(self, who: str, to: str = "/") -> None:
        """One click on the sign-in page, in the visitor's language."""
        self.go(f"/sign-in/?next={to}")
        self.speak(self.language)
        self.page.get_by_role("button", name=NAMES[who]).click()
        expect(self.page).to_have_url(self.city.address + to)
        # the address changes before the page's script has run; keys pressed until then reach nobody
        self.page.wait_for_load_state("load")

    def speak(self, language: str) -> None:
        """Choose the language in the page's own switch, if it is not chosen already."""
        if self.page.locator("html").get_attribute("lang") != language:
            more = self.page.locator(".bar button[popovertarget='more']")
            if more.count() and more.is_visible():
                more.click()
            self.page.locator(f"button[name='language'][value='{language}']:visible").first.click()
            expect(self.page.locator("html")).to_have_attribute("lang", language)
        self.language = language

    def press(self, name: str, where: Locator | None = None) -> None:
        (where or self.page).get_by_role("button", name=name).click()

    def choose_only(self, *channels: str) -> None:
        """In the composer: exactly these channels, by their names."""
        more = self.page.locator(".more-channels > summary")
        if more.count():
            more.click()
        for chip in self.page.locator("#channels .chip:has(input)").all():
            wanted = chip.locator("span").first.inner_text() in channels
            chip.locator("input").set_checked(wanted)

    def write(self, language: str, words: str) -> None:
        """Into the text of the composer; a phone shows one language at a time."""
        tab = self.page.locator(f"#tab-{language}")
        if tab.is_visible():
            tab.click()
        self.page.locator(f"#text-{language}").fill(words)

    def see(self, words: str) -> None:
        expect(self.page.get_by_text(words).filter(visible=True).first).to_be_visible()

    def wait_until(self, happened: Callable[[], bool], seconds: float = 15) -> None:
        """For what no page tells: asked every 50 ms."""
        until = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < until, "It did not happen in time."
            self.page.wait_for_timeout(50)

    def picture(self, name: str) -> None:
        """A picture for the documentation, when STORY_PICTURES names a folder."""
        if folder := os.environ.get("STORY_PICTURES"):
            size = self.page.viewport_size or {"width": 0}
            path = Path(folder) / f"{name}-{size['width']}-{self.language}.png"
            self.page.screenshot(path=path, full_page=True)


def _matters(kind: str, text: str) -> bool:
    # an answer of 409 or 422 is told to the person by the page; the browser notes it as well
    return kind == "error" and not text.startswith("Failed to load resource")
