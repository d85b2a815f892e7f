"""Residents, and the city's own people in the network's own app: what they do is seen on every network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from .conftest import Elsewhere, Network

V = "/facebook/v26.0"


@dataclass
class Place:
    """A network with the city's account on it."""

    network: str
    server: str
    control: httpx.Client
    post: Callable[[str], str]
    counts: Callable[[str], tuple[int, int]]  # of a post: answers, likes
    texts_below: Callable[[str], list[str]]

    def act(self, path: str, **given: Any) -> dict[str, Any]:
        answer = self.control.post(path, json={"network": self.network, **given})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def refused(self, path: str, **given: Any) -> str:
        answer = self.control.post(path, json={"network": self.network, **given})
        assert answer.status_code == 400, answer.text
        return str(answer.json()["error"])


def _mastodon(network: Network) -> Place:
    def counts(post: str) -> tuple[int, int]:
        read = network.http.get(f"/api/v1/statuses/{post}").json()
        return read["replies_count"], read["favourites_count"]

    def below(post: str) -> list[str]:
        said = network.http.get(f"/api/v1/statuses/{post}/context").json()["descendants"]
        return [network.http.get(f"/api/v1/statuses/{one['id']}/source").json()["text"] for one in said]

    def post(text: str) -> str:
        return str(network.post(text).json()["id"])

    return Place("mastodon", network.base, network.control, post, counts, below)


def _facebook(here: Elsewhere) -> Place:
    token = {"access_token": here.made["access_token"]}

    def post(text: str) -> str:
        given = {**token, "message": text}
        return str(httpx.post(f"{here.server}{V}/{here.made['id']}/feed", json=given).json()["id"])

    def counts(post: str) -> tuple[int, int]:
        if not post.startswith(here.made["id"]):
            asked = {**token, "fields": "comment_count,like_count"}
            read = httpx.get(f"{here.server}{V}/{post}", params=asked).json()
            return read["comment_count"], read["like_count"]
        fields = "comments.summary(true).limit(0),reactions.summary(true).limit(0)"
        read = httpx.get(f"{here.server}{V}/{post}", params={**token, "fields": fields}).json()
        return read["comments"]["summary"]["total_count"], read["reactions"]["summary"]["total_count"]

    def below(post: str) -> list[str]:
        asked = {**token, "filter": "stream"}
        return [
            one["message"]
            for one in httpx.get(f"{here.server}{V}/{post}/comments", params=asked).json()["data"]
        ]

    return Place("facebook", here.server, here.control, post, counts, below)


def _bluesky(here: Elsewhere) -> Place:
    def post(text: str) -> str:
        record = {"$type": "app.bsky.feed.post", "text": text, "createdAt": "2026-11-22T12:00:00Z"}
        given = {"repo": here.made["did"], "collection": "app.bsky.feed.post", "record": record}
        return str(here.http.post("/xrpc/com.atproto.repo.createRecord", json=given).json()["uri"])

    def thread(post: str) -> dict[str, Any]:
        return dict(here.http.get("/xrpc/app.bsky.feed.getPostThread", params={"uri": post}).json()["thread"])

    def counts(post: str) -> tuple[int, int]:
        read = thread(post)["post"]
        return read["replyCount"], read["likeCount"]

    def below(post: str) -> list[str]:
        def texts(one: dict[str, Any]) -> list[str]:
            return [
                one["post"]["record"]["text"],
                *(text for inner in one.get("replies", []) for text in texts(inner)),
            ]

        return texts(thread(post))[1:]

    return Place("bluesky", here.server, here.control, post, counts, below)


PLACES = {
    "mastodon": ("network", _mastodon),
    "facebook": ("facebook", _facebook),
    "bluesky": ("bluesky", _bluesky),
}


@pytest.fixture(params=sorted(PLACES))
def place(request: pytest.FixtureRequest) -> Place:
    fixture, made = PLACES[request.param]
    return made(request.getfixturevalue(fixture))  # type: ignore[operator, no-any-return]


