"""The browser's Back button after an undo: the page is what the item is now."""

from __future__ import annotations

from playwright.sync_api import expect

from .conftest import Arrive


def test_back_after_undo_shows_the_item_as_it_is(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/items/new/")
    page = lars.page
    page.locator("#text-sv").fill("Tillbaka efter att ha ångrat.")
    page.locator("#text-fi").fill("Takaisin kumoamisen jälkeen.")
    expect(page.locator("[data-autosave-state]")).to_contain_text("Sparat")
    page.wait_for_timeout(50)
    lars.press("Publicera nu")
    expect(page.get_by_role("button", name="Ångra").first).to_be_visible()
    scheduled = page.url
    lars.press("Ångra")
    page.wait_for_load_state("load")
    page.go_back()
    page.wait_for_load_state("load")
    # whichever page it was: no button offers to undo what is undone, and the item is a draft
    expect(page.get_by_role("button", name="Ångra")).to_have_count(0)
    lars.go(scheduled.removeprefix(lars.city.address))
    expect(page.get_by_role("button", name="Ångra")).to_have_count(0)
