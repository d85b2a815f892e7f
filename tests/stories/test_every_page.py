"""Every page, for everybody who may open it: a link leads there, axe finds nothing, nothing runs over the edge."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Page, expect

from .barriers import barriers
from .city import City
from .conftest import Arrive
from .links import Kind, follow_links, sign_in
from .visitor import NAMES, PHONE, Visitor

NARROW, WIDE = (320, 720), (1280, 900)
TURNS = [("sv", NARROW, False), ("fi", WIDE, True), ("en", NARROW, True), ("sv", WIDE, False)]

# where no link leads, or where what was typed decides
UNLINKED = (
    *("/offline/", "/nowhere/", "/invitation/", "/sign-in/new-password/", "/experts/?q=x"),
    "/channels/verify/?url=facebook.com/Kokkolankaupunki",
    "/channels/verify/?url=facebook.com/Kokko1ankaupunki",
)
# made by the library that describes the interface
_NOT_OURS = "/api/v1/docs"
FEWEST = 15

_looked_at: set[Kind] = set()


@pytest.mark.parametrize("who", ["", *NAMES])
def test_every_link_leads_to_a_page_without_barriers(city: City, arrive: Arrive, who: str) -> None:
    """Each person, and first a visitor without sign-in, follows a link to every kind of page they reach. Each reads
    those that nobody before them reached, in another language, size and colour than the one before.
    """
    with httpx.Client(base_url=city.address, trust_env=False, timeout=30, follow_redirects=True) as browser:
        if who:
            sign_in(browser, who)
        reached = follow_links(browser, "/" if who else "/sign-in/")
    assert reached.dead == []
    assert len(reached.pages) > FEWEST, "a broken page in the middle must not make the walk a short one"
    new = [path for kind, path in reached.pages.items() if kind not in _looked_at and path != _NOT_OURS]
    _looked_at.update(reached.pages)
    language, size, dark = TURNS[["", *NAMES].index(who) % len(TURNS)]
    visitor = arrive(language, size, dark)
    if who:
        visitor.sign_in(who)
    else:
        visitor.go("/sign-in/")
        visitor.speak(language)
        new += UNLINKED
    assert [fault for path in new for fault in _faults(visitor, path)] == []


def _faults(visitor: Visitor, path: str) -> list[str]:
    visitor.go(path)
    page = visitor.page
    visitor.picture("page" + path.strip("/").replace("/", "-").lower() + ("-dark" if _dark(page) else ""))
    said = [f"{path}: {one}" for one in barriers(page)]
    if page.locator("html").get_attribute("lang") != visitor.language:
        said.append(f"{path}: the page does not say that it is in {visitor.language}")
    if page.locator("h1").count() != 1:
        said.append(f"{path}: {page.locator('h1').count()} headings of the first level")
    return said


def _dark(page: Page) -> bool:
    return bool(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))


def test_the_keyboard_alone_is_enough_to_publish(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/items/new/")
    page = lars.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    for field, words in (("text-sv", "Med tangenterna."), ("text-fi", "Näppäimillä.")):
        _tab_to(page, f"#{field}")
        page.keyboard.type(words)
    expect(page.locator("#findings-title")).to_have_text("Inget att titta på")
    _tab_to(page, "button.act-now")


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached with the Tab key")


def test_the_question_mark_shows_the_keys_and_escape_goes_back(arrive: Arrive) -> None:
    lars = arrive("sv", WIDE)
    lars.sign_in("lars", "/items/new/")
    page = lars.page
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Tangenter på den här sidan")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator(".finding summary").first.click()
    chip = page.get_by_role("link", name="Regel: PRIN-1").first
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sheet")).to_be_focused()
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()


def test_the_open_sheet_is_accessible(arrive: Arrive) -> None:
    aino = arrive("fi", PHONE)
    aino.sign_in("aino", "/items/new/")
    aino.page.locator(".finding summary").first.click()
    aino.page.get_by_role("link", name="Kohta: PRIN-1").first.click()
    expect(aino.page.locator("#sheet")).to_contain_text("PRIN-1")
    aino.picture("sheet")
    assert barriers(aino.page) == []
