"""The purpose of Tankar: one post, two languages, out once."""

from __future__ import annotations

import re

import httpx
from playwright.sync_api import expect

from .conftest import Arrive
from .photo import has_metadata, photo
from .visitor import PHONE, Visitor

SWEDISH = "Läsesalen är stängd på torsdag 26.11. Vi lägger nytt golv. Välkommen igen på fredag kl. 10!"
FINNISH = "Lukusali on suljettu torstaina 26.11. Teemme uuden lattian. Tervetuloa taas perjantaina klo 10!"
SEEN_SV = "Läsesalens stängda dörr med en vit lapp, till vänster två hyllor med böcker."
SEEN_FI = "Lukusalin suljettu ovi, jossa on valkoinen lappu, vasemmalla kaksi kirjahyllyä."


def test_a_bilingual_post_from_the_phone(arrive: Arrive) -> None:
    aino = arrive("sv", PHONE)
    aino.sign_in("aino")
    aino.picture("today-quiet")
    aino.page.get_by_role("navigation").get_by_role("link", name="Skriv").click()
    page = aino.page
    aino.choose_only("Karleby stads flöde", "Stadsbiblioteket")
    page.get_by_label("Ta bild").set_input_files(photo())
    aino.see("Plats och tid borttagna")
    page.get_by_role("radio", name="Ingen igenkännbar").check()
    aino.write("sv", SWEDISH)
    aino.write("fi", FINNISH)
    _the_law_is_opened_and_read(aino)
    page.get_by_label("Bildbeskrivning, Svenska").fill(SEEN_SV)
    page.get_by_label("Bildbeskrivning, Suomi").fill(SEEN_FI)
    expect(page.locator("#findings-title")).to_have_text("Inget att titta på")
    expect(page.locator("#ways")).to_contain_text("500")
    expect(page.locator(".saved")).to_have_text(re.compile(r"^Sparat \d+\.\d\d$"))
    aino.picture("composer-full")
    aino.press("Publicera nu")
    expect(page).to_have_url(re.compile(r"/items/[\w-]{16}/$"))
    expect(page.locator(".delivery .state", has_text="ute")).to_have_count(3, timeout=20_000)
    aino.picture("out")
    _it_is_on_the_network(aino)
    _it_is_in_the_feed(aino)


def _the_law_is_opened_and_read(aino: Visitor) -> None:
    """The finding cites a rule; one tap shows the guideline's own sentence without leaving the page."""
    finding = aino.page.locator(".finding", has_text="Bilden saknar beskrivning på finska")
    finding.locator("summary", has_text="Varför?").click()
    chip = finding.get_by_role("link", name="Regel: PRIN-1")
    chip.click()
    sheet = aino.page.get_by_role("region", name="Regeln i anvisningen")
    expect(sheet).to_contain_text("PRIN-1")
    expect(sheet).to_contain_text("tillgänglig")
    aino.page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(chip).to_be_focused()


def _it_is_on_the_network(aino: Visitor) -> None:
    assert aino.city.times("stadsbiblioteket", SWEDISH) == 1
    assert aino.city.times("stadsbiblioteket", FINNISH) == 1
    with aino.context.expect_page() as opened:
        link = aino.page.locator(".delivery", has_text="Stadsbiblioteket").get_by_role("link").first
        link.click(modifiers=["Control"])
    live = opened.value
    expect(live.get_by_text(SWEDISH)).to_be_visible()
    expect(live.get_by_role("img", name=SEEN_SV)).to_be_visible()
    live.close()


def _it_is_in_the_feed(aino: Visitor) -> None:
    link = aino.page.locator(".delivery", has_text="flöde").get_by_role("link", name="Öppna inlägget")
    address = link.get_attribute("href") or ""
    resident = aino.page
    resident.goto(address if address.startswith("http") else aino.city.address + address)
    expect(resident.locator(".feed-text[lang=sv]")).to_contain_text(SWEDISH)
    expect(resident.locator(".feed-text[lang=fi]")).to_contain_text(FINNISH)
    image = resident.locator(".feed-post img").first
    expect(image).to_have_attribute("alt", re.compile(re.escape(SEEN_SV)))
    picture = httpx.get(aino.city.address + (image.get_attribute("src") or ""), trust_env=False)
    assert picture.status_code == 200
    assert not has_metadata(picture.content)
    aino.picture("feed-post")
