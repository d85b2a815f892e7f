"""Lars asks, Aino answers on her phone, Heikki and Marja-Liisa decide, and the channel ends with a notice."""

from __future__ import annotations

from playwright.sync_api import expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import PHONE

KEYS = ("goal", "audience", "resources", "languages", "accessibility", "answers", "security")


def test_a_review_ends_in_closing_with_two_decisions(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/register/?q=Sagostund")
    lars.page.get_by_role("link", name="Sagostund på svenska").first.click()
    lars.page.get_by_role("button", name="Starta en genomgång").click()
    here = lars.page.url.removeprefix(lars.city.address)

    aino = arrive("fi", PHONE)
    aino.sign_in("aino", here)
    for key in KEYS:
        aino.page.locator(f"input[name='{key}'][value='no']").check()
    aino.page.locator("input[name='future'][value='close']").check()
    assert barriers(aino.page) == []
    aino.page.get_by_role("button", name="Lähetä päättäjille").click()
    expect(aino.page.get_by_text("Nyt kaksi ihmistä päättää")).to_be_visible()

    heikki = arrive("fi")
    heikki.sign_in("heikki", here)
    heikki.page.locator("input[name='outcome'][value='close']").check()
    heikki.page.locator("#decide textarea").fill("Satutunnista kerrotaan kirjaston omalla sivulla.")
    heikki.page.get_by_role("button", name="Päätä", exact=True).click()
    expect(heikki.page.get_by_text("Toista odotetaan vielä.")).to_be_visible()

    leader = arrive("sv")
    leader.sign_in("marja_liisa", here)
    leader.page.locator("input[name='outcome'][value='close']").check()
    leader.page.locator("#decide textarea").fill("De gemensamma kanalerna räcker.")
    leader.page.get_by_role("button", name="Besluta", exact=True).click()
    expect(leader.page.get_by_text("Båda har beslutat lika, så det gäller.")).to_be_visible()

    aino.go(here)
    aino.page.locator("main nav, main a", has_text="Ruotsinkielinen satutunti").first.click()
    aino.page.get_by_role("link", name="Näin se toteutetaan").click()
    aino.page.get_by_role("button", name="Näytä ilmoitus asukkaille").click()
    expect(aino.page.get_by_text("Asukkaat näkevät ilmoituksen nyt.")).to_be_visible()
