"""A post for later, in Finnish, at a desk: its time, its undo, its two posts, and the channel cared for by hand."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, expect

from .conftest import Arrive, MoveClock
from .visitor import Visitor

FINNISH = "Lumet aurataan tänään ensin koulujen luota. Pidämme huolta myös pyöräteistä."
SWEDISH = "Snön plogas i dag först vid skolorna. Vi tar också hand om cykelvägarna."
LOCAL = ZoneInfo("Europe/Helsinki")
SHORT = "Lumi aurataan: koulut ensin."


def test_a_bilingual_post_on_the_desktop_in_finnish(arrive: Arrive, move_clock: MoveClock) -> None:
    lars = arrive("fi")
    lars.sign_in("lars", "/items/new/")
    page = lars.page
    lars.choose_only("Kokkolan kaupungin syöte", "Kokkolan kaupunki", "Kaupunginkirjaston Instagram")
    page.locator("#text-fi").fill(FINNISH)
    page.locator("#text-sv").fill(SWEDISH)
    city = _way(lars, "Kokkolan kaupunki")
    city.locator("summary").click()
    city.get_by_role("combobox").select_option(label="Kaksi julkaisua, suomi ensin")
    city.get_by_label("Suomi").fill(SHORT)
    expect(page.locator("#findings-title")).to_have_text("Ei tarkistettavaa")
    expect(page.locator(".preview-text", has_text=SHORT).first).to_be_attached()
    lars.picture("composer-two-posts")
    _he_thinks_better_of_it(lars)
    _he_schedules_it(lars)
    # the demo's clock is moved past the time by the button on the page
    move_clock(lars, "midsummer")
    _it_is_out(lars)
    _by_hand_it_gets_its_link(lars)


def _way(who: Visitor, channel: str) -> Locator:
    name = re.compile(f"^{re.escape(channel)}$")
    return who.page.locator(".way").filter(has=who.page.locator(".way-head strong", has_text=name))


def _he_thinks_better_of_it(lars: Visitor) -> None:
    """Published by mistake, undone in time: nothing has left, and the text is there to be changed."""
    lars.press("Julkaise nyt")
    lars.press("Kumoa")
    expect(lars.page.get_by_role("heading", level=1)).to_have_text("Kirjoita")
    assert lars.city.times("karlebystad", SHORT) == 0
    expect(lars.page.locator("#text-fi")).to_have_value(FINNISH)


def _he_schedules_it(lars: Visitor) -> None:
    page = lars.page
    page.get_by_role("radio", name="Valitse aika").check()
    page.get_by_label("Päivä", exact=True).fill(_midsummer_eve().isoformat())
    page.get_by_label("Aika", exact=True).fill("16:30")
    lars.press("Ajasta")
    eve = _midsummer_eve()
    expect(page.locator(".messages")).to_contain_text(f"{eve.day}.{eve.month}.")
    expect(page.locator(".messages")).to_contain_text("klo 16.30")
    expect(page.locator(".delivery .state", has_text="ajastettu")).to_have_count(4)
    lars.picture("scheduled")


def _midsummer_eve() -> dt.date:
    """The Friday to whose afternoon the demo's clock can be moved."""
    today = dt.datetime.now(LOCAL).date()
    eves = (dt.date(year, 6, 19) for year in (today.year, today.year + 1))
    return next(eve for day in eves if (eve := day + dt.timedelta((4 - day.weekday()) % 7)) >= today)


def _it_is_out(lars: Visitor) -> None:
    page = lars.page
    page.reload()
    expect(page.locator(".delivery .state", has_text="julkaistu")).to_have_count(3, timeout=20_000)
    assert (lars.city.times("karlebystad", SHORT), lars.city.times("karlebystad", SWEDISH)) == (1, 1)


def _by_hand_it_gets_its_link(lars: Visitor) -> None:
    page = lars.page
    row = page.locator(".delivery", has_text="Kaupunginkirjaston Instagram")
    expect(row.get_by_label("Kopioitava teksti")).to_have_value(re.compile(f"{SWEDISH}[\\s\\S]*{FINNISH}"))
    lars.picture("by-hand")
    row.get_by_label("Linkki julkaisuun").fill("https://instagram.example/p/lumi")
    row.get_by_role("button", name="Se on julkaistu, tässä linkki").click()
    expect(page.locator(".delivery .state", has_text="julkaistu")).to_have_count(4)
    link = page.locator(".delivery", has_text="Kaupunginkirjaston Instagram").get_by_role(
        "link", name="Avaa julkaisu"
    )
    expect(link).to_have_attribute("href", "https://instagram.example/p/lumi")
