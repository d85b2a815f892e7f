"""Residents ask below a post: one is answered here, one in the network's own app, and thanks are liked."""

from __future__ import annotations

from typing import Any

import httpx
from playwright.sync_api import Locator, expect

from .barriers import barriers
from .conftest import Arrive
from .visitor import Visitor

SWEDISH = "Öppnar skridskobanan vid Vasaparken i morgon?"
FINNISH = "Milloin Halkokarin luistinrata jäädytetään?"
THANKS = "Tack för den fina isen!"
ANSWER = "Ja, klockan nio. Välkommen!"
IN_THE_APP = "Heti kun pakkanen pysyy."
SECONDS = 30_000


def test_a_resident_is_answered(arrive: Arrive) -> None:
    lars = arrive("sv")
    post = _newest_post(lars, "karlebystad")
    asked = {text: _say(lars, post, text, language) for text, language in _WORDS}
    lars.sign_in("lars", "/inbox/")
    _open(lars, SWEDISH)
    _answers(lars)
    _app(lars, "reply", id=asked[FINNISH], text=IN_THE_APP)
    _is_done_there(lars)
    _likes(lars)
    lars.wait_until(lambda: lars.city.times("karlebystad", ANSWER) == 1)
    assert lars.city.times("karlebystad", IN_THE_APP) == 1


_WORDS = ((SWEDISH, "sv"), (FINNISH, "fi"), (THANKS, "sv"))


def _answers(lars: Visitor) -> None:
    """In Swedish, as it was asked; seen on the practice network's own page."""
    page = lars.page
    expect(page.get_by_label("Svarets språk")).to_have_value("sv")
    page.get_by_label("Ditt svar").fill(ANSWER)
    assert barriers(page) == []
    page.set_viewport_size({"width": 320, "height": 720})
    assert barriers(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="Svara", exact=True).click()
    expect(page.locator(".inbox-ours").filter(has_text=ANSWER)).to_be_visible()
    lars.picture("answer-on-its-way")
    _reloaded_until(lars, page.locator(".inbox-standing"), "besvarad")
    ours = page.locator(".inbox-ours").filter(has_text=ANSWER)

    def leads_there() -> bool:
        # where it stands is told by the network, a moment after it took it
        page.reload()
        return ours.get_by_role("link").count() > 0

    lars.wait_until(leads_there, 60)
    there = lars.context.new_page()
    there.goto(ours.get_by_role("link").first.get_attribute("href") or "")
    expect(there.get_by_text(ANSWER)).to_be_visible()
    there.close()


def _is_done_there(lars: Visitor) -> None:
    """What was answered in the network's own app is seen here, and counts as done."""
    lars.go("/inbox/?show=answered")
    _reloaded_until(lars, lars.page.locator("#conversations"), FINNISH)
    _open(lars, FINNISH, "answered")
    expect(lars.page.locator(".inbox-ours")).to_contain_text(IN_THE_APP)
    expect(lars.page.locator(".inbox-ours")).to_contain_text("besvarat i nätverkets egen app")


def _likes(lars: Visitor) -> None:
    _open(lars, THANKS)
    lars.press("Gilla", lars.page.locator(".inbox-line").filter(has_text=THANKS))
    _reloaded_until(lars, lars.page.locator(".inbox-marks"), "gillat av staden")


def _open(lars: Visitor, words: str, part: str = "waiting") -> None:
    lars.go(f"/inbox/?show={part}")
    row = lars.page.locator(".inbox-row").filter(has_text=words)
    _reloaded_until(lars, lars.page.locator("#conversations"), words)
    row.get_by_role("link").click()
    expect(lars.page.locator(".inbox-line").filter(has_text=words)).to_be_visible()


def _reloaded_until(lars: Visitor, where: Locator, words: str) -> None:
    """The page tells by itself after a while; somebody in a hurry loads it again."""

    def seen() -> bool:
        if words in " ".join(where.all_inner_texts()):
            return True
        lars.page.reload()
        return False

    lars.wait_until(seen, SECONDS / 1000)


def _say(lars: Visitor, post: str, text: str, language: str) -> str:
    told = _asked(lars, "POST", "comments", json={"id": post, "text": text, "language": language})
    return str(told["id"])


def _app(lars: Visitor, act: str, **given: str) -> None:
    _asked(lars, "POST", f"app/{act}", json=given)


def _newest_post(lars: Visitor, handle: str) -> str:
    told = _asked(lars, "POST", "app/post", json={"handle": handle, "text": "Isen bär på alla våra banor."})
    return str(told["id"])


def _asked(lars: Visitor, method: str, path: str, **more: Any) -> Any:
    answer = httpx.request(method, f"{lars.city.practice}/practice/api/{path}", trust_env=False, **more)
    answer.raise_for_status()
    return answer.json()
