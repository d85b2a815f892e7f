"""Aino learns on her phone where she left off, acknowledges the guideline, asks in confidence; Lars answers her."""

from __future__ import annotations

from playwright.sync_api import expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import PHONE


def test_a_channel_manager_learns_acknowledges_and_asks(arrive: Arrive) -> None:
    aino = arrive("fi", PHONE)
    aino.sign_in("aino", "/guideline/")
    assert barriers(aino.page) == []
    aino.page.locator("main a[href='/guideline/learn/']").click()
    aino.page.locator("main a[href='/guideline/learn/channels/']").click()
    expect(aino.page.get_by_text("Tilanne 8/10")).to_be_visible()
    assert barriers(aino.page) == []
    for _situation in range(3):
        aino.page.get_by_role("radio").first.check()
        aino.press("Katso, mitä ohje sanoo")
        aino.page.get_by_role("button", name="Seuraava tilanne").or_(
            aino.page.get_by_role("button", name="Loppuun")
        ).click()
    expect(aino.page.get_by_text("On merkitty, että teit sen, mutta ei vastauksiasi.")).to_be_visible()

    aino.go("/guideline/#acknowledge")
    aino.press("Olen lukenut ja ymmärtänyt")
    expect(aino.page.get_by_text("Olet kuitannut tämän version").first).to_be_visible()

    aino.page.locator("main a[href='/guideline/ask/']").click()
    aino.page.locator("[name='text']").fill("Saanko vastata omalla nimelläni vai kirjaston?")
    assert barriers(aino.page) == []
    aino.press("Lähetä viestinnälle")
    expect(aino.page.get_by_text("Kukaan ei ole vielä ottanut sitä")).to_be_visible()
    here = aino.page.url

    lars = arrive("sv")
    lars.sign_in("lars")
    lars.page.goto(here)
    assert barriers(lars.page) == []
    lars.page.locator("[name='text']").fill("Etunimellä ja yksiköllä: Aino, kirjasto.")
    lars.press("Skicka svaret")
    expect(lars.page.get_by_text("Ditt svar är skickat.")).to_be_visible()

    aino.page.reload()
    expect(aino.page.get_by_text("Etunimellä ja yksiköllä: Aino, kirjasto.")).to_be_visible()
