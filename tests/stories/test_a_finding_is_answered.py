"""Aino writes, and what is found in her words is shown, repaired, kept and passed, without losing one of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Arrive

pytestmark = pytest.mark.story

SWEDISH = "😀 Läsesalen stänger kl. 12.00. Ring Kalle, 040 123 4567. Parten är 131052-951J. #bredarehorisont"
FINNISH = "Lukusali sulkeutuu klo 13.00. Soita Kallelle, 040 123 4567. Asianosainen tietää. #BredareHorisont"


def test_findings_are_shown_repaired_kept_and_passed(arrive: Arrive) -> None:
    aino = arrive("sv", (390, 844))
    aino.sign_in("aino", "/items/new/")
    page = aino.page
    aino.write("sv", SWEDISH)
    aino.write("fi", FINNISH)
    selected = "(f) => f.value.slice(f.selectionStart, f.selectionEnd)"

    page.locator('[data-shows="text-fi"][data-words="040 123 4567"]').click()
    expect(page.locator("#text-fi")).to_be_focused()
    assert page.locator("#text-fi").evaluate(selected) == "040 123 4567"
    page.locator('[data-shows="text-fi"]:not([data-words])').click()
    assert page.locator("#text-fi").evaluate(selected) == "klo 13.00"

    page.locator('[data-with="#BredareHorisont"]').click()
    expect(page.locator("#text-sv")).to_have_value(SWEDISH.replace("#bredarehorisont", "#BredareHorisont"))
    expect(page.locator('[data-with="#BredareHorisont"]')).to_have_count(0)

    before = page.locator("[data-finding]").count()
    page.locator('button[value^="keep-finding"]').first.click()
    expect(page.locator("[data-finding]")).to_have_count(before - 1)

    passing = page.locator(".finding-pass").first
    passing.locator("summary").click()
    passing.locator("textarea").fill("Parten ska namnges i kungörelsen.")
    expect(page.locator("[data-autosave-state]")).to_have_attribute("data-kind", "saved")
    passing.locator("button").click()
    expect(page.locator(".passing")).to_contain_text("Parten ska namnges i kungörelsen.")
