"""Each fault alone, ten deliveries: what it leads to, by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import httpx
import pytest
from django.db import connection

from tankar.channels.connection.credentials import credentials_of
from tankar.publishing.models import Attempt, Delivery
from tests.faults.processes import until
from tests.faults.trial import Trial

pytestmark = [pytest.mark.faults, pytest.mark.db]
TEN = 10
SECONDS = 120.0

# effect → how the first attempts of the deliveries that met it must have ended
FAULTS = {
    "timeout_after_accepting": "unknown",
    "response_lost": "unknown",
    "hang_before": "unknown",
    "refuse_429": "not_now",
    "refuse_429_bare": "not_now",
    "error_500_before": "unknown",
    "error_500_after": "unknown",
    "revoke_token": "access_lost",
    "slow": "delivered",
    "status_removed_later": "delivered",
}


def test_each_fault_alone_ends_as_it_should(trial: Trial) -> None:
    """One account for each fault, ten posts on each, all in one go: it takes as long as the slowest."""
    handles = {effect: effect.replace("_", "") for effect in FAULTS}
    trial.open_accounts(*handles.values())
    trial.publish(TEN * len(FAULTS))
    for effect, handle in handles.items():
        more = {"hold_ms": 2000, "retry_after_s": 1, "delay_ms": 250}
        trial.practice.post("faults", effect=effect, endpoint="statuses", handle=handle, count=4, **more)
    trial.workers.start()
    trial.carry_on(SECONDS)
    assert trial.reckon()["delivered"] == TEN * len(FAULTS), trial.state_of_things()
    for effect, handle in handles.items():
        assert trial.practice.get("statuses", handle=handle)["total"] == TEN, (trial.say, effect)
        first = Attempt.objects.filter(number=1, delivery__channel__handle=handle)
        ended = list(first.values_list("outcome", flat=True))
        assert ended.count(FAULTS[effect]) >= 1, (trial.say, effect, ended)


@pytest.mark.parametrize(
    ("effect", "ends"), [("media_processing", "delivered"), ("media_refused_later", "refused")]
)
def test_a_picture_the_network_takes_long_over(effect: str, ends: str, trial: Trial) -> None:
    trial.open_accounts("karlebystad")
    trial.publish(TEN, pictures=True)
    trial.practice.post("faults", effect=effect, endpoint="media", count=10, polls=1)
    trial.workers.start()
    trial.carry_on(SECONDS)
    trial.reckon()
    with_picture = [one for one in Delivery.objects.all() if one.media]
    assert [one.state for one in with_picture] == [ends] * 2, trial.state_of_things()
    assert all(one.why == "media_unprocessed" for one in with_picture if one.state == "refused")


def test_what_the_network_took_away_before_we_heard_of_it_is_not_sent_again(trial: Trial) -> None:
    """Its answer to our key is then that there is no such post. A person decides whether to say it anew."""
    trial.open_accounts("karlebystad")
    [delivery] = trial.publish(1)
    token = credentials_of(delivery.channel).secrets["token"]
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": delivery.public_id}
    posts = f"{trial.practice.address}/api/v1/statuses"
    taken = httpx.post(posts, json={"status": delivery.outgoing["text"]}, headers=headers).json()
    assert httpx.delete(f"{posts}/{taken['id']}", headers=headers).status_code == 200
    trial.workers.start()
    trial.carry_on(SECONDS)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.why) == ("refused", "moderated"), trial.state_of_things()
    assert trial.practice.get("statuses", handle="karlebystad")["texts"][0]["stored"] == 1
    trial.reckon()


def test_a_network_that_does_not_keep_its_word_on_keys(trial: Trial) -> None:
    """The first answer is lost and the key no longer protects: we never relied on it."""
    trial.open_accounts("ignores", "fails")
    trial.publish(2 * TEN)
    for handle, effect in (("ignores", "idempotency_ignored"), ("fails", "replay_500")):
        trial.practice.post("faults", effect=effect, count=TEN, handle=handle)
        trial.practice.post("faults", effect="response_lost", endpoint="statuses", count=5, handle=handle)
    trial.workers.start()
    trial.carry_on(SECONDS)
    assert trial.reckon()["delivered"] == 2 * TEN
    assert Attempt.objects.count() == 2 * TEN


def _seen_by_the_network(trial: Trial, endpoint: str) -> Callable[[], object]:
    return lambda: trial.practice.get("requests", endpoint=endpoint)


def _paused_between_writes(trial: Trial) -> Callable[[], bool]:
    """Stops the worker, but not while it holds SQLite's one lock: then nobody could take over before it wakes."""

    def paused() -> bool:
        trial.workers.pause()
        if not _somebody_writes():
            return True
        trial.workers.go_on()
        return False

    return paused


def _somebody_writes() -> bool:
    if connection.vendor != "sqlite":
        return False
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]), timeout=0)) as other:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        other.rollback()
        return False


MOMENTS = {
    "before the call, while a picture is uploaded": ("hang_before", "media"),
    "during the call, before the network took it": ("hang_before", "statuses"),
    "during the call, after the network took it": ("timeout_after_accepting", "statuses"),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_worker_killed(moment: str, trial: Trial) -> None:
    effect, endpoint = MOMENTS[moment]
    trial.open_accounts("karlebystad")
    trial.publish(5, pictures=True)
    trial.practice.post("faults", effect=effect, endpoint=endpoint, count=5, hold_ms=5000)
    trial.workers.start()
    until(_seen_by_the_network(trial, endpoint), SECONDS, f"{trial.say}: a request to {endpoint}")
    trial.workers.kill()
    trial.practice.forget("faults")
    assert Delivery.objects.filter(state="sending").exists(), moment
    trial.workers.start()
    trial.carry_on(SECONDS)
    assert trial.reckon()["delivered"] == 5, trial.state_of_things()


def test_a_worker_that_sleeps_through_its_lease_may_not_write(trial: Trial) -> None:
    """Stopped in the middle of its calls, taken over by another, woken up: each is out once."""
    trial.open_accounts("karlebystad")
    trial.publish(5)
    trial.practice.post("faults", effect="timeout_after_accepting", count=5, hold_ms=400)
    trial.workers.start()
    until(_seen_by_the_network(trial, "statuses"), SECONDS, f"{trial.say}: a request")
    until(_paused_between_writes(trial), SECONDS, f"{trial.say}: a moment when nobody writes")
    trial.workers.start()
    trial.carry_on(SECONDS)
    trial.workers.go_on()
    trial.carry_on(SECONDS)
    assert trial.reckon()["delivered"] == 5, trial.state_of_things()
