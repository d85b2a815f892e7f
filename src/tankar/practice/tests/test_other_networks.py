"""What is the same on every network: faults in its own words, demo data, counts, the pages, an older file."""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup

from tankar.practice.store import Store

from .conftest import FILM, Elsewhere, Network

RKEY = "3mg2xkq5ttk2a"


def _facebook_post(here: Elsewhere, text: str = "Hej") -> httpx.Response:
    given = {"access_token": here.made["access_token"], "message": text}
    return here.http.post(f"/v25.0/{here.made['id']}/feed", data=given)


def _bluesky_post(here: Elsewhere, text: str = "Hej") -> httpx.Response:
    record = {"$type": "app.bsky.feed.post", "text": text, "createdAt": "2026-11-22T12:00:00Z"}
    given = {"repo": here.made["did"], "collection": "app.bsky.feed.post", "rkey": RKEY, "record": record}
    return here.http.post("/xrpc/com.atproto.repo.putRecord", json=given)


POSTS: dict[str, Callable[..., httpx.Response]] = {"facebook": _facebook_post, "bluesky": _bluesky_post}


@pytest.fixture(params=sorted(POSTS))
def here(request: pytest.FixtureRequest) -> Elsewhere:
    found: Elsewhere = request.getfixturevalue(request.param)
    return found


def _post(here: Elsewhere, text: str = "Hej") -> httpx.Response:
    return POSTS[here.network](here, text)


def _seen(here: Elsewhere, path: str = "/") -> BeautifulSoup:
    answer = httpx.get(f"{here.base}{path}", headers={"Accept-Language": "en"})
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


@pytest.mark.parametrize(
    ("effect", "stored"), [("response_lost", 1), ("timeout_after_accepting", 1), ("hang_before", 0)]
)
def test_a_line_that_breaks_tells_nothing_about_what_was_stored(
    here: Elsewhere, effect: str, stored: int
) -> None:
    here.fault(effect)
    with pytest.raises(httpx.RemoteProtocolError):
        _post(here)
    assert sum(here.stored().values()) == stored
    assert here.last()["outcome"] == "cut"


@pytest.mark.parametrize(("effect", "stored"), [("error_500_before", 0), ("error_500_after", 1)])
def test_a_500_may_hide_a_post_that_is_there(here: Elsewhere, effect: str, stored: int) -> None:
    here.fault(effect)
    assert _post(here).status_code == 500
    assert sum(here.stored().values()) == stored


def test_a_slow_network_answers_late_and_right(here: Elsewhere) -> None:
    here.fault("slow", delay_ms=20)
    answer = _post(here)
    assert answer.status_code == 200
    assert answer.elapsed.total_seconds() >= 0.02


def test_a_post_can_be_taken_and_then_moderated_away(here: Elsewhere) -> None:
    here.fault("status_removed_later")
    assert _post(here).status_code == 200
    assert here.stored() == {"Hej": 1}
    assert _seen(here).select("article") == []


def test_facebook_throttles_with_a_code_and_minutes_to_wait(facebook: Elsewhere) -> None:
    facebook.fault("refuse_429", retry_after_s=90)
    answer = _facebook_post(facebook)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 80001)
    [used] = json.loads(answer.headers["X-Business-Use-Case-Usage"])[facebook.made["id"]]
    assert (used["call_count"], used["estimated_time_to_regain_access"]) == (100, 2)
    facebook.fault("refuse_429_bare")
    bare = _facebook_post(facebook)
    assert (bare.json()["error"]["code"], bare.json()["error"]["is_transient"]) == (4, True)
    assert "X-Business-Use-Case-Usage" not in bare.headers
    assert facebook.stored() == {}


def test_bluesky_throttles_with_a_429_and_the_time_it_ends(bluesky: Elsewhere) -> None:
    bluesky.fault("refuse_429", retry_after_s=30)
    answer = _bluesky_post(bluesky)
    assert (answer.status_code, answer.json()["error"]) == (429, "RateLimitExceeded")
    assert answer.headers["ratelimit-remaining"] == "0"
    bluesky.fault("refuse_429_bare")
    assert "ratelimit-reset" not in _bluesky_post(bluesky).headers
    assert bluesky.stored() == {}


