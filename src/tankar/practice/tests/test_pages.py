"""What a person sees and does on the practice pages."""

from __future__ import annotations

import re

import httpx
import pytest
from bs4 import BeautifulSoup

from tankar.practice import faults
from tankar.practice.effects import EFFECTS as CARRIED_OUT
from tankar.practice.pages.effect_words import EFFECTS
from tankar.practice.pages.words import LANGUAGES, WORDS
from tankar.practice.webhooks.sender import DISTURBED

from .conftest import Network


def _page(network: Network, path: str, language: str = "en", **headers: str) -> BeautifulSoup:
    answer = httpx.get(f"{network.base}{path}", headers={"Accept-Language": language, **headers})
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    return BeautifulSoup(answer.text, "html.parser")


def _send(network: Network, path: str, form: dict[str, str], **headers: str) -> httpx.Response:
    return httpx.post(f"{network.base}{path}", data=form, headers=headers)


def test_a_post_stands_in_its_language_with_its_described_picture(network: Network, picture: bytes) -> None:
    files = {"file": ("a.jpg", picture, "image/jpeg")}
    media = network.http.post("/api/v2/media", files=files, data={"description": "Majakka"}).json()["id"]
    post = network.post("Majakka on auki", language="fi", **{"media_ids[]": media}).json()
    for path in ("/", "/@kokkola", f"/@kokkola/{post['id']}"):
        page = _page(network, path)
        text = page.select_one("article .text")
        assert text is not None
        assert text["lang"] == "fi"
        assert "Majakka on auki" in text.text
        assert page.select_one("article img")["alt"] == "Majakka"  # type: ignore[index]


def test_every_page_says_that_nothing_leaves_the_machine_in_three_languages(network: Network) -> None:
    post = network.post("Hej").json()
    for path in ("/", "/practice/", "/@kokkola", f"/@kokkola/{post['id']}", "/@nobody"):
        label = _page(network, path).select_one(".label")
        assert label is not None
        assert {one["lang"] for one in label.select("span")} == set(LANGUAGES)
        assert "nothing leaves this machine" in label.text


def test_pages_carry_no_script_and_no_style_of_their_own(network: Network) -> None:
    network.post("Hej")
    for path in ("/", "/practice/", "/@kokkola"):
        html = str(_page(network, path))
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=", html)


def test_a_visitor_comments_as_a_resident(network: Network) -> None:
    post = network.post("Mitä mieltä?").json()
    where = f"/@kokkola/{post['id']}"
    answer = _send(
        network, f"{where}/comment", {"name": "Veikko", "text": "Hyvä <b>näin</b>", "language": "fi"}
    )
    assert answer.status_code == 303
    comment = _page(network, where).select_one(".comment .text")
    assert comment is not None
    assert comment["lang"] == "fi"
    assert "Hyvä <b>näin</b>" in comment.text
    told = network.http.get("/api/v1/notifications").json()
    assert [(one["type"], one["account"]["display_name"]) for one in told] == [("mention", "Veikko")]


def test_an_empty_or_endless_comment_is_not_stored_and_the_words_stay(network: Network) -> None:
    post = network.post("Mitä mieltä?").json()
    for text in ("  ", "a" * 501):
        answer = _send(network, f"/@kokkola/{post['id']}/comment", {"name": "Veikko", "text": text})
        assert answer.status_code == 422
        page = BeautifulSoup(answer.text, "html.parser")
        assert page.select_one("[role=alert]") is not None
        assert page.select_one("#text").text.strip() == text.strip()  # type: ignore[union-attr]


def test_every_press_of_like_is_another_resident(network: Network) -> None:
    post = network.post("Hej").json()
    for _ in range(2):
        assert _send(network, f"/@kokkola/{post['id']}/like", {}).status_code == 303
    assert network.http.get(f"/api/v1/statuses/{post['id']}").json()["favourites_count"] == 2


def test_a_form_from_another_site_does_nothing(network: Network) -> None:
    post = network.post("Hej").json()
    evil = {"Origin": "https://evil.demo.example"}
    assert _send(network, f"/@kokkola/{post['id']}/like", {}, **evil).status_code == 404
    assert _send(network, "/practice/do/add", {"effect": "slow"}, **evil).status_code == 404
    assert network.control.get("/faults").json() == []


