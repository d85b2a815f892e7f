"""A resident reads without signing in, in the language of their choice."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from .conftest import Arrive

TITLES = {
    "sv": "Inlägg från Karleby stad",
    "fi": "Julkaisut: Kokkolan kaupunki",
    "en": "Posts from City of Karleby",
}


@pytest.mark.parametrize("language", TITLES)
def test_a_visitor_reads_the_feed_and_the_guideline(arrive: Arrive, language: str) -> None:
    visitor = arrive(language)
    visitor.go(f"/{language}/feed/")
    page = visitor.page
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[language])
    expect(page.locator(".feed-post").first).to_be_visible()
    visitor.picture("feed")
    for code in TITLES:
        twin = page.locator(f"link[rel=alternate][hreflang={code}]")
        assert httpx.get(twin.get_attribute("href") or "", trust_env=False).status_code == 200
    page.locator(".feed-when a").first.click()
    expect(page.locator(".feed-text").first).to_be_visible()
    page.get_by_role("navigation").get_by_role(
        "link", name={"sv": "Anvisning", "fi": "Ohje", "en": "Guideline"}[language]
    ).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("searchbox").fill("PRIN-1")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("PRIN-1")
    visitor.picture("guideline")


def test_the_feed_can_be_followed_with_a_reader(arrive: Arrive) -> None:
    visitor = arrive("sv")
    visitor.go("/sv/feed/")
    for kind in ("application/atom+xml", "application/feed+json"):
        link = visitor.page.locator(f"link[type='{kind}']").get_attribute("href") or ""
        answer = httpx.get(visitor.city.address + link, trust_env=False)
        assert answer.headers["content-type"].startswith(kind)
    told: dict[str, Any] = answer.json()
    assert told["items"]
