"""Figures: set by the practice API, growing with the clock where they were not, and refused when they are retired."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from tankar.practice.store import as_moment

from .conftest import Elsewhere, Network

V = "/v26.0"


def _read(facebook: Elsewhere, path: str, **asked: Any) -> dict[str, Any]:
    given = {"access_token": facebook.made["access_token"], **asked}
    return dict(facebook.http.get(f"{V}{path}", params=given).json())


def _insights(facebook: Elsewhere, about: str, metric: str, **asked: Any) -> list[dict[str, Any]]:
    told = _read(facebook, f"/{about}/insights", metric=metric, **asked)
    assert "data" in told, told
    return list(told["data"])


def _values(facebook: Elsewhere, metric: str, **asked: Any) -> list[Any]:
    [one] = _insights(facebook, facebook.made["id"], metric, **asked)
    return [value["value"] for value in one["values"]]


def _set(here: Elsewhere | Network, **given: Any) -> None:
    network = here.network if isinstance(here, Elsewhere) else "mastodon"
    answer = here.control.post("/figures", json={"network": network, **given})
    assert answer.status_code == 200, answer.text


def _post(facebook: Elsewhere, text: str = "Hej") -> str:
    given = {"access_token": facebook.made["access_token"], "message": text}
    return str(facebook.http.post(f"{V}/{facebook.made['id']}/feed", data=given).json()["id"])


def test_followers_are_what_was_said_on_every_network(network: Network) -> None:
    shown: dict[str, Callable[[], int]] = {}
    shown["mastodon"] = lambda: int(
        httpx.get(f"{network.base}/api/v1/accounts/lookup", params={"acct": "kokkola"}).json()[
            "followers_count"
        ]
    )
    made = {
        name: network.control.post("/accounts", json={"network": name, "handle": "kokkola"}).json()
        for name in ("facebook", "bluesky")
    }
    page = {"access_token": made["facebook"]["access_token"], "fields": "followers_count,fan_count"}
    shown["facebook"] = lambda: int(
        httpx.get(f"{network.base}/facebook{V}/me", params=page).json()["followers_count"]
    )
    actor = {"actor": made["bluesky"]["did"]}
    profile = f"{network.base}/bluesky/xrpc/app.bsky.actor.getProfile"
    shown["bluesky"] = lambda: int(httpx.get(profile, params=actor).json()["followersCount"])
    for number, (name, read) in enumerate(shown.items()):
        assert read() == 0
        network.control.post(
            "/figures", json={"network": name, "handle": "kokkola", "followers": 5_200 + number}
        )
        assert read() == 5_200 + number


def test_followers_grow_with_the_clock_of_the_demo(facebook: Elsewhere) -> None:
    _set(facebook, handle="kokkola", followers=5_200, per_day=3, fans=4_900)
    facebook.control.post("/settings", json={"clock_offset_s": 10 * 86_400 + 60})
    read = _read(facebook, "/me", fields="followers_count,fan_count")
    assert (read["followers_count"], read["fan_count"]) == (5_230, 4_900)


def test_counts_of_a_post_come_on_top_of_what_residents_do(network: Network) -> None:
    post = network.post("Hej").json()["id"]
    network.control.post("/likes", json={"id": post, "name": "Kaj"})
    _set(network, id=post, likes=40, shares=7, comments=3)
    read = network.http.get(f"/api/v1/statuses/{post}").json()
    assert (read["favourites_count"], read["reblogs_count"], read["replies_count"]) == (41, 7, 3)


def test_a_metric_is_what_was_said_for_its_day(facebook: Elsewhere) -> None:
    days = {"2026-11-20": 120, "2026-11-21": {"paid": 5, "organic": 75}}
    _set(facebook, handle="kokkola", metrics={"page_media_view": days, "page_views_total": 9})
    asked = {"since": "2026-11-20T12:00:00+02:00", "until": "2026-11-22T12:00:00+02:00"}
    facebook.control.post("/settings", json={"clock_offset_s": _until("2026-11-27T12:00:00+02:00")})
    [one] = _insights(facebook, facebook.made["id"], "page_media_view", **asked)
    assert (one["name"], one["period"]) == ("page_media_view", "day")
    assert [value["end_time"] for value in one["values"]] == [
        "2026-11-21T08:00:00+0000",
        "2026-11-22T08:00:00+0000",
    ]
    assert [value["value"] for value in one["values"]] == [120, {"paid": 5, "organic": 75}]
    assert _values(facebook, "page_views_total", **asked) == [9, 9]
    whole = _values(facebook, "page_media_view", period="days_28", **asked)
    assert whole == [120, {"paid": 5, "organic": 195}]


def _until(moment: str) -> int:
    return int((as_moment(moment) - datetime.now().astimezone()).total_seconds())


def test_days_keep_their_midnight_over_a_change_of_clocks(facebook: Elsewhere) -> None:
    facebook.control.post("/settings", json={"clock_offset_s": _until("2026-11-10T12:00:00+02:00")})
    asked = {"since": "2026-10-31T12:00:00+02:00", "until": "2026-11-03T12:00:00+02:00"}
    [one] = _insights(facebook, facebook.made["id"], "page_views_total", **asked)
    hours = [value["end_time"][8:13] for value in one["values"]]
    assert hours == ["01T07", "02T08", "03T08"]


def test_what_nobody_set_is_plausible_and_the_same_each_time(facebook: Elsewhere) -> None:
    _set(facebook, handle="kokkola", followers=5_000)
    asked = {"since": "2026-12-05", "until": "2026-12-09"}
    facebook.control.post("/settings", json={"clock_offset_s": _until("2026-12-20T12:00:00+02:00")})
    first = _values(facebook, "page_media_view", **asked)
    assert first == _values(facebook, "page_media_view", **asked)
    assert all(0 < value < 10_000 for value in first)
    post = _post(facebook)
    seen = []
    for hours in (0, 6, 48):
        later = _until("2026-12-20T12:00:00+02:00") + hours * 3_600
        facebook.control.post("/settings", json={"clock_offset_s": later})
        [one] = _insights(facebook, post, "post_media_view")
        seen.append(one["values"][0]["value"])
    assert seen[0] < seen[1] < seen[2] < 5_000


def test_a_posts_reactions_are_counted(facebook: Elsewhere) -> None:
    post = _post(facebook)
    facebook.control.post("/likes", json={"network": "facebook", "id": post, "count": 3})
    _set(facebook, id=post, likes=2, metrics={"post_clicks": 17})
    told = _insights(facebook, post, "post_reactions_like_total,post_reactions_by_type_total,post_clicks")
    assert [one["values"][0]["value"] for one in told] == [5, {"like": 5}, 17]
    assert {one["period"] for one in told} == {"lifetime"}


@pytest.mark.parametrize("metric", ["page_impressions", "page_fans", "page_views_total,page_video_views", ""])
def test_one_retired_metric_takes_the_whole_request_with_it(facebook: Elsewhere, metric: str) -> None:
    told = _read(facebook, f"/{facebook.made['id']}/insights", metric=metric)
    assert told["error"]["code"] == 100


def test_figures_need_their_permission_and_a_period_that_exists(facebook: Elsewhere) -> None:
    given = {"network": "facebook", "handle": "kokkola", "scopes": "pages_read_engagement"}
    weak = facebook.control.post("/accounts", json=given).json()["access_token"]
    asked = {"metric": "page_follows", "access_token": weak}
    assert _read(facebook, f"/{facebook.made['id']}/insights", **asked)["error"]["code"] == 10
    wrong = _read(facebook, f"/{facebook.made['id']}/insights", metric="page_follows", period="century")
    assert wrong["error"]["code"] == 100


@pytest.mark.parametrize(
    "given",
    [
        {"handle": "nobody", "followers": 1},
        {"handle": "kokkola", "followers": -1},
        {"handle": "kokkola", "followers": True},
        {"handle": "kokkola", "metrics": [1]},
        {"handle": "kokkola", "metrics": {"page_views_total": "many"}},
        {"handle": "kokkola", "followers": 1, "per_day": "many"},
        {"id": "1_1", "likes": 1},
    ],
)
def test_figures_that_cannot_be_are_refused(facebook: Elsewhere, given: dict[str, Any]) -> None:
    assert facebook.control.post("/figures", json={"network": "facebook", **given}).status_code == 400


def test_the_level_of_followers_is_that_of_the_day(facebook: Elsewhere) -> None:
    _set(facebook, handle="kokkola", followers=100, per_day=10)
    facebook.control.post("/settings", json={"clock_offset_s": int(timedelta(days=5).total_seconds())})
    first, second = _values(facebook, "page_follows")
    assert second - first == 10
