"""Facebook tells a Page's receivers what happens: signed, in batches, again when it must, and badly on demand."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from .conftest import Elsewhere
from .receiver import VERIFY_TOKEN, Receiver, started

V = "/v26.0"


@pytest.fixture
def receiver(facebook: Elsewhere) -> Iterator[Receiver]:
    made, server = started()
    told = {"network": "facebook", "url": made.url, "verify_token": VERIFY_TOKEN, "pages": ["kokkola"]}
    answer = facebook.control.post("/webhooks", json=told)
    assert answer.status_code == 200, answer.text
    facebook.control.post("/settings", json={"webhook_retry_s": 0})
    yield made
    server.shutdown()
    server.server_close()
    facebook.control.delete("/webhooks")


def _call(facebook: Elsewhere, path: str, method: str = "POST", **data: Any) -> dict[str, Any]:
    given = {"access_token": facebook.made["access_token"], **data}
    if method != "POST":
        return dict(facebook.http.request(method, f"{V}{path}", params=given).json())
    return dict(facebook.http.request(method, f"{V}{path}", json=given).json())


@pytest.fixture
def post(facebook: Elsewhere, receiver: Receiver) -> str:
    """A post of the Page whose own event has come and gone."""
    made = str(_call(facebook, f"/{facebook.made['id']}/feed", message="Snöröjningen har börjat")["id"])
    assert receiver.waits_for(1)[0].changes[0]["value"]["item"] == "status"
    receiver.calls.clear()
    return made


def _act(facebook: Elsewhere, path: str, **given: Any) -> dict[str, Any]:
    answer = facebook.control.post(path, json={"network": "facebook", **given})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _only(facebook: Elsewhere) -> dict[str, Any]:
    [hook] = facebook.control.get("/webhooks").json()
    return dict(hook)


def _until(facebook: Elsewhere, state: str, events: int) -> None:
    deadline = time.monotonic() + 10
    while (found := _only(facebook)["events"][state]) != events:
        assert time.monotonic() < deadline, f"{found} events are {state}"
        time.sleep(0.01)


def test_a_comment_is_told_signed_over_the_very_bytes(
    facebook: Elsewhere, receiver: Receiver, post: str
) -> None:
    said = _act(facebook, "/comments", id=post, name="Veikko", text="Hyvä! https://kokkola.demo.example/ä")
    [call] = receiver.waits_for(1)
    assert call.is_signed_with(facebook.made["client_secret"])
    assert not call.is_signed_with("another")
    assert b"\\u00e4" in call.body
    assert b"https:\\/\\/" in call.body
    body = json.loads(call.body)
    assert (body["object"], body["entry"][0]["id"]) == ("page", facebook.made["id"])
    value = body["entry"][0]["changes"][0]["value"]
    assert (value["item"], value["verb"], value["comment_id"]) == ("comment", "add", said["id"])
    assert value["post_id"] == value["parent_id"] == post
    assert value["from"] == {"id": said["author"]["id"], "name": "Veikko"}


def test_everything_that_happens_to_a_comment_is_told_with_its_verb(
    facebook: Elsewhere, receiver: Receiver, post: str
) -> None:
    said = _act(facebook, "/comments", id=post, text="När kommer plogen?")["id"]
    _act(facebook, "/comments/edit", id=said, text="När kommer plogen till Halkokari?")
    _act(facebook, "/app/hide", id=said)
    _act(facebook, "/app/hide", id=said)
    _act(facebook, "/app/unhide", id=said)
    answer = _act(facebook, "/app/reply", id=said, text="I eftermiddag.")["id"]
    _act(facebook, "/likes", id=said, name="Gun-Britt")
    _act(facebook, "/comments/remove", id=said)
    values = receiver.values(7)
    verbs = [(one["item"], one["verb"]) for one in values]
    assert verbs == [
        ("comment", "add"),
        ("comment", "edited"),
        ("comment", "hide"),
        ("comment", "unhide"),
        ("comment", "add"),
        ("reaction", "add"),
        ("comment", "remove"),
    ]
    assert values[1]["message"].endswith("Halkokari?")
    assert (values[4]["comment_id"], values[4]["parent_id"]) == (answer, said)
    assert values[4]["from"]["id"] == facebook.made["id"]
    assert "message" not in values[6]


def test_what_the_city_does_in_the_app_and_by_program_is_told_too(
    facebook: Elsewhere, receiver: Receiver, post: str
) -> None:
    _act(facebook, "/app/post", handle="kokkola", text="Skriven i appen")
    _call(facebook, f"/{post}/comments", message="Tack!")
    _act(facebook, "/app/remove", id=post)
    values = receiver.values(3)
    told = [(one["item"], one["verb"], one["from"]["id"]) for one in values]
    page = facebook.made["id"]
    assert told == [("status", "add", page), ("comment", "add", page), ("post", "remove", page)]


def test_a_mention_elsewhere_is_a_field_of_its_own(facebook: Elsewhere, receiver: Receiver) -> None:
    said = _act(facebook, "/mentions", handle="kokkola", name="Kaj", text="Kokkola kan det här")
    [change] = receiver.waits_for(1)[0].changes
    assert change["field"] == "mention"
    assert (change["value"]["item"], change["value"]["post_id"]) == ("post", said["id"])
    assert change["value"]["sender_name"] == "Kaj"
    tagged = _call(facebook, f"/{facebook.made['id']}/tagged", "GET")["data"]
    assert [one["id"] for one in tagged] == [said["id"]]


def test_a_receiver_that_is_down_loses_nothing(facebook: Elsewhere, receiver: Receiver, post: str) -> None:
    receiver.answers += [503, 500]
    _act(facebook, "/comments", id=post, text="Hallå?")
    calls = receiver.waits_for(3)
    assert len({call.body for call in calls}) == 1
    _until(facebook, "waiting", 0)  # the last answer is on its way into the log
    assert [one["status"] for one in _only(facebook)["sendings"]][:3] == [200, 500, 503]


def test_each_try_waits_and_can_be_hurried(facebook: Elsewhere, receiver: Receiver, post: str) -> None:
    facebook.control.post("/settings", json={"webhook_retry_s": 3_000})
    receiver.answers.append(500)
    _act(facebook, "/comments", id=post, text="Hallå?")
    receiver.waits_for(1)
    assert _only(facebook)["events"]["waiting"] == 1
    assert facebook.control.post("/webhooks/hurry").json() == {"hurried": 1}
    receiver.waits_for(2)


def test_thousands_of_comments_come_in_batches(facebook: Elsewhere, receiver: Receiver, post: str) -> None:
    made = _act(facebook, "/comments", id=post, text="Fråga {n}", count=2_000)
    assert len(made["ids"]) == 2_000
    values = receiver.values(2_000)
    assert {one["comment_id"] for one in values} == set(made["ids"])
    assert len(receiver.calls) < 100
    summary = _call(facebook, f"/{post}/comments", "GET", summary="true", limit=1, filter="stream")["summary"]
    assert summary["total_count"] == 2_000


def test_events_can_come_twice_late_out_of_order_or_never(
    facebook: Elsewhere, receiver: Receiver, post: str
) -> None:
    facebook.fault("webhook_twice")
    _act(facebook, "/comments", id=post, text="Två gånger")
    first, second = receiver.waits_for(2)
    assert first.body == second.body
    receiver.calls.clear()

    facebook.fault("webhook_out_of_order", delay_ms=50)
    _act(facebook, "/comments", id=post, text="Nr {n}", count=3)
    assert [one["message"] for one in receiver.values(3)] == ["Nr 3", "Nr 2", "Nr 1"]
    receiver.calls.clear()

    facebook.fault("webhook_lost")
    lost = _act(facebook, "/comments", id=post, text="Aldrig")["id"]
    _until(facebook, "lost", 1)
    facebook.fault("webhook_late", delay_ms=30)
    _act(facebook, "/comments", id=post, text="Sent")
    assert [one["message"] for one in receiver.values(1)] == ["Sent"]
    listed = _call(facebook, f"/{post}/comments", "GET", order="reverse_chronological")["data"]
    assert lost in [one["id"] for one in listed]


def test_what_nobody_should_believe_comes_before_the_true_call(
    facebook: Elsewhere, receiver: Receiver, post: str
) -> None:
    secret = facebook.made["client_secret"]
    for place, effect in enumerate(("webhook_forged", "webhook_malformed", "webhook_oversized")):
        facebook.fault(effect)
        _act(facebook, "/comments", id=post, text=effect)
        receiver.waits_for(2 * place + 2)
    forged, _, malformed, _, oversized, _ = receiver.calls
    assert not forged.is_signed_with(secret)
    assert malformed.is_signed_with(secret)
    with pytest.raises(json.JSONDecodeError):
        json.loads(malformed.body)
    assert oversized.is_signed_with(secret)
    assert len(oversized.body) > 5_000_000
    assert [call.changes[0]["value"]["message"] for call in receiver.calls[1::2]] == [
        "webhook_forged",
        "webhook_malformed",
        "webhook_oversized",
    ]


def test_spoiled_calls_are_sent_on_demand_and_the_answer_is_told(
    facebook: Elsewhere, receiver: Receiver, post: str
) -> None:
    _act(facebook, "/comments", id=post, text="Äkta")
    [true] = receiver.waits_for(1)
    receiver.answers += [403, 413]
    assert _spoiled(facebook, kind="unsigned") == [403]
    assert _spoiled(facebook, kind="oversized", bytes=2_000) == [413]
    assert _spoiled(facebook, kind="replayed", count=2) == [200, 200]
    assert receiver.calls[1].signature == ""
    assert receiver.calls[3].body == true.body
    assert facebook.control.post("/webhooks/spoiled", json={"kind": "nonsense"}).status_code == 400


def _spoiled(facebook: Elsewhere, **given: Any) -> list[int]:
    return list(facebook.control.post("/webhooks/spoiled", json=given).json()["statuses"])


def test_only_subscribed_fields_of_subscribed_pages_are_told(facebook: Elsewhere, receiver: Receiver) -> None:
    page = facebook.made["id"]
    refused = _call(facebook, f"/{page}/subscribed_apps", subscribed_fields="feed,comments")
    assert refused["error"]["code"] == 100
    assert _call(facebook, f"/{page}/subscribed_apps", subscribed_fields="mention") == {"success": True}
    [app] = _call(facebook, f"/{page}/subscribed_apps", "GET")["data"]
    assert app["subscribed_fields"] == ["mention"]
    _call(facebook, f"/{page}/feed", message="Ingen får veta")
    _act(facebook, "/mentions", handle="kokkola", text="Men det här")
    assert [change["field"] for change in receiver.waits_for(1)[0].changes] == ["mention"]
    _call(facebook, f"/{page}/subscribed_apps", "DELETE")
    _act(facebook, "/mentions", handle="kokkola", text="Och det här inte")
    assert sum(_only(facebook)["events"].values()) == 1


def test_a_receiver_must_prove_that_it_expects_the_events(facebook: Elsewhere) -> None:
    made, server = started()
    told = {"network": "facebook", "url": made.url, "verify_token": "wrong"}
    refused = facebook.control.post("/webhooks", json=told)
    assert refused.status_code == 400
    assert "did not give the challenge back" in refused.json()["error"]
    server.shutdown()
    server.server_close()
    assert facebook.control.post("/webhooks", json={**told, "verify": False}).status_code == 200
    for wrong in ({"url": "https://example.org/x"}, {"network": "mastodon"}, {"pages": ["nobody"]}):
        assert facebook.control.post("/webhooks", json={**told, **wrong}).status_code == 400
    facebook.control.delete("/webhooks")
    assert facebook.control.get("/webhooks").json() == []


def test_a_secret_of_ones_own_signs(facebook: Elsewhere, receiver: Receiver) -> None:
    told = {"url": receiver.url, "verify_token": VERIFY_TOKEN, "secret": "hemlig", "pages": "all"}
    hook = facebook.control.post("/webhooks", json=told).json()
    assert hook["pages"] == {"kokkola": ["feed", "mention"]}
    _act(facebook, "/mentions", handle="kokkola", text="Hej")
    assert receiver.waits_for(1)[0].is_signed_with("hemlig")


def test_old_comments_are_told_to_nobody(facebook: Elsewhere, receiver: Receiver, post: str) -> None:
    old = _act(facebook, "/comments", id=post, text="I våras", created_at="2026-10-25T03:30:00+02:00")["id"]
    quiet = _act(facebook, "/comments", id=post, text="I tysthet", quiet=True)["id"]
    assert sum(_only(facebook)["events"].values()) == 1
    listed = _call(facebook, f"/{post}/comments", "GET")["data"]
    assert [one["id"] for one in listed] == [old, quiet]
    assert listed[0]["created_time"] == "2026-10-25T01:30:00+0000"


def test_a_post_for_later_is_told_when_it_is_out(facebook: Elsewhere, receiver: Receiver) -> None:
    page, soon = facebook.made["id"], int(time.time()) + 1_200
    _call(facebook, f"/{page}/feed", message="Senare", published=False, scheduled_publish_time=soon)
    assert sum(_only(facebook)["events"].values()) == 0
    facebook.control.post("/settings", json={"clock_offset_s": 1_300})
    _call(facebook, f"/{page}/published_posts", "GET")
    assert receiver.values(1)[0]["message"] == "Senare"


def test_the_control_page_shows_who_is_told_and_sends_spoiled_calls(
    facebook: Elsewhere, receiver: Receiver, post: str
) -> None:
    page = httpx.get(f"{facebook.server}/practice/", headers={"Accept-Language": "sv"}).text
    assert receiver.url in page
    assert "Skicka en förfalskad" in page
    sent = httpx.post(f"{facebook.server}/practice/do/spoil", data={"kind": "forged"})
    assert sent.status_code == 303
    assert not receiver.waits_for(1)[0].is_signed_with(facebook.made["client_secret"])
    assert httpx.post(f"{facebook.server}/practice/do/hurry").status_code == 303
