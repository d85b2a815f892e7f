"""Everything at once: all faults mixed, two workers killed again and again, a freeze, a restart of it all."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from django.db import transaction

from tankar.publishing.actions.freeze import freeze, lift
from tankar.publishing.models import Delivery
from tankar.work import clock
from tests.faults.conftest import DELIVERIES, SEED
from tests.faults.trial import Trial

pytestmark = [pytest.mark.faults, pytest.mark.db]

MIXTURE = {
    "none": 60,
    "response_lost": 5,
    "timeout_after_accepting": 4,
    "hang_before": 4,
    "refuse_429": 3,
    "refuse_429_bare": 3,
    "error_500_before": 4,
    "error_500_after": 4,
    "revoke_token": 1,
    "slow": 4,
    "media_processing": 2,
    "media_refused_later": 1,
    "status_removed_later": 1,
    "replay_500": 2,
    "idempotency_ignored": 2,
}
# enough for a machine shared with others; it takes a third of it alone
SECONDS = 60 + DELIVERIES * 0.6


def test_nothing_is_sent_twice_and_nothing_is_lost_whatever_happens(trial: Trial) -> None:
    begun = time.monotonic()
    trial.open_accounts("karlebystad", "stadsbiblioteket", "ungdom", "museum", "vatten")
    trial.publish(DELIVERIES - 10, pictures=True)
    # the same words twice on one account: each must be there as often as it was published
    trial.publish(5, text="Biblioteket")
    trial.publish(5, text="Biblioteket")
    assert Delivery.objects.count() == DELIVERIES
    trial.practice.post(
        "schedule", weights=MIXTURE, seed=SEED, hold_ms=3000, retry_after_s=1, delay_ms=300, polls=1
    )
    for number, effect in enumerate(("error_500_before", "response_lost", "refuse_429_bare", "hang_before")):
        count = 1 + DELIVERIES // 50
        trial.practice.post(
            "faults", effect=effect, endpoint="reads", after=5 * number, count=count, hold_ms=3000
        )
    trial.workers.start()
    trial.workers.start()

    for share in (0.85, 0.7):
        trial.carry_on(SECONDS, ends_with=int(DELIVERIES * share))
        trial.kill_one()
    _freeze_in_the_middle(trial)
    trial.carry_on(SECONDS, ends_with=int(DELIVERIES * 0.5))
    _restart_everything(trial)
    for share in (0.35, 0.2):
        trial.carry_on(SECONDS, ends_with=int(DELIVERIES * share))
        trial.kill_one()
    trial.carry_on(SECONDS)
    trial.workers.kill_all()
    numbers = trial.reckon()
    print(f"{trial.say}: {DELIVERIES} deliveries in {trial.seconds_since(begun)} s, {numbers}")
    assert numbers.get("delivered", 0) >= DELIVERIES * 0.8, f"{trial.say}: {trial.state_of_things()}"


def _freeze_in_the_middle(trial: Trial) -> None:
    """From the moment it is written nothing more begins; when it is lifted all of it goes on."""
    stop = freeze(trial.marja_liisa, "Storm")
    assert not transaction.get_connection().in_atomic_block
    # on PostgreSQL a worker may have asked just before us and write its row just after
    written = clock.machine() + dt.timedelta(seconds=0.3)
    ends = time.monotonic() + 1.0
    while time.monotonic() < ends:
        trial.act_as_people_do()
        time.sleep(0.05)
    begun = trial.attempts_begun_since(written)
    assert not begun, f"{trial.say}: {len(begun)} attempts began during the freeze"
    lift(trial.marja_liisa, stop)


def _restart_everything(trial: Trial) -> None:
    """A power cut: workers and networks at once."""
    trial.workers.kill_all()
    trial.practice.kill()
    trial.kills += 2
    trial.practice.start()
    trial.workers.start()
    trial.workers.start()
