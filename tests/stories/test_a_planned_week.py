"""A communications officer plans her week: by the form, by dragging, with the keys; and a librarian on her phone."""

from __future__ import annotations

import datetime as dt
import re

import httpx
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from .conftest import Arrive
from .visitor import PHONE, Visitor

SWEDISH = "Vinterbadarnas bastu öppnar på lördag kl. 10. Ta med handduk och en vän."
FINNISH = "Avantouimarien sauna avautuu lauantaina klo 10. Ota mukaan pyyhe ja ystävä."


def test_a_bilingual_week_is_planned(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/calendar/")
    day = _a_day_without_swedish(lars)
    _he_writes_there(lars, day)
    _the_gap_is_gone(lars, day)
    _he_drags_it_a_day_on_and_back(lars, day)
    _he_drags_it_to_a_time_of_day(lars)
    _he_moves_it_with_the_keys(lars)
    _he_moves_it_by_the_form(lars)


def _a_day_without_swedish(lars: Visitor) -> str:
    """The first gap told above the calendar leads to its day."""
    lars.page.locator(".cal-list summary").click()
    gap = lars.page.locator(".cal-signs .row", has_text="Inget på svenska").last
    lars.picture("calendar-gaps")
    gap.get_by_role("link").click()
    found = re.search(r"/day/([\d-]+)/", lars.page.url)
    assert found is not None
    return found[1]


def _he_writes_there(lars: Visitor, day: str) -> None:
    page = lars.page
    page.get_by_role("link", name="Skriv här").click()
    page.locator("#text-sv").fill(SWEDISH)
    page.locator("#text-fi").fill(FINNISH)
    expect(page.locator(".saved")).to_have_text(re.compile(r"^Sparat"))
    lars.go(f"/calendar/?view=month&date={day}")
    expect(_entry(page).locator(".cal-state")).to_have_text("utkast, planerat")
    expect(_entry(page).locator(".cal-languages")).to_have_text("sv+fi")


def _entry(page: Page) -> Locator:
    return page.locator(".cal-entry", has_text="Vinterbadarnas bastu")


def _the_gap_is_gone(lars: Visitor, day: str) -> None:
    page = lars.page
    page.locator(".cal-list summary").click()
    expect(page.locator(f".cal-signs a[href='/calendar/day/{day}/']", has_text="svenska")).to_have_count(0)


def _he_drags_it_a_day_on_and_back(lars: Visitor, day: str) -> None:
    page = lars.page
    there = (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
    lars.go(f"/calendar/?view=week&date={there}")
    _entry(page).drag_to(page.locator(f"[data-drop='{there}']"))
    expect(page.locator(f"[data-drop='{there}'] .cal-entry", has_text="Vinterbadarnas")).to_be_visible()
    lars.picture("calendar-moved")
    page.get_by_role("button", name="Ångra").click()
    expect(page.locator(f"[data-drop='{day}'] .cal-entry", has_text="Vinterbadarnas")).to_be_visible()


def _he_drags_it_to_a_time_of_day(lars: Visitor) -> None:
    """Into the lower half of an hour of the same day; with a click that opens nothing."""
    page = lars.page
    page.get_by_role("link", name="Med klockslag").click()
    expect(page).to_have_url(re.compile("hours=1"))
    page.wait_for_load_state("load")
    day = str(_day_of(_entry(page)))
    there = page.locator(f"[data-drop='{day}'][data-at='10:00']")
    there.evaluate("(hour) => hour.scrollIntoView({ block: 'center' })")
    assert _entry(page).locator(".cal-time").inner_text() == "9.00"
    _entry(page).locator(".cal-time").hover()
    page.mouse.down()
    box = there.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 6)
    expect(page.locator("#cal-carried")).to_contain_text("10:30")
    page.mouse.up()
    expect(page.locator(".notice", has_text="Ny tid för")).to_contain_text("10.30")
    expect(there.locator(".cal-entry", has_text="Vinterbadarnas")).to_be_visible()
    lars.picture("calendar-hours")
    page.get_by_role("button", name="Ångra").click()
    page.get_by_role("link", name="Utan klockslag").click()
    expect(page).not_to_have_url(re.compile("hours=1"))
    page.wait_for_load_state("load")


def _he_moves_it_with_the_keys(lars: Visitor) -> None:
    """Taken up with m, carried with an arrow, let go with Escape, then put with Enter."""
    page = lars.page
    before = str(_day_of(_entry(page)))
    _entry(page).locator(".cal-what a").focus()
    page.keyboard.press("m")
    expect(page.locator("#cal-live")).to_contain_text("Upptaget")
    page.keyboard.press("Escape")
    assert _day_of(_entry(page)) == before
    page.keyboard.press("m")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator(".notice", has_text="Ny tid för")).to_be_visible()
    assert _day_of(_entry(page)) < before


