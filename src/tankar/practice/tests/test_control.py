"""The practice API: demo data, settings, what really happened, and the process itself."""

from __future__ import annotations

import base64
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from .conftest import SOURCE, Network, started


def test_a_past_post_has_its_day_picture_reactions_and_comments(network: Network, picture: bytes) -> None:
    past = {
        "handle": "kokkola",
        "text": "Julen närmar sig",
        "language": "sv",
        "created_at": "2025-12-01T09:00:00+02:00",
        "favourites": 12,
        "reblogs": 3,
        "images": [{"base64": base64.b64encode(picture).decode(), "description": "En gran"}],
        "comments": [
            {"name": "Siv", "text": "Fint!", "language": "sv", "created_at": "2025-12-01T10:00:00+02:00"}
        ],
    }
    made = network.control.post("/statuses/backdated", json=past).json()
    seen = network.http.get(f"/api/v1/statuses/{made['id']}").json()
    assert seen["created_at"] == "2025-12-01T07:00:00.000Z"
    assert (seen["favourites_count"], seen["reblogs_count"], seen["replies_count"]) == (12, 3, 1)
    assert seen["media_attachments"][0]["description"] == "En gran"
    assert httpx.get(f"{network.base}{made['url']}").status_code == 200
    assert int(made["id"]) < int(network.post("Nytt").json()["id"])


def test_many_past_posts_come_in_one_call_all_or_none(network: Network) -> None:
    days = [f"2026-01-{day:02}T08:00:00Z" for day in range(1, 29)]
    many = [{"handle": "kokkola", "text": f"Dag {day}", "created_at": day} for day in days]
    assert len(network.control.post("/statuses/backdated", json={"statuses": many}).json()["statuses"]) == 28
    wrong = [{"handle": "kokkola", "text": "Ny"}, {"handle": "nobody", "text": "x"}]
    assert network.control.post("/statuses/backdated", json={"statuses": wrong}).status_code == 400
    assert network.control.get("/statuses", params={"handle": "kokkola"}).json()["total"] == 28


def test_two_posts_of_the_same_moment_are_two_posts(network: Network) -> None:
    one = {"handle": "kokkola", "text": "A", "created_at": "2026-01-01T08:00:00Z"}
    ids = [network.control.post("/statuses/backdated", json=one).json()["id"] for _ in range(2)]
    assert len(set(ids)) == 2
    counted = network.control.get("/statuses", params={"handle": "kokkola"}).json()
    assert (counted["total"], counted["different"], counted["twice"]) == (2, 1, 1)


def test_making_an_account_again_finds_it(network: Network) -> None:
    again = network.control.post("/accounts", json={"handle": "kokkola", "display_name": "Staden"}).json()
    assert again["id"] == network.account_id
    assert again["access_token"] != network.token
    assert network.control.get("/accounts").json()[0]["display_name"] == "Staden"
    assert network.control.post("/accounts", json={"handle": "no good"}).status_code == 400


def test_the_log_tells_key_effect_and_outcome_of_every_write(network: Network) -> None:
    network.fault("error_500_after")
    network.post("Hej", key="k1")
    network.post("Hej", key="k1")
    again, first = network.control.get("/requests", params={"idempotency_key": "k1"}).json()
    assert (first["effect"], first["status"], first["attempt"], first["replayed"]) == (
        "error_500_after",
        500,
        1,
        False,
    )
    assert (again["effect"], again["status"], again["attempt"], again["replayed"]) == (None, 200, 2, True)
    assert first["stored_id"] == again["stored_id"] is not None


def test_latency_makes_every_answer_of_the_network_take_that_long(network: Network) -> None:
    assert network.control.post("/settings", json={"latency_ms": 30}).json()["latency_ms"] == 30
    assert network.post("Hej").elapsed.total_seconds() >= 0.03


def test_a_setting_that_cannot_be_is_refused(network: Network) -> None:
    for wrong in ({"latency_ms": -1}, {"speed": 1}, {"seed": "x"}, {"schedule": 1}):
        assert network.control.post("/settings", json=wrong).status_code == 400
    assert network.control.post("/settings", content="x").status_code == 400


def test_beginning_again_can_keep_the_accounts(network: Network) -> None:
    network.post("Hej")
    network.control.post("/reset", json={"keep_accounts": True})
    assert network.stored() == {}
    assert network.post("Hej").status_code == 200
    network.control.post("/reset")
    assert network.post("Hej").json() == {"error": "The access token is invalid"}


def test_a_reaction_to_a_post_that_is_not_there_is_refused(network: Network) -> None:
    for where in ("/comments", "/likes"):
        assert network.control.post(where, json={"status_id": "1", "text": "x"}).status_code == 400


def test_the_process_keeps_its_data_over_a_kill(tmp_path: Path) -> None:
    process, base = started(tmp_path)
    made = httpx.post(f"{base}/practice/api/accounts", json={"handle": "vinge"}).json()
    headers = {"Authorization": f"Bearer {made['access_token']}"}
    httpx.post(f"{base}/api/v1/statuses", data={"status": "Kvar"}, headers=headers)
    process.kill()
    process.wait()
    process, base = started(tmp_path, "--latency-ms", "1", "--seed", "5")
    assert httpx.get(f"{base}/practice/api/health").json()["statuses"] == 1
    settings = httpx.get(f"{base}/practice/api/settings").json()
    assert (settings["latency_ms"], settings["seed"]) == (1, 5)
    process.terminate()
    assert process.wait(timeout=5) == 0


def test_a_taken_port_is_told_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "tankar.practice", "--port", port, "--data", str(tmp_path)]
        done = subprocess.run(
            command, env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, timeout=10
        )
    assert done.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
