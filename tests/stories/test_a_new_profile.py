"""Aino asks for a profile from her phone; Heikki and Marja-Liisa say yes; it is opened and stands in the register."""

from __future__ import annotations

from playwright.sync_api import expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import PHONE, Visitor

PLAN = {
    "aim": "Bussen missas inte.",
    "goal": "200 följare till midsommar.",
    "common_answer": "En hållplats hör inte hemma på hela stadens kanaler.",
    "ideas": "Dagens hållplats, veckans bok, chauffören berättar",
    "how_often": "Två gånger i veckan",
    "pictures": "Egna",
    "translations": "Eeva Koskivaara, samma dag",
    "answered_by": "Aino och Camilla, sv och fi",
    "answered_when": "Vardagar 10–16",
    "summer_cover": "Camilla",
    "keeper-0": "aino@demo.example",
    "half_days-0": "2",
    "keeper-1": "camilla@demo.example",
    "half_days-1": "1",
}
CHECKLIST = {
    "name_sv": "Bokbussen",
    "name_fi": "Kirjastoauto",
    "handle": "@bokbussen.exempel",
    "url": "https://www.instagram.com/bokbussen.exempel/",
    "recovery_kept": "Bibliotekets kassaskåp",
}


def _fill(visitor: Visitor, words: dict[str, str]) -> None:
    for name, text in words.items():
        visitor.page.locator(f"[name='{name}']").fill(text)


def _yes(visitor: Visitor, who: str, here: str) -> None:
    visitor.sign_in(who)
    visitor.page.goto(here)
    visitor.page.locator("input[name='answer'][value='yes']").check()
    visitor.page.locator("input[name='phrase'][value='need']").check()
    visitor.page.locator(".box form button[type='submit']").click()


def test_a_profile_is_asked_for_decided_by_two_opened_and_registered(arrive: Arrive) -> None:
    aino = arrive("sv", PHONE)
    aino.sign_in("aino", "/profiles/new/")
    expect(aino.page.get_by_role("heading", name="Räcker en gemensam kanal?")).to_be_visible()
    first = {"title": "Bokbussen på Instagram", "platform": "Instagram", "need": "Var bussen står."}
    _fill(aino, {**first, "target_group": "Familjer längs rutten"})
    assert barriers(aino.page) == []
    aino.press("Be kommunikationen om råd")
    expect(aino.page.get_by_text("Hos kommunikationen för råd")).to_be_visible()
    here = aino.page.url

    lars = arrive("sv")
    lars.sign_in("lars")
    lars.page.goto(here)
    lars.page.locator("#advice-words").fill("Skriv bildbeskrivningarna på båda språken.")
    lars.press("Skicka rådet")

    aino.page.goto(here + "write/")
    _fill(aino, PLAN)
    for name, value in (("children", "no"), ("posting_role", "organisation"), ("paid", "no")):
        aino.page.locator(f"input[name='{name}'][value='{value}']").check()
    aino.press("Be om de två besluten")
    expect(aino.page.get_by_text("Inget svar är inget ja.")).to_be_visible()

    heikki, marja_liisa = arrive("fi"), arrive("fi")
    _yes(heikki, "heikki", here)
    expect(heikki.page.locator("#unit")).to_contain_text("Heikki Kivihalme")
    _yes(marja_liisa, "marja_liisa", here)
    expect(marja_liisa.page.get_by_text("Molemmat ovat sanoneet kyllä.")).to_be_visible()
    assert barriers(marja_liisa.page) == []

    aino.page.reload()
    _fill(aino, CHECKLIST)
    for tick in aino.page.locator("#opening .tick input").all():
        tick.check()
    aino.press("Spara checklistan")
    lars.page.reload()
    lars.press("För in den i registret")
    expect(lars.page.get_by_role("heading", name="Bokbussen")).to_be_visible()
    lars.page.get_by_role("link", name="Beslutet: vem, när, på vilken grund").click()
    decided = lars.page.locator(".decision-history")
    expect(decided).to_contain_text("Heikki Kivihalme")
    expect(decided).to_contain_text("Marja-Liisa Tuominen-Öst")
    expect(decided).to_contain_text("PLAN-1")