def test_an_app_password_taken_away_ends_the_session_and_the_next_one(bluesky: Elsewhere) -> None:
    bluesky.fault("revoke_token")
    assert _bluesky_post(bluesky).json()["error"] == "ExpiredToken"
    headers = {"Authorization": f"Bearer {bluesky.made['refreshJwt']}"}
    refreshed = httpx.post(f"{bluesky.base}/xrpc/com.atproto.server.refreshSession", headers=headers)
    assert refreshed.json()["error"] == "ExpiredToken"
    who = {"identifier": bluesky.made["handle"], "password": bluesky.made["app_password"]}
    where = f"{bluesky.base}/xrpc/com.atproto.server.createSession"
    assert httpx.post(where, json=who).status_code == 401
    bluesky.control.post("/tokens/restore", json={"network": "bluesky"})
    assert httpx.post(where, json=who).status_code == 200


def test_a_token_that_only_ran_out_is_renewed_at_once(bluesky: Elsewhere) -> None:
    bluesky.fault("revoke_token", lasting=0)
    assert _bluesky_post(bluesky).json() == {"error": "ExpiredToken", "message": "Token has expired"}
    assert _bluesky_post(bluesky).status_code == 200


def test_a_fault_of_one_network_leaves_the_others_alone(here: Elsewhere) -> None:
    other = "bluesky" if here.network == "facebook" else "facebook"
    here.fault("error_500_before", network=other)
    assert _post(here).status_code == 200
    here.fault("error_500_before", network="")
    assert _post(here).status_code == 500
    wrong = here.control.post("/faults", json={"effect": "replay_500", "network": here.network})
    assert wrong.json()["error"] == "network must be one of mastodon"


def test_a_mixture_meets_every_network_the_same_way_each_time(here: Elsewhere) -> None:
    def run() -> list[int]:
        here.control.post("/reset", json={"keep_accounts": True})
        plan = {"weights": {"none": 1, "error_500_before": 1}, "seed": 5, "network": here.network}
        here.control.post("/schedule", json=plan)
        return [_post(here, f"Nr {number}").status_code for number in range(8)]

    first = run()
    assert set(first) == {200, 500}
    assert run() == first


def test_the_log_and_the_counts_tell_the_networks_apart(here: Elsewhere) -> None:
    _post(here)
    assert here.last()["network"] == here.network
    assert here.last()["stored_id"]
    assert here.control.get("/requests", params={"network": "mastodon"}).json() == []
    assert here.control.get("/statuses", params={"handle": "kokkola"}).json()["total"] == 0


@pytest.mark.parametrize("effect", ["response_lost", "error_500_after"])
def test_the_same_send_is_known_again(here: Elsewhere, effect: str) -> None:
    here.fault(effect)
    try:
        _post(here)
    except httpx.RemoteProtocolError:
        assert effect == "response_lost"
    _post(here)
    assert here.last()["attempt"] == 2


def test_a_past_post_has_its_day_its_picture_and_its_page(here: Elsewhere, picture: bytes) -> None:
    past = {
        "network": here.network,
        "handle": "kokkola",
        "text": "Julen närmar sig #jul",
        "language": "sv",
        "created_at": "2025-12-01T09:00:00+02:00",
        "favourites": 12,
        "images": [{"base64": base64.b64encode(picture).decode(), "description": "En gran"}],
    }
    made = here.control.post("/statuses/backdated", json=past).json()
    page = _seen(here, made["url"].removeprefix(f"/{here.network}"))
    assert page.select_one("article img")["alt"] == "En gran"  # type: ignore[index]
    assert "1.12.2025 09.00" in page.select_one("article time").text  # type: ignore[union-attr]
    assert "Likes 12" in page.text
    wrong = here.control.post("/statuses/backdated", json={**past, "handle": "nobody"})
    assert wrong.status_code == 400


def test_accounts_are_made_and_listed_for_each_network(here: Elsewhere) -> None:
    listed = here.control.get("/accounts", params={"network": here.network}).json()
    assert [one["handle"] for one in listed] == [here.made["handle"]]
    assert httpx.get(here.made["url"]).status_code == 200
    assert here.control.post("/accounts", json={"network": "nonsense", "handle": "a"}).status_code == 400
    assert here.control.post("/accounts", json={"network": here.network, "handle": "a b"}).status_code == 400


