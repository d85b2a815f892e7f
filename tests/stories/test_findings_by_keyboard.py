"""Aino answers what is found in her words with the keyboard alone: all is in reach, and no answer takes the focus."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import Visitor

pytestmark = pytest.mark.story

SWEDISH = (
    "Alla barn får skridskorr att låna av Kalle, 040 123 4567, eller Ulla, 050 912 3344. "
    "KOM IHÅG ATT ANMÄLA ER. Parten är 131052-951J. #bredarehorisont"
)
FINNISH = "Lapset saavat lainaksi luistimet."
ROW = "document.activeElement.closest('.finding')"
CHOICES = [("sv", (320, 720)), ("fi", (1280, 900)), ("en", (1280, 900))]


@pytest.mark.parametrize(("language", "size"), CHOICES)
def test_every_finding_is_answered_without_a_mouse(
    arrive: Arrive, language: str, size: tuple[int, int]
) -> None:
    aino = arrive(language, size)
    aino.sign_in("aino", "/items/new/")
    page = aino.page
    aino.write("sv", SWEDISH)
    aino.write("fi", FINNISH)
    expect(page.locator(".finding:visible").nth(4)).to_be_visible()
    _everything_is_reached(page)
    _suggestion_is_put_in(page)
    _advice_is_kept(page)
    _tone_is_kept_by_the_page_alone(page)
    _reason_is_given(aino)
    assert barriers(page) == []
    aino.picture(f"findings-by-keyboard-{language}")


def _to(page: Page, selector: str) -> None:
    """F8 until the finding with it has the focus, then Tab until it itself has."""
    for _ in range(page.locator(".finding:visible").count()):
        page.keyboard.press("F8")
        if page.evaluate(f"{ROW}?.querySelector('{selector}') !== null"):
            break
    for _ in range(12):
        if page.evaluate(f"document.activeElement.matches('{selector}')"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached with Tab")


def _everything_is_reached(page: Page) -> None:
    """From the text itself, each once, then the first again; and backwards."""
    page.locator("#text-sv:visible, #text-fi:visible").first.focus()
    count, seen = page.locator(".finding:visible").count(), []
    place = f"[...document.querySelectorAll('.finding')].indexOf({ROW})"
    for _ in range(count + 1):
        page.keyboard.press("F8")
        seen.append(page.evaluate(place))
    assert sorted(set(seen)) == sorted(seen[:count])
    assert len(set(seen)) == count
    assert seen[count] == seen[0]
    page.keyboard.press("Shift+F8")
    assert page.evaluate(place) == seen[count - 1]


def _suggestion_is_put_in(page: Page) -> None:
    _to(page, "[data-suggests] > summary")
    page.keyboard.press("Enter")
    button = page.locator('[data-with="skridskor"]')
    expect(button).to_be_visible()
    assert page.evaluate(f"{ROW} !== null"), "what was opened took the focus"
    _to(page, '[data-with="skridskor"]')
    page.keyboard.press("Enter")
    sv = page.locator("#text-sv")
    expect(sv).to_have_value(SWEDISH.replace("skridskorr", "skridskor"))
    expect(sv).to_be_focused()
    page.keyboard.press("Control+z")
    expect(sv).to_have_value(SWEDISH)
    page.keyboard.press("Control+Shift+z")
    expect(sv).to_have_value(SWEDISH.replace("skridskorr", "skridskor"))
    expect(page.locator("[data-suggests]")).to_have_count(0)
    expect(sv).to_be_focused()


def _advice_is_kept(page: Page) -> None:
    kept = page.locator('button[value^="keep-finding"]')
    before = kept.count()
    _to(page, 'button[value^="keep-finding"]')
    page.keyboard.press("Enter")
    expect(kept).to_have_count(before - 1)
    page.wait_for_function(f"{ROW} !== null")


def _tone_is_kept_by_the_page_alone(page: Page) -> None:
    _to(page, "[data-forgets]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-forgets]:visible")).to_have_count(0)
    page.wait_for_function(f"{ROW} !== null")


def _reason_is_given(aino: Visitor) -> None:
    page = aino.page
    _to(page, ".finding-pass > summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Parten ska namnges i kungörelsen.")
    expect(page.locator("[data-autosave-state]")).to_have_attribute("data-kind", "saved")
    expect(page.locator(".finding-pass textarea")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".passing")).to_contain_text("Parten ska namnges i kungörelsen.")
    page.wait_for_function(f"{ROW} !== null")
