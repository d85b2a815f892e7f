"""Aino is away for two days and says so from her phone; Heikki, told of the gap, answers himself."""

from __future__ import annotations

import datetime as dt

from playwright.sync_api import expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import PHONE


def test_two_dates_from_the_phone_and_somebody_else_answers(arrive: Arrive) -> None:
    aino = arrive("fi", PHONE)
    aino.sign_in("aino")
    aino.page.get_by_text("Poissa? Kerro siitä").click()
    monday = dt.date.fromisoformat(aino.page.locator("#away-first").get_attribute("min") or "")
    monday += dt.timedelta(days=7 - monday.weekday())
    aino.page.locator("#away-first").fill((monday + dt.timedelta(days=1)).isoformat())
    aino.page.locator("#away-last").fill((monday + dt.timedelta(days=2)).isoformat())
    aino.page.get_by_role("button", name="Tallenna", exact=True).click()
    expect(aino.page.get_by_text("Syytä ei kysytä eikä tallenneta.")).to_be_visible()
    gap = aino.page.locator(".row", has_text="Ruotsinkielinen satutunti")
    expect(gap.get_by_text("Kukaan ei vastaa:")).to_be_visible()
    assert barriers(aino.page) == []

    heikki = arrive("sv")
    heikki.sign_in("heikki")
    row = heikki.page.get_by_role("row", name="Sagostund på svenska")
    expect(row.get_by_text("Ingen:")).to_be_visible()
    row.get_by_role("link", name="Ordna svarare").click()
    heikki.page.get_by_label("Heikki Kivihalme").check()
    expect(heikki.page.get_by_text("Aino Rautakoski – borta en del av dagarna")).to_be_visible()
    assert barriers(heikki.page) == []
    arrange = heikki.page.locator("#arrange")
    arrange.get_by_role("button", name="Ordna svarare").click()
    expect(heikki.page.get_by_text("svarar så länge och har fått veta det.")).to_be_visible()

    aino.page.reload()
    expect(aino.page.locator(".row", has_text="Ruotsinkielinen satutunti")).to_have_count(0)
