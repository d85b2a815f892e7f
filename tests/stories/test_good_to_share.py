"""Lars ticks that a post is good to share; Aino and Johan pick it on their phones; he takes it off again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import PHONE, Visitor

SWEDISH = "Luciatåget går genom Karleby fredag 11.12. kl. 18. Kom och sjung med!"
FINNISH = "Luciakulkue kulkee Kokkolassa perjantaina 11.12. klo 18. Tule laulamaan mukaan!"
# who, their language, the words they copy, the names of the page's own buttons
PICKED = [
    ("johan", "sv", SWEDISH, "Kopiera orden och länken", "Kopierat. Klistra in det där du vill."),
    ("aino", "fi", FINNISH, "Kopioi teksti ja linkki", "Kopioitu. Liitä se minne haluat."),
]


@pytest.fixture
def lars(arrive: Arrive) -> Visitor:
    """Lars, with the post out and ticked."""
    lars = arrive("sv")
    lars.sign_in("lars", "/items/new/")
    lars.choose_only("Karleby stads flöde")
    lars.write("sv", SWEDISH)
    lars.write("fi", FINNISH)
    lars.page.locator(".more-details > summary").click()
    lars.page.get_by_label("Bra att dela").check()
    expect(lars.page.locator(".saved")).to_have_text(re.compile(r"^Sparat \d+\.\d\d$"))
    lars.press("Publicera nu")
    expect(lars.page).to_have_url(re.compile(r"/items/[\w-]{16}/$"))
    expect(lars.page.locator(".delivery .state", has_text="ute")).to_have_count(1, timeout=20_000)
    return lars


def test_what_is_good_to_share_is_picked_on_the_phone_and_taken_off_again(
    arrive: Arrive, lars: Visitor
) -> None:
    readers = []
    for who, language, words, copy, copied in PICKED:
        reader = arrive(language, PHONE)
        reader.sign_in(who, "/share/")
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = reader.page
        page.get_by_role("link", name=words[:30]).first.click()
        expect(page.locator(f"#words-{language}")).to_have_value(re.compile(re.escape(words)))
        assert barriers(page) == []
        page.get_by_role("button", name=copy).first.click()
        expect(page.get_by_text(copied).first).to_be_visible()
        assert words in page.evaluate("navigator.clipboard.readText()")
        way = page.locator(".kit-text").first.get_by_role("link", name="Facebook")
        assert str(way.get_attribute("href")).startswith("https://www.facebook.com/sharer/sharer.php?u=http")
        own = page.locator(".own-server").first
        own.get_by_role("textbox").fill("social.example")
        server = own.get_by_role("link").get_attribute("href")
        assert str(server).startswith("https://social.example/share?text=")
        readers.append(reader)

    lars.page.reload()
    lars.page.get_by_role("button", name="Ta bort det från sidan").click()
    lars.see("Det är borta från sidan Dela.")
    for reader, gone in zip(readers, ("Ska inte längre delas", "Ei enää jaettavana"), strict=True):
        reader.page.reload()
        expect(reader.page.get_by_role("heading", name=gone)).to_be_visible()
        # a page that is gone is told as such, which browsers write down
        reader.troubles.clear()


def test_a_partner_is_tagged_while_one_writes_with_the_keyboard_and_on_the_phone(arrive: Arrive) -> None:
    for size in (None, PHONE):
        aino = arrive("fi", size) if size else arrive("fi")
        aino.sign_in("aino", "/items/new/")
        page = aino.page
        text = page.locator("#text-fi")
        if not text.is_visible():
            page.locator("#tab-fi").click()
        text.fill("Kiitos @ retkestä!")
        # between the sign and the space
        text.evaluate("one => { one.focus(); one.setSelectionRange(8, 8); }")
        page.locator("[data-mention] > summary").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#mention")).to_be_focused()
        first = page.locator("[data-mention-put]").first
        expect(first).to_be_visible()
        assert barriers(page) == []
        handle = str(first.get_attribute("data-mention-put"))
        page.keyboard.type(handle[:6])
        named = page.locator(f"[data-mention-put='{handle}']").first
        expect(named).to_be_visible()
        named.focus()
        page.keyboard.press("Enter")
        expect(text).to_have_value(f"Kiitos {handle} retkestä!")
        expect(page.locator("[data-mention-said]")).to_have_text(f"{handle} on tekstissä.")
        expect(text).to_be_focused()
        page.locator("#mention").focus()
        page.keyboard.press("Escape")
        expect(page.locator("[data-mention] > summary")).to_be_focused()
        expect(page.locator("#mention")).to_be_hidden()
