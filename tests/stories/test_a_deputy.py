"""Marja-Liisa is away and Lars stands in: what nobody answered in time reaches him, and is never a yes by itself."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from .conftest import Arrive, MoveClock
from .visitor import Visitor

SWEDISH = "Sagostunden flyttar ut i parken i sommar."
FINNISH = "Satutunti siirtyy kesällä puistoon."


def test_what_is_late_goes_to_the_deputy(arrive: Arrive, move_clock: MoveClock) -> None:
    marja_liisa = arrive("sv")
    marja_liisa.sign_in("marja_liisa", "/me/")
    _she_names_lars(marja_liisa)
    aino = arrive("sv")
    aino.sign_in("aino", "/items/new/")
    address = _aino_asks_her(aino)
    # hours of offices pass while the browser blinks
    move_clock(aino, "midsummer")
    lars = arrive("sv")
    lars.sign_in("lars")
    _lars_answers(lars, address)
    aino.go(address)
    aino.see("Lars Snåre-Holm har sagt ja till exakt det här")


def _she_names_lars(marja_liisa: Visitor) -> None:
    page = marja_liisa.page
    page.locator("summary", has_text="Låt någon").first.click()
    form = page.locator("form[action*='deputy']").first
    today = dt.datetime.now(ZoneInfo("Europe/Helsinki")).date()
    form.locator("[name$='email']").fill("lars@demo.example")
    form.locator("[name$='valid_from']").fill(today.isoformat())
    form.locator("[name$='valid_to']").fill((today + dt.timedelta(days=400)).isoformat())
    form.get_by_role("button").click()
    expect(page.locator("main")).to_contain_text("Lars Snåre-Holm")


def _aino_asks_her(aino: Visitor) -> str:
    page = aino.page
    page.locator("#text-fi").fill(FINNISH)
    page.locator("#text-sv").fill(SWEDISH)
    page.get_by_role("button", name="Be en kollega titta först").click()
    page.get_by_label("Vem granskar").select_option(label="Marja-Liisa Tuominen-Öst")
    day = dt.datetime.now(ZoneInfo("Europe/Helsinki")).date() + dt.timedelta(days=2)
    page.get_by_label("Ska gå ut den").fill(day.isoformat())
    aino.press("Skicka för granskning")
    aino.see("Marja-Liisa Tuominen-Öst har ombetts granska det här")
    return page.url.removeprefix(aino.city.address)


def _lars_answers(lars: Visitor, address: str) -> None:
    page = lars.page
    # the whole list: others have waited longer
    page.goto(f"{lars.city.address}/?all=waiting")
    waiting = page.get_by_role("link", name="Granska: Sagostunden flyttar ut")
    lars.wait_until(lambda: page.reload() is not None and waiting.count() > 0, 45)
    waiting.first.click()
    lars.see("Gick vidare till")
    lars.picture("passed-on")
    lars.press("Ja")
    lars.see("Du sade ja.")
