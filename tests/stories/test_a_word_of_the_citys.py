"""Lars tells the rules a number of the city's own, tries it, sees what would change, publishes it: no developer."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .barriers import barriers
from .conftest import Arrive

pytestmark = pytest.mark.story


def test_a_rule_is_changed_without_a_developer(arrive: Arrive) -> None:
    lars = arrive("en", (320, 720))
    lars.sign_in("lars", "/checks/")
    page = lars.page
    lars.speak("en")
    page.get_by_role("link", name="The city’s words").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The city’s words")
    pages = page.locator(".word-pages")
    faults = barriers(page)
    page.get_by_role("link", name="Public phone numbers").click()
    page.get_by_label("Add").fill("112\n040 123 4567")
    lars.press("Keep in the draft")
    expect(page.locator("[aria-invalid]")).to_have_value("112\n040 123 4567")
    lars.picture("words-list-refused")
    faults += barriers(page)
    page.get_by_label("Add").fill("040 123 4567")
    lars.press("Keep in the draft")
    expect(page.get_by_role("heading", level=1)).to_have_text("The city’s words")
    lars.picture("words-lists")

    pages.get_by_role("link", name="Rules").click()
    faults += barriers(page)
    lars.picture("words-rules")
    pages.get_by_role("link", name="Try").click()
    page.get_by_label("Sample text").fill("Ring 040 123 4567.")
    lars.press("Try", page.locator("main"))
    expect(page.locator("#judged-today ~ .example mark")).to_have_text("040 123 4567")
    expect(page.locator("#judged-draft ~ .example mark")).to_have_count(0)
    faults += barriers(page)
    lars.picture("words-try")
    pages.get_by_role("link", name="What would change").click()
    expect(page.get_by_text("posts looked through.")).to_be_visible()
    faults += barriers(page)
    lars.picture("words-effect")

    pages.get_by_role("link", name="Publish").click()
    page.get_by_label("What is changed, and why").fill("The new desk has a number of its own.")
    faults += barriers(page)
    lars.picture("words-publish")
    lars.press("Publish", page.locator("main"))
    expect(page.get_by_text("Version 2 is published")).to_be_visible()
    assert faults == []