def test_a_link_card_and_both_languages_stand_on_blueskys_page(bluesky: Elsewhere) -> None:
    link = {"uri": "https://www.kokkola.fi/", "title": "Kokkola", "description": "Stad"}
    past = {"network": "bluesky", "handle": "kokkola", "text": "Läs", "languages": ["sv", "fi"], "link": link}
    bluesky.control.post("/statuses/backdated", json=past)
    article = _seen(bluesky).select_one("article")
    assert article is not None
    assert [one.text for one in article.select(".language")] == ["Svenska", "Suomi"]
    card = article.select_one("a.link-card")
    assert card is not None
    assert card["href"] == "https://www.kokkola.fi/"
    assert "Kokkola" in card.text


def _reel(facebook: Elsewhere) -> dict[str, Any]:
    token = {"access_token": facebook.made["access_token"]}
    where = f"/v25.0/{facebook.made['id']}/video_reels"
    begun = facebook.http.post(where, data={**token, "upload_phase": "start"}).json()
    headers = {"Authorization": f"OAuth {token['access_token']}", "offset": "0", "file_size": str(len(FILM))}
    facebook.http.post(begun["upload_url"], content=FILM, headers=headers)
    srt = {"captions_file": ("a.fi_FI.srt", b"1\n00:00:00,000 --> 00:00:01,000\nHei\n")}
    facebook.http.post(f"/v25.0/{begun['video_id']}/captions", data=token, files=srt)
    told = {"upload_phase": "finish", "video_id": begun["video_id"], "description": "Rulle"}
    return dict(facebook.http.post(where, data={**token, **told}).json())


def test_a_reel_is_marked_and_its_captions_are_named(facebook: Elsewhere) -> None:
    assert _reel(facebook)["success"] is True
    article = _seen(facebook).select_one("article")
    assert article is not None
    assert article.select_one(".kind").text == "Reel"  # type: ignore[union-attr]
    track = article.select_one("video track")
    assert track is not None
    assert (track["kind"], track["srclang"], track["label"]) == ("captions", "fi", "Suomi")
    assert httpx.get(f"{facebook.server}{track['src']}").headers["content-type"].startswith("text/vtt")


def test_the_control_page_offers_each_network_and_names_it_in_the_log(here: Elsewhere) -> None:
    _post(here)
    page = BeautifulSoup(httpx.get(f"{here.server}/practice/").text, "html.parser")
    assert {one["value"] for one in page.select("select[name=network] option")} >= {"", here.network}
    assert here.network.title() in page.select_one(".log li").text  # type: ignore[union-attr]
    form = {"effect": "slow", "count": "1", "network": here.network}
    httpx.post(f"{here.server}/practice/do/add", data=form)
    assert here.control.get("/faults").json()[0]["network"] == here.network


def test_mastodon_neither_shows_nor_serves_what_stands_elsewhere(network: Network) -> None:
    told = {"network": "facebook", "handle": "kokkola"}
    network.control.post("/accounts", json=told)
    made = network.control.post("/statuses/backdated", json={**told, "text": "Annanstans"}).json()
    number = made["id"].split("_")[1]
    assert network.http.get(f"/api/v1/statuses/{number}").status_code == 404
    assert "Annanstans" not in httpx.get(f"{network.base}/").text
    assert (
        network.http.get("/api/v1/accounts/lookup", params={"acct": "kokkola"}).json()["id"]
        == network.account_id
    )


def test_a_file_from_before_there_were_several_networks_is_kept(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "practice.sqlite3")
    db.executescript(
        "CREATE TABLE accounts (id INTEGER PRIMARY KEY, handle TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL,"
        " note TEXT NOT NULL DEFAULT '', is_resident INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL);"
        "CREATE TABLE statuses (id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES accounts (id),"
        " text TEXT NOT NULL, created_at TEXT NOT NULL);"
        "CREATE INDEX statuses_of_account ON statuses (account_id, id);"
        "INSERT INTO accounts VALUES (1, 'kokkola', 'Kokkola', '', 0, '2026-01-01T00:00:00.000Z');"
        "INSERT INTO statuses VALUES (5, 1, 'Hej', '2026-01-01T00:00:00.000Z');"
    )
    db.close()
    for _ in range(2):
        store = Store(tmp_path)
        assert store.get("accounts", 1)["network"] == "mastodon"
        assert store.get("statuses", 5)["kind"] == "post"
        assert store.all("PRAGMA foreign_key_check") == []
        store.close()