def _day_of(entry: Locator) -> str:
    return str(entry.evaluate("(entry) => entry.closest('[data-drop]').dataset.drop"))


def _he_moves_it_by_the_form(lars: Visitor) -> None:
    """The form says what speaks against Independence Day, and does it when pressed once more."""
    page = lars.page
    _entry(page).get_by_role("link", name="Flytta…").click()
    page.get_by_label("Dag", exact=True).fill(f"{_year()}-12-06")
    lars.press("Flytta")
    lars.see("Något talar mot den här tiden")
    lars.see("Självständighetsdagen")
    lars.picture("calendar-warned")
    lars.press("Flytta ändå")
    expect(page.locator(".notice", has_text="Ny tid för")).to_contain_text("6.12.")


def _year() -> int:
    today = dt.datetime.now(dt.UTC).date()
    return today.year if (today.month, today.day) < (12, 5) else today.year + 1


def test_what_is_scheduled_moves_inside_its_window_and_further_only_with_a_new_yes(arrive: Arrive) -> None:
    lars = arrive("fi")
    lars.sign_in("lars", "/items/new/")
    page = lars.page
    title, when = "Kirjaston uudet tuolit", dt.datetime.now(dt.UTC).date() + dt.timedelta(days=4)
    _schedule(lars, title, when)
    lars.go(f"/calendar/?view=agenda&date={when}")
    entry = page.locator(".cal-entry", has_text=title)
    entry.get_by_role("link", name="Siirrä…").click()
    day = dt.date.fromisoformat(page.get_by_label("Päivä", exact=True).input_value())
    near, far = (day + dt.timedelta(days=1), day + dt.timedelta(days=40))
    _send(lars, near)
    expect(page.locator(".notice", has_text="Uusi aika")).to_contain_text(f"{near.day}.{near.month}.")
    moved = page.locator(f"[data-drop='{near}'] .cal-entry", has_text=title)
    expect(moved.locator(".cal-state")).to_have_text("ajastettu")
    moved.get_by_role("link", name="Siirrä…").click()
    _send(lars, far)
    lars.see("Hyväksyntä ei kata tätä aikaa")
    lars.press("Kumoa hyväksyntä ja suunnittele uudelleen")
    lars.go(f"/calendar/?view=agenda&date={far}")
    again = page.locator(".cal-entry", has_text=title)
    expect(again.locator(".cal-state")).to_have_text("luonnos, suunniteltu")


def _schedule(lars: Visitor, title: str, when: dt.date) -> None:
    """A post of his own: what the city has scheduled may have left when another story moved the clock."""
    page = lars.page
    lars.choose_only("Kokkolan kaupungin syöte")
    page.locator("#text-fi").fill(f"{title} ovat täällä.")
    page.locator("#text-sv").fill("Bibliotekets nya stolar är här.")
    expect(page.locator("#findings-title")).to_have_text("Ei tarkistettavaa")
    page.get_by_role("radio", name="Valitse aika").check()
    page.get_by_label("Päivä", exact=True).fill(when.isoformat())
    page.get_by_label("Aika", exact=True).fill("10:30")
    lars.press("Ajasta")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def _send(lars: Visitor, day: dt.date) -> None:
    """A weekend or a holiday is asked about once."""
    lars.page.get_by_label("Päivä", exact=True).fill(day.isoformat())
    lars.page.get_by_role("button", name="Siirrä", exact=True).click()
    anyway = lars.page.get_by_role("button", name="Siirrä silti")
    if anyway.count():
        anyway.click()


