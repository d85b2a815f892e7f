"""Lars asks, Marja-Liisa says yes, Lars changes a word: the yes is void, and both read what changed. He undoes it
in one press, and the yes stands again."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from .conftest import Arrive
from .visitor import PHONE, Visitor

SWEDISH = "Nämnden behandlar vinterns skidspår. Inget är beslutat ännu."
FINNISH = "Lautakunta käsittelee talven latuja. Mitään ei ole vielä päätetty."


def test_a_yes_is_void_when_a_word_changes(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/items/new/")
    _he_writes_and_asks(lars)
    address = lars.page.url.removeprefix(lars.city.address)
    marja_liisa = arrive("fi", PHONE)
    marja_liisa.sign_in("marja_liisa")
    _she_says_yes(marja_liisa)
    _he_changes_a_word(lars, address)
    _he_keeps_it_as_approved(lars)


def _he_writes_and_asks(lars: Visitor) -> None:
    page = lars.page
    page.locator("#text-sv").fill(SWEDISH)
    page.locator("#text-fi").fill(FINNISH)
    expect(page.get_by_role("button", name="Publicera nu")).to_be_visible()
    pending = page.locator("input[name='subjects'][value='pending_matter']")
    page.locator("details").filter(has=pending).locator("> summary").click()
    pending.check()
    expect(page.get_by_role("button", name="Publicera nu")).to_have_count(0)
    page.get_by_label("Vem granskar").select_option(label="Marja-Liisa Tuominen-Öst")
    page.get_by_label("Vad ska granskas?").fill("Är det tydligt?")
    lars.picture("send-for-review")
    lars.press("Skicka för granskning")
    lars.see("Marja-Liisa Tuominen-Öst har ombetts granska det här")


def _she_says_yes(marja_liisa: Visitor) -> None:
    page = marja_liisa.page
    page.get_by_role("link", name="Näytä kaikki").first.click()
    page.get_by_role("link", name="Tarkista: Nämnden behandlar").first.click()
    marja_liisa.see("Är det tydligt?")
    marja_liisa.see(FINNISH)
    marja_liisa.picture("review")
    marja_liisa.press("Hyväksy")
    marja_liisa.see("Hyväksyit.")


def _he_changes_a_word(lars: Visitor, address: str) -> None:
    page = lars.page
    lars.go(address.rstrip("/") + "/write/")
    lars.see("Marja-Liisa Tuominen-Öst har sagt ja till exakt det här")
    # the time that was approved is proposed
    expect(page.get_by_role("button", name="Schemalägg")).to_be_visible()
    page.locator("#text-fi").press_sequentially("K")
    lars.see("Du ändrar det som har godkänts")
    page.locator("#text-fi").fill(FINNISH + " Kokous on torstaina.")
    lars.see("Det här är inte längre det som godkändes")
    lars.see("Den finska texten har ändrats:")
    expect(page.get_by_role("button", name=re.compile("Publicera nu|Schemalägg"))).to_have_count(0)
    lars.picture("voided-yes")


def _he_keeps_it_as_approved(lars: Visitor) -> None:
    lars.press("Behåll som godkänt")
    lars.see("Det är som det godkändes.")
    expect(lars.page.locator("#text-fi")).to_have_value(FINNISH)
    expect(lars.page.get_by_role("button", name="Schemalägg")).to_be_visible()
