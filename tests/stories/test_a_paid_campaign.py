"""Aino boosts a post and asks for a campaign, from her phone in Finnish; Heikki decides in Swedish; Lars is told."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import PHONE, Visitor

TITLE = "Lukupiiri jokaiselle kielelle"
RADIOS = {
    "within_limits": "yes",
    "account_is_citys": "yes",
    "landing": "none",
    "languages": "both",
    "political_actor": "no",
    "political_election": "no",
    "political_influence": "no",
    "official_only": "no",
}


def test_a_boost_and_a_campaign_from_the_phone(arrive: Arrive) -> None:
    aino = arrive("fi", PHONE)
    aino.sign_in("aino", "/campaigns/")
    _she_boosts(aino)
    here = _she_asks(aino)

    heikki = arrive("sv")
    heikki.sign_in("heikki", "/notices/")
    heikki.page.get_by_role("button", name=re.compile(TITLE)).first.click()
    expect(heikki.page).to_have_url(here)
    heikki.see("Det här ansöks om")
    assert barriers(heikki.page) == []
    heikki.page.get_by_label("Varför?").fill("Bra för dem som läser på andra språk.")
    heikki.press("Godkänn")
    heikki.see("Godkänd, kommunikationen vet")

    lars = arrive("sv")
    lars.sign_in("lars")
    expect(lars.page.get_by_role("heading", name="Kampanjer som börjar")).to_be_visible()
    lars.page.goto(here)
    lars.see("Bra för dem som läser på andra språk.")
    lars.press("Sett")
    lars.see("Godkänd, kommunikationen har sett den")

    aino.page.goto(here)
    aino.see("viestintä on nähnyt ilmoituksen")


def _she_boosts(aino: Visitor) -> None:
    page = aino.page
    page.get_by_role("link", name=re.compile("Nosta julkaisua")).first.click()
    day = _today().isoformat()
    page.get_by_label("Mikä julkaisu ja miksi?").fill("Satutunti: lisää perheitä")
    page.get_by_label("Summa enintään, euroa").fill("40,50")
    page.get_by_label("Ensimmäinen päivä").fill(day)
    page.get_by_label("Viimeinen päivä").fill(day)
    aino.press("Nosta ja kerro viestinnälle")
    aino.see("Viestinnälle on kerrottu; muuta ei tarvita.")
    aino.see("40,50")


def _she_asks(aino: Visitor) -> str:
    aino.go("/campaigns/new/")
    page = aino.page
    words = {
        "title": TITLE,
        "goal": "Viisikymmentä uutta lukijaa",
        "audience": "Aikuiset",
        "networks": "Facebook",
    }
    for name, said in words.items():
        page.locator(f"[name='{name}']").fill(said)
    expect(page.locator("[data-autosave-state]")).to_have_text(re.compile(r"^Tallennettu \d"))
    # sent too early: what is missing is said at its field, and nothing is lost
    aino.press("Lähetä yksikön päällikölle")
    aino.see("Kerro, mikä kustannuspaikka maksaa.")
    expect(page.locator("[name='title']")).to_have_value(TITLE)
    assert barriers(page) == []
    for name, day in (("begins_on", 7), ("ends_on", 14)):
        page.locator(f"[name='{name}']").fill((_today() + dt.timedelta(days=day)).isoformat())
    page.locator("[name='budget']").fill("1 250,50")
    page.locator("[name='cost_centre']").fill("4711")
    for name, value in RADIOS.items():
        page.locator(f"[name='{name}'][value='{value}']").check()
    aino.press("Lähetä yksikön päällikölle")
    aino.see("Vastaamatta jättäminen ei koskaan ole kyllä.")
    return page.url


def _today() -> dt.date:
    return dt.datetime.now(ZoneInfo("Europe/Helsinki")).date()