def test_the_librarian_sees_her_days_on_the_phone_and_in_her_own_calendar(arrive: Arrive) -> None:
    aino = arrive("sv", PHONE)
    aino.sign_in("aino", "/calendar/")
    page = aino.page
    expect(page.locator(".cal-entry:visible").first).to_be_visible()
    expect(page.locator(".cal-weekdays")).to_be_hidden()
    aino.picture("calendar-phone")
    aino.go("/calendar/addresses/")
    page.get_by_label("Var du ska använda den").fill("Telefonen")
    aino.press("Gör adressen")
    answer = httpx.get(page.locator("#address").input_value(), trust_env=False)
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert any("sv" in str(event["summary"]) for event in events)
    page.get_by_role("button", name="Dra tillbaka").click()
    aino.see("Du har inga.")


def test_the_librarian_carries_a_plan_to_the_next_day_with_her_finger(arrive: Arrive) -> None:
    """Her finger rests on it until it is taken up; one that moves at once scrolls the page as always."""
    aino = arrive("sv", PHONE)
    aino.sign_in("aino", "/calendar/")
    aino.go("/calendar/?view=agenda&state=draft")
    page = aino.page
    entry = page.locator(".cal-entry[data-move]").first
    entry.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    title, before = entry.locator("a").first.inner_text(), dt.date.fromisoformat(_day_of(entry))
    finger = Finger(page)
    finger.down(entry)
    finger.move(0, 60)
    finger.up()
    expect(page.locator(".cal-taken")).to_have_count(0)
    page.reload()  # the page may still be rolling
    entry.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    finger.down(entry)
    expect(page.locator(".cal-taken")).to_have_count(1)
    there = page.locator(f"[data-drop='{before + dt.timedelta(days=1)}']")
    finger.to(there)
    expect(there).to_have_class(re.compile("cal-target"))
    aino.picture("calendar-carried")
    finger.up()
    expect(page.locator(".notice", has_text="Ny tid för")).to_be_visible()
    expect(there.locator(".cal-entry", has_text=title[:20])).to_be_visible()


class Finger:
    """One finger on the screen, as the browser gets it from the machine."""

    def __init__(self, page: Page) -> None:
        self._wire = page.context.new_cdp_session(page)
        self._at = (0.0, 0.0)

    def down(self, thing: Locator) -> None:
        self._at = _middle(thing)
        self._send("touchStart", [self._point()])

    def move(self, across: float, down: float) -> None:
        self._at = (self._at[0] + across, self._at[1] + down)
        self._send("touchMove", [self._point()])

    def to(self, thing: Locator) -> None:
        x, y = _middle(thing)
        self.move(x - self._at[0], y - self._at[1])

    def up(self) -> None:
        self._send("touchEnd", [])

    def _point(self) -> dict[str, float]:
        return {"x": self._at[0], "y": self._at[1]}

    def _send(self, kind: str, points: list[dict[str, float]]) -> None:
        self._wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def _middle(thing: Locator) -> tuple[float, float]:
    box = thing.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_suggestion_of_the_season_becomes_an_idea(arrive: Arrive) -> None:
    lars = arrive("sv")
    lars.sign_in("lars", "/calendar/week/")
    page = lars.page
    row = page.locator("section .row", has=page.get_by_role("button", name="Gör till idé")).first
    words = row.locator(".row-title").inner_text()
    row.get_by_role("combobox").select_option(index=2)
    row.get_by_role("button").click()
    expect(page.locator(".messages")).to_contain_text("Idén står i kalendern")
    lars.go("/ideas/")
    lars.see(words)