def test_disturbances_are_set_and_taken_away_with_buttons(network: Network) -> None:
    assert _send(network, "/practice/do/add", {"effect": "response_lost", "count": "3"}).status_code == 303
    page = _page(network, "/practice/", "sv")
    assert "Svaret försvinner" in page.select_one(".waiting").text  # type: ignore[union-attr]
    [fault] = network.control.get("/faults").json()
    assert (fault["endpoint"], fault["count"]) == ("statuses", 3)
    _send(network, "/practice/do/remove", {"fault": str(fault["id"])})
    assert network.control.get("/faults").json() == []
    _send(network, "/practice/do/mixture", {})
    assert "Blandat väder pågår" in _page(network, "/practice/", "sv").text
    _send(network, "/practice/do/no-mixture", {})
    _send(network, "/practice/do/settings", {"latency_ms": "5", "seed": "9"})
    assert network.control.get("/settings").json()["seed"] == 9
    assert _send(network, "/practice/do/explode", {}).status_code == 404


def test_lost_access_is_given_back_with_a_button(network: Network) -> None:
    network.fault("revoke_token")
    network.post("Hej")
    assert "Give access back" in _page(network, "/practice/").text
    _send(network, "/practice/do/give-back", {})
    assert network.post("Hej").status_code == 200


def test_the_log_tells_in_words_what_happened(network: Network) -> None:
    network.fault("response_lost")
    with pytest.raises(httpx.RemoteProtocolError):
        network.post("Hej", key="k1")
    network.post("Hej", key="k1")
    again, first = (one.text for one in _page(network, "/practice/", "fi").select(".log li"))
    assert "Vastaus katoaa" in first
    assert "vastaus ei mennyt perille" in first
    assert "oli jo, ei tallennettu uudelleen" in again


def test_the_language_is_asked_for_chosen_and_remembered(network: Network) -> None:
    assert _page(network, "/", "fi-FI,fi;q=0.9").html["lang"] == "fi"  # type: ignore[index]
    assert _page(network, "/", "de").html["lang"] == "sv"  # type: ignore[index]
    with httpx.Client(base_url=network.base, headers={"Accept-Language": "fi"}) as browser:
        browser.get("/?lang=en")
        assert '<html lang="en">' in browser.get("/practice/").text


def test_a_post_that_is_gone_is_a_page_that_says_so(network: Network) -> None:
    network.fault("status_removed_later")
    post = network.post("Hej").json()
    assert httpx.get(f"{network.base}/@kokkola/{post['id']}").status_code == 404
    assert "There is no such page" in _page(network, "/@nobody").text


def test_a_hashtag_leads_to_the_posts_that_carry_it(network: Network) -> None:
    network.post("Fyren #Tankar")
    network.post("Något annat")
    page = _page(network, "/tags/tankar")
    assert [one.text.strip() for one in page.select("article .text")] == ["Fyren #Tankar"]


def test_an_unknown_address_is_told_in_the_shape_its_reader_understands(network: Network) -> None:
    assert httpx.get(f"{network.base}/api/v1/nonsense").json() == {"error": "Not Found"}
    assert "There is no such page" in _page(network, "/nonsense").text


def test_a_long_feed_comes_a_page_at_a_time(network: Network) -> None:
    for number in range(21):
        network.post(f"Nr {number}")
    page = _page(network, "/")
    older = page.select_one("a.button")
    assert len(page.select("article")) == 20
    assert older is not None
    assert "Nr 0" in _page(network, f"/{older['href']}").text


def test_every_effect_is_carried_out_and_told_in_every_language() -> None:
    told = {name for name, effect in faults.EFFECTS.items() if effect.endpoints == faults.TOLD}
    assert set(faults.EFFECTS) == set(CARRIED_OUT) | told == set(EFFECTS)
    assert {f"webhook_{name}" for name in DISTURBED} == told
    for name, texts in {**WORDS, **EFFECTS}.items():
        assert len(texts) == len(LANGUAGES), name
        assert all(part for text in texts for part in ([text] if isinstance(text, str) else text)), name


def test_a_page_of_the_city_names_itself_and_its_picture(network: Network) -> None:
    page = _page(network, "/city/sv/isen")
    named = {one["property"]: one["content"] for one in page.select("meta[property]")}
    assert named["og:title"] == "Hur stark är isen i dag?"
    answer = httpx.get(f"{network.base}{named['og:image']}")
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert page.select_one("article")["lang"] == "sv"  # type: ignore[index]


@pytest.mark.parametrize("path", ["/city/sv/jaa", "/city/sv/x", "/city/x.png", "/city/ice.jpg"])
def test_a_page_the_city_does_not_have_is_missing(network: Network, path: str) -> None:
    assert httpx.get(f"{network.base}{path}").status_code == 404
