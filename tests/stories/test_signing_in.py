"""Aino gives her phone a passkey, keeps her codes, and comes back with nothing but her finger."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import PHONE, Visitor


def _phone_with_a_finger(visitor: Visitor) -> None:
    """The browser's own virtual authenticator: it asks nobody, and always recognises the finger."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    facts: dict[str, Any] = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": facts})


def test_aino_adds_a_passkey_and_signs_in_with_it(arrive: Arrive) -> None:
    aino = arrive("fi", (320, 720))
    _phone_with_a_finger(aino)
    aino.sign_in("aino", "/me/sign-in/")
    page = aino.page
    page.get_by_role("link", name="Lisää pääsyavain").click()
    page.get_by_label("Miksi kutsut sitä?").fill("Puhelimeni")
    aino.picture("add-passkey")
    aino.press("Lisää tämä pääsyavain")
    expect(page.get_by_role("heading", level=1)).to_have_text("Varakoodit")
    expect(page.locator(".codes li")).to_have_count(10)
    assert barriers(aino.page) == []
    aino.picture("recovery-codes")
    aino.press("Otin ne talteen")
    aino.see("Puhelimeni")
    assert barriers(aino.page) == []

    page.get_by_role("link", name=re.compile("Poista.*Puhelimeni")).click()
    aino.see("ainoa, jolla voit kirjautua")
    assert barriers(aino.page) == []

    aino.context.clear_cookies()
    aino.go("/sign-in/?next=/me/sign-in/")
    assert barriers(aino.page) == []
    aino.press("Kirjaudu pääsyavaimella")
    expect(page).to_have_url(f"{aino.city.address}/me/sign-in/")
    aino.see("Käytetty viimeksi")


def test_an_invited_person_follows_the_letter_and_is_in(arrive: Arrive) -> None:
    jukka = arrive("fi", PHONE)
    _phone_with_a_finger(jukka)
    page = jukka.page

    def letter_came() -> bool:
        jukka.go("/demo/mail/")
        return page.get_by_role("link", name="Sinut on kutsuttu Tankariin").count() > 0

    jukka.wait_until(letter_came)
    letters = page.get_by_role("link", name="Sinut on kutsuttu Tankariin")
    for number in range(letters.count()):
        # others are invited too, and a letter may be used or renewed: his is the one that opens
        jukka.go("/demo/mail/")
        letters.nth(number).click()
        address = str(page.locator("article a[href*='/invitation/']").get_attribute("href"))
        page.goto(address)
        jukka.speak("fi")
        if page.get_by_role("heading", level=1).inner_text() == "Tervetuloa, Jukka":
            break
    expect(page.get_by_role("heading", level=1)).to_have_text("Tervetuloa, Jukka")
    assert barriers(jukka.page) == []
    jukka.picture("invitation")
    jukka.press("Tee pääsyavain ja siirry sisään")
    expect(page).to_have_url(f"{jukka.city.address}/")

    late = arrive("fi", PHONE)
    late.page.goto(address)
    late.speak("fi")
    late.see("Tämä kutsu on käytetty.")
    assert barriers(late.page) == []
