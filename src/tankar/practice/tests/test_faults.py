"""Each fault: what the sender sees, and what the network stored. Raw HTTP, no client of ours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from .conftest import HOLD_MS, Network

IMPATIENT = httpx.Timeout(0.04)


def test_a_network_that_takes_a_post_and_stays_silent_makes_the_sender_time_out(network: Network) -> None:
    network.fault("timeout_after_accepting", hold_ms=10_000)
    with pytest.raises(httpx.ReadTimeout):
        network.http.post("/api/v1/statuses", data={"status": "Bussen går"}, timeout=IMPATIENT)
    assert network.stored() == {"Bussen går": 1}


def test_a_silent_network_breaks_the_line_when_the_hold_is_over(network: Network) -> None:
    network.fault("timeout_after_accepting")
    with pytest.raises(httpx.RemoteProtocolError, match="disconnected without sending a response"):
        network.post("Bussen går")
    assert network.stored() == {"Bussen går": 1}
    assert network.last()["outcome"] == "cut"


def test_a_lost_answer_is_a_broken_line_and_a_stored_post(network: Network) -> None:
    network.fault("response_lost")
    with pytest.raises(httpx.RemoteProtocolError, match="disconnected without sending a response"):
        network.post("Simhallen öppnar", key="k1")
    assert network.stored() == {"Simhallen öppnar": 1}
    again = network.post("Simhallen öppnar", key="k1")
    assert again.status_code == 200
    assert network.stored() == {"Simhallen öppnar": 1}
    assert network.last()["replayed"] is True


def test_a_network_that_hangs_stores_nothing(network: Network) -> None:
    network.fault("hang_before")
    with pytest.raises(httpx.RemoteProtocolError):
        network.post("Kirjasto on kiinni")
    assert network.stored() == {}


def test_a_429_says_when_to_come_back_in_seconds_and_as_a_time(network: Network) -> None:
    network.fault("refuse_429", retry_after_s=7)
    answer = network.post("För snabbt")
    assert (answer.status_code, answer.json()) == (429, {"error": "Too many requests"})
    assert answer.headers["Retry-After"] == "7"
    reset = datetime.fromisoformat(answer.headers["X-RateLimit-Reset"])
    assert timedelta(seconds=5) < reset - datetime.now(UTC) <= timedelta(seconds=7)
    assert network.stored() == {}


def test_a_bare_429_says_nothing_about_when(network: Network) -> None:
    network.fault("refuse_429_bare")
    answer = network.post("För snabbt")
    assert answer.status_code == 429
    assert not [name for name in answer.headers if "ratelimit" in name or name == "retry-after"]
    assert network.stored() == {}


def test_a_500_before_storing_stores_nothing(network: Network) -> None:
    network.fault("error_500_before")
    assert network.post("Hej").status_code == 500
    assert network.stored() == {}


def test_a_500_after_storing_hides_a_post_that_is_there(network: Network) -> None:
    network.fault("error_500_after")
    assert network.post("Hej").status_code == 500
    assert network.stored() == {"Hej": 1}


def test_a_revoked_token_stays_revoked_until_access_is_given_back(network: Network) -> None:
    network.fault("revoke_token")
    for _ in range(2):
        answer = network.post("Hej")
        assert (answer.status_code, answer.json()) == (401, {"error": "The access token was revoked"})
    assert network.stored() == {}
    network.control.post("/tokens/restore", json={"handle": "kokkola"})
    assert network.post("Hej").status_code == 200


def test_a_token_can_seem_revoked_for_one_answer_only(network: Network) -> None:
    network.fault("revoke_token", lasting=0)
    assert network.post("Hej").status_code == 401
    assert network.post("Hej").status_code == 200


def test_a_slow_network_answers_late_and_right(network: Network) -> None:
    network.fault("slow", delay_ms=HOLD_MS)
    answer = network.post("Hej")
    assert answer.status_code == 200
    assert answer.elapsed >= timedelta(milliseconds=HOLD_MS)


def test_a_picture_can_take_time_before_it_may_be_used(network: Network, picture: bytes) -> None:
    network.fault("media_processing", polls=2)
    answer = network.http.post("/api/v2/media", files={"file": ("a.jpg", picture, "image/jpeg")})
    media_id = answer.json()["id"]
    assert (answer.status_code, answer.json()["url"]) == (202, None)
    refused = network.post("Med bild", **{"media_ids[]": media_id})
    assert (refused.status_code, "finished processing" in refused.json()["error"]) == (422, True)
    looks = [network.http.get(f"/api/v1/media/{media_id}").status_code for _ in range(3)]
    assert looks == [206, 206, 200]
    assert network.post("Med bild", **{"media_ids[]": media_id}).status_code == 200


def test_a_picture_can_be_taken_and_then_refused(network: Network, picture: bytes) -> None:
    network.fault("media_refused_later", polls=1)
    answer = network.http.post("/api/v2/media", files={"file": ("a.jpg", picture, "image/jpeg")})
    assert answer.status_code == 202
    where = f"/api/v1/media/{answer.json()['id']}"
    assert [network.http.get(where).status_code for _ in range(3)] == [206, 422, 422]
    assert network.post("Med bild", **{"media_ids[]": answer.json()["id"]}).status_code == 422


def test_a_post_can_be_taken_and_then_moderated_away(network: Network) -> None:
    network.fault("status_removed_later")
    answer = network.post("Hej")
    assert answer.status_code == 200
    assert network.http.get(f"/api/v1/statuses/{answer.json()['id']}").status_code == 404
    assert network.http.get(f"/api/v1/accounts/{network.account_id}/statuses").json() == []
    assert network.stored() == {"Hej": 1}


def test_the_known_defect_answers_a_replayed_key_with_500(network: Network) -> None:
    network.fault("replay_500")
    assert network.post("Hej", key="k1").status_code == 200
    assert network.post("Hej", key="k1").status_code == 500
    assert network.stored() == {"Hej": 1}
    assert network.control.get("/faults").json() == []


def test_a_network_that_ignores_the_key_doubles_a_blind_second_try(network: Network) -> None:
    network.fault("idempotency_ignored")
    first, second = network.post("Hej", key="k1"), network.post("Hej", key="k1")
    assert first.json()["id"] != second.json()["id"]
    assert network.stored() == {"Hej": 2}


def test_a_fault_lets_the_first_ones_through_and_ends_after_its_count(network: Network) -> None:
    network.fault("error_500_before", after=1, count=2)
    assert [network.post(f"Nr {n}").status_code for n in range(4)] == [200, 500, 500, 200]


def test_a_fault_meets_only_the_endpoint_and_account_it_names(network: Network, picture: bytes) -> None:
    network.fault("error_500_before", endpoint="media")
    network.fault("error_500_before", handle="somebody_else")
    assert network.post("Hej").status_code == 200
    files = {"file": ("a.jpg", picture, "image/jpeg")}
    assert network.http.post("/api/v2/media", files=files).status_code == 500


def test_a_look_up_can_fail_too(network: Network) -> None:
    network.fault("response_lost", endpoint="reads")
    with pytest.raises(httpx.RemoteProtocolError):
        network.http.get(f"/api/v1/accounts/{network.account_id}/statuses")
    assert network.http.get(f"/api/v1/accounts/{network.account_id}/statuses").status_code == 200


def test_faults_are_listed_and_taken_away_one_by_one_or_all(network: Network) -> None:
    one = network.fault("slow", probability=0.5)
    network.fault("slow")
    network.fault("slow")
    assert network.control.delete(f"/faults/{one['id']}").json() == {"removed": 1}
    assert network.control.delete("/faults").json() == {"removed": 2}
    assert network.control.get("/faults").json() == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"effect": "explode"}, "unknown effect"),
        ({"effect": "slow", "endpoint": "moon"}, "endpoint must be"),
        ({"effect": "replay_500", "endpoint": "media"}, "endpoint must be"),
        ({"effect": "slow", "count": 0}, "count must be"),
        ({"effect": "slow", "probability": 2}, "probability must be"),
    ],
)
def test_a_fault_that_cannot_be_is_refused_in_a_sentence(
    network: Network, wrong: dict[str, object], says: str
) -> None:
    answer = network.control.post("/faults", json=wrong)
    assert answer.status_code == 400
    assert says in answer.json()["error"]