def test_a_resident_comments_likes_and_takes_it_back(place: Place) -> None:
    post = place.post("Vad tycker ni?")
    said = place.act("/comments", id=post, name="Veikko Lahtinen", text="Bra!", language="sv")
    assert said["author"]["name"] == "Veikko Lahtinen"
    place.act("/likes", id=post, name="Tapio")
    place.act("/likes", id=post, name="Tapio")
    place.act("/likes", id=post, count=2)
    assert place.counts(post) == (1, 3)
    assert [text.removeprefix("@kokkola ") for text in place.texts_below(post)] == ["Bra!"]
    place.act("/likes/remove", id=post, name="Tapio")
    place.act("/comments/remove", id=said["id"])
    assert place.counts(post) == (0, 2)
    assert place.refused("/comments/edit", id=said["id"], text="x") == "no such post"


def test_a_crowd_comments_in_one_step_and_each_has_a_comment_of_its_own(place: Place) -> None:
    post = place.post("Vad tycker ni?")
    made = place.act("/comments", id=post, text="Jag är nr {n}", count=30)
    assert len(set(made["ids"])) == 30
    assert place.counts(post)[0] == 30
    assert sum("nr 17" in text for text in place.texts_below(post)) == 1
    old = place.act("/comments", id=post, text="Förr", count=3, created_at="2026-06-19T22:00:00+03:00")
    assert len(set(old["ids"])) == 3
    assert place.refused("/comments", id=post, text="x", count=20_001)


def test_the_networks_own_app_posts_answers_likes_and_removes(place: Place) -> None:
    post = place.act("/app/post", handle="kokkola", text="Skriven i appen")["id"]
    said = place.act("/comments", id=post, text="Hur länge?")["id"]
    answer = place.act("/app/reply", id=said, text="Till fredag.")
    assert answer["author"]["handle"].startswith("kokkola")
    place.act("/app/like", id=said)
    assert place.counts(said)[1] == 1
    place.act("/app/unlike", id=said)
    assert place.counts(said)[1] == 0
    assert len(place.texts_below(post)) == 2
    place.act("/app/remove", id=answer["id"])
    assert len(place.texts_below(post)) == 1


def test_only_facebook_lets_the_city_remove_what_others_wrote(place: Place) -> None:
    post = place.post("Vad tycker ni?")
    said = place.act("/comments", id=post, text="Skräp")["id"]
    if place.network == "facebook":
        place.act("/app/remove", id=said)
        assert place.texts_below(post) == []
    else:
        assert "only its writer" in place.refused("/app/remove", id=said)


def test_a_network_says_what_it_cannot_do(place: Place) -> None:
    post = place.post("Vad tycker ni?")
    said = place.act("/comments", id=post, text="Första")["id"]
    if place.network == "bluesky":
        assert "no editing" in place.refused("/comments/edit", id=said, text="Andra")
    else:
        place.act("/comments/edit", id=said, text="Andra")
        assert [text.removeprefix("@kokkola ") for text in place.texts_below(post)] == ["Andra"]
    if place.network == "mastodon":
        assert "nobody can hide" in place.refused("/app/hide", id=said)
    else:
        place.act("/app/hide", id=said)
    assert place.refused("/comments", id="nonsense", text="x") == "no such post"
    assert place.refused("/mentions", handle="nobody", text="x")
    assert place.refused("/app/dance", id=said).startswith("in the app one can post, reply")


def test_past_posts_come_with_their_comments(place: Place) -> None:
    past = {
        "handle": "kokkola",
        "text": "Midsommarbrasan tänds",
        "created_at": "2026-06-18T12:00:00+03:00",
        "comments": [
            {"name": "Kaj", "text": "När?"},
            {"name": "Sari", "text": "Missä?", "created_at": "2026-06-19T09:00:00+03:00"},
        ],
    }
    made = place.act("/statuses/backdated", **past)
    assert len(made["comments"]) == 2
    texts = [text.removeprefix("@kokkola ") for text in place.texts_below(made.get("uri") or made["id"])]
    assert texts == ["När?", "Missä?"]


def test_what_is_said_stands_on_the_page_a_resident_sees(place: Place) -> None:
    post = place.post("Vad tycker ni?")
    said = place.act("/comments", id=post, name="Benita", text="Det blir bra")
    page = httpx.get(said["url"], follow_redirects=True)
    assert page.status_code == 200
    assert "Det blir bra" in page.text
