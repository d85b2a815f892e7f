"""Lars writes Swedish and orders the Finnish by e-mail; the translator needs an address and nothing else."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import Visitor

SWEDISH = "Stadshusets hiss står stilla tills på fredag. Ring 06 828 9111 så möter vi dig vid dörren."
FINNISH = "Kaupungintalon hissi seisoo perjantaihin asti. Soita 06 828 9111, niin tulemme ovelle vastaan."
TRANSLATOR = "eva@translations.example"


def test_a_translation_is_ordered_and_delivered_without_sign_in(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/items/new/")
    address = _he_orders_finnish(lars)
    eva = arrive("en", (320, 720))
    _she_opens_what_came_by_mail(eva)
    _she_delivers(eva)
    lars.go(address)
    expect(lars.page.locator("#text-sv")).to_have_value(SWEDISH)
    expect(lars.page.locator("#text-fi")).to_have_value(FINNISH)
    expect(lars.page.locator("#state-fi")).to_have_text("utkast")
    lars.picture("translation-here")


def _he_orders_finnish(lars: Visitor) -> str:
    page = lars.page
    page.locator("#text-sv").fill(SWEDISH)
    expect(page.locator(".saved")).to_have_text(re.compile(r"^Sparat"))
    address = page.url.removeprefix(lars.city.address)
    page.locator("#language-fi summary").click()
    lars.press("Beställ översättning", page.locator("#language-fi"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Beställ översättning")
    lars.see(SWEDISH)
    lars.picture("order-translation")
    page.get_by_label("E-post till en översättare eller en byrå").fill(TRANSLATOR)
    page.get_by_label("Vad de bör veta").fill("Hissen heter hissi A på skyltarna.")
    page.get_by_role("button", name="Beställ", exact=True).click()
    expect(page.locator("#language-fi .order-band")).to_contain_text(f"hos {TRANSLATOR}")
    return address


def _she_opens_what_came_by_mail(eva: Visitor) -> None:
    page = eva.page
    letter = page.locator("li", has_text=TRANSLATOR).get_by_role("link")

    def letter_came() -> bool:
        eva.go("/demo/mail/")
        return letter.count() > 0

    eva.wait_until(letter_came)
    letter.first.click()
    page.goto(str(page.locator("article a").first.get_attribute("href")))
    eva.speak("fi")
    eva.see("Lars Snåre-Holm pyytää sinulta tätä.")
    eva.see(SWEDISH)
    eva.see("Hissen heter hissi A på skyltarna.")
    assert barriers(page) == []
    eva.picture("translate")


def _she_delivers(eva: Visitor) -> None:
    page = eva.page
    page.get_by_role("textbox", name="Suomi").fill(FINNISH)
    eva.press("Toimita käännös")
    eva.see("Toimitettu. Kiitos!")
    assert barriers(page) == []
    eva.go("/items/")
    expect(page).to_have_url(re.compile("/sign-in/"))
