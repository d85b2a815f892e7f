"""Whatever happens while somebody writes, the words are there afterwards."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .conftest import Arrive
from .visitor import Visitor

SAVED = re.compile(r"^Sparat \d+\.\d\d$")


def _begin(who: Visitor, words: str) -> Page:
    """A new item with words in Swedish, saved by itself; the page's address is its own from now on."""
    page = who.page
    page.locator("#text-sv").fill(words)
    expect(page).to_have_url(re.compile(r"/items/[\w-]{16}/write/$"))
    expect(page.locator(".saved")).to_have_text(SAVED)
    return page


def test_what_is_typed_saves_itself(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/items/new/")
    page = _begin(lars, "Simhallen öppnar kl. 6.")
    page.reload()
    expect(page.locator("#text-sv")).to_have_value("Simhallen öppnar kl. 6.")


def test_two_windows_on_the_same_item_show_both_texts(arrive: Arrive) -> None:
    lars, marja_liisa = arrive("sv"), arrive("sv")
    lars.sign_in("lars", "/items/new/")
    page = _begin(lars, "Första raden.")
    marja_liisa.sign_in("marja_liisa", page.url.removeprefix(lars.city.address))
    page.locator("#text-sv").fill("Lars skrev om raden.")
    expect(page.locator(".saved")).to_have_text(SAVED)
    expect(page.locator("#revision")).not_to_have_value(marja_liisa.page.locator("#revision").input_value())
    marja_liisa.page.locator("#text-sv").fill("Marja-Liisas rad.")
    shown = marja_liisa.page.locator(".conflict")
    expect(shown.get_by_text("Lars skrev om raden.")).to_be_visible()
    expect(shown.get_by_text("Marja-Liisas rad.")).to_be_visible()
    marja_liisa.picture("both-texts")
    marja_liisa.press("Sätt båda i fältet", shown)
    expect(marja_liisa.page.locator(".conflict")).to_have_count(0)
    both = re.compile(
        r"(Lars skrev om raden[\s\S]*Marja-Liisas rad)|(Marja-Liisas rad[\s\S]*Lars skrev om raden)"
    )
    expect(marja_liisa.page.locator("#text-sv")).to_have_value(both)


def test_words_typed_without_a_connection_stay_on_the_device(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/items/new/")
    page = _begin(lars, "I hissen")
    lars.context.set_offline(True)
    page.locator("#text-sv").fill("I hissen finns inget nät.")
    expect(page.locator(".saved")).to_contain_text("Din text finns kvar på den här enheten")
    lars.context.set_offline(False)
    expect(page.locator(".saved")).to_have_text(SAVED, timeout=15_000)
    page.reload()
    expect(page.locator("#text-sv")).to_have_value("I hissen finns inget nät.")
    # what was asked without a connection found none, and said so; anything else is still a fault
    lars.troubles = [one for one in lars.troubles if not one.startswith("htmx:")]


def test_words_typed_after_the_session_ended_are_there_after_sign_in(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/items/new/")
    page = _begin(lars, "Före lunch")
    here = page.url.removeprefix(lars.city.address)
    lars.context.clear_cookies(name="sessionid")
    page.locator("#text-sv").fill("Före lunch och efter lunch")
    expect(page.locator(".saved")).to_contain_text("Du har loggats ut. Din text finns kvar")
    lars.sign_in("lars", here)
    expect(page.locator("#text-sv")).to_have_value("Före lunch och efter lunch")
    expect(page.locator(".saved")).to_have_text(SAVED)


def test_changing_the_language_of_the_page_keeps_what_was_typed(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/items/new/")
    page = _begin(lars, "Nu")
    page.locator("#text-sv").fill("Nu på finska också")
    lars.speak("fi")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kirjoita")
    expect(page.locator("#text-sv")).to_have_value("Nu på finska också")


def test_a_double_click_publishes_once(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/items/new/")
    page = lars.page
    lars.choose_only("Karleby stad")
    words = "Biblioteket stänger kl. 15 i dag."
    page.locator("#text-fi").fill("Kirjasto suljetaan tänään klo 15.")
    page = _begin(lars, words)
    page.get_by_role("button", name="Publicera nu").dblclick()
    expect(page.locator(".delivery .state")).to_have_text("ute", timeout=20_000)
    assert lars.city.times("karlebystad", words) == 1
