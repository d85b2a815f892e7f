"""On the pages of every network a visitor plays residents, and the city in the network's own app."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup

from .test_residents import PLACES, Place


@pytest.fixture(params=sorted(PLACES))
def place(request: pytest.FixtureRequest) -> Place:
    fixture, made = PLACES[request.param]
    return made(request.getfixturevalue(fixture))  # type: ignore[operator, no-any-return]


def _page(url: str, language: str = "en") -> BeautifulSoup:
    answer = httpx.get(url, headers={"Accept-Language": language}, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def _pressed(place: Place, form: Any, **written: str) -> httpx.Response:
    """Send a form of the page as it stands there, with what was written in it."""
    given = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
    given |= {one["name"]: one.text for one in form.select("textarea")}
    given |= {one["name"]: one.select_one("[selected]")["value"] for one in form.select("select")}
    return httpx.post(f"{place.server}{form['action']}", data={**given, **written})


def _form(page: BeautifulSoup, act: str, number: int = 0) -> Any:
    return page.select(f"form[action$='/{act}']")[number]


@pytest.fixture
def url(place: Place) -> str:
    return str(place.act("/app/post", handle="kokkola", text="Vad tycker ni?")["url"])


def test_a_visitor_comments_and_answers_under_an_invented_name(place: Place, url: str) -> None:
    page = _page(url)
    assert len(page.select("#people option")) >= 5
    answer = _pressed(place, _form(page, "comment", -1), name="Aune Ristimäki", text="Hyvä <i>näin</i>")
    assert answer.status_code == 303
    [comment] = _page(url).select(".comment")
    assert "Aune Ristimäki" in comment.text
    assert "Hyvä <i>näin</i>" in comment.text
    _pressed(place, _form(_page(url), "comment"), name="Kaj", text="Instämmer")
    assert [one.text for one in _page(url).select(".answer .who a")] == ["Kaj"]


def test_the_city_answers_likes_and_hides_in_the_networks_own_app(place: Place, url: str) -> None:
    place.act("/comments", id=place.act("/app/post", handle="kokkola", text="Annat")["id"], text="Annat")
    _pressed(place, _form(_page(url), "comment", -1), name="Kaj", text="När?")
    page = _page(url)
    assert "In the network's own app, signed in as" in page.text
    assert _pressed(place, _form(page, "app-reply", -1), text="I morgon").status_code == 303
    assert [one.text for one in _page(url).select(".answer .who a")] == ["Kokkola – Karleby"]
    about = _form(_page(url), "app-like", -1)
    _pressed(place, about)
    assert _form(_page(url), "app-unlike")
    hides = page.select("form[action$='/app-hide']")
    assert bool(hides) is (place.network != "mastodon")
    if hides:
        _pressed(place, hides[0])
        assert "Hidden from others" in _page(url).text
        _pressed(place, _form(_page(url), "app-unhide"))
        assert "Hidden from others" not in _page(url).text


def test_a_resident_changes_and_removes_what_she_wrote(place: Place, url: str) -> None:
    _pressed(place, _form(_page(url), "comment", -1), name="Sari", text="Milloin?")
    page = _page(url)
    edits = page.select("form[action$='/edit']")
    assert bool(edits) is (place.network != "bluesky")
    if edits:
        assert _pressed(place, edits[0], text="Missä?").status_code == 303
        assert "Missä?" in _page(url).select_one(".comment").text  # type: ignore[union-attr]
    _pressed(place, _form(page, "remove"))
    assert _page(url).select(".comment") == []


def test_an_answer_that_was_refused_keeps_its_words_in_its_form(place: Place, url: str) -> None:
    _pressed(place, _form(_page(url), "comment", -1), name="Sari", text="Milloin?")
    answer = _pressed(place, _form(_page(url), "app-reply", -1), text="ä" * 8_001)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.text, "html.parser")
    [kept] = [one for one in page.select("textarea") if one.text.startswith("ää")]
    assert kept.find_parent("details").has_attr("open")  # type: ignore[union-attr]
    assert page.select_one("[role=alert]") is not None


def test_a_resident_names_the_city_and_the_city_posts_from_its_account(place: Place, url: str) -> None:
    account = _page(url).select_one(".who a")["href"]  # type: ignore[index]
    page = _page(f"{place.server}{account}")
    told = _pressed(place, _form(page, "mention"), name="Åke Finnholm", text="Vem svarar på det här?")
    assert told.status_code == 303
    assert "Vem svarar" in _page(f"{place.server}{told.headers['location']}").text
    told = _pressed(place, _form(page, "app-post"), text="Snart i mål")
    assert "Snart i mål" in _page(f"{place.server}{account}").text
    empty = _pressed(place, _form(page, "app-post"), text=" ")
    assert empty.status_code == 422
    removed = _pressed(
        place, _page(f"{place.server}{told.headers['location']}").select("form[action$='/app-remove']")[0]
    )
    assert removed.headers["location"] == account
    assert "Snart i mål" not in _page(f"{place.server}{account}").text


def test_another_site_or_another_posts_comment_is_refused(place: Place, url: str) -> None:
    other = place.act("/app/post", handle="kokkola", text="Ett annat")
    said = place.act("/comments", id=other["id"], text="Där")
    number = _page(said["url"]).select_one("article")["id"].removeprefix("c")  # type: ignore[index, union-attr]
    form = _form(_page(url), "comment", -1)
    if place.network != "facebook":
        assert _pressed(place, form, about=number, text="x").status_code == 404
    evil = httpx.post(
        f"{place.server}{form['action']}", data={"text": "x"}, headers={"Origin": "https://evil.demo.example"}
    )
    assert evil.status_code == 404
    assert httpx.post(f"{place.server}{form['action']}".replace("/comment", "/dance")).status_code == 404


def test_of_very_many_comments_the_newest_are_shown_first(place: Place) -> None:
    post = place.act("/app/post", handle="kokkola", text="Många")
    place.act("/comments", id=post["id"], text="Nr {n}.", count=60)
    page = _page(post["url"])
    assert len(page.select(".said")) == 50
    assert "Nr 60." in page.text
    assert "Nr 1." not in page.text
    more = page.select_one("a.button")["href"]  # type: ignore[index]
    assert len(_page(f"{post['url']}{more}").select(".said")) == 60


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_pages_carry_no_script_in_any_language(place: Place, url: str, language: str) -> None:
    _pressed(place, _form(_page(url), "comment", -1), name="Sari", text="Milloin?")
    page = _page(url, language)
    assert page.html["lang"] == language  # type: ignore[index]
    assert not page.select("script, style, [style]")
    ids = [one["id"] for one in page.select("[id]")]
    assert len(ids) == len(set(ids))
    labelled = {one["for"] for one in page.select("label[for]")}
    assert {one["id"] for one in page.select("textarea, select, input:not([type=hidden])")} <= labelled
