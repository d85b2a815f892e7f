"""One holder at a time; an expired lease is taken over; the demo's clock does not matter."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Any

import pytest
from django.db import connection

from tankar.work import leases
from tankar.work.models import Lease

pytestmark = pytest.mark.django_db


def test_the_second_worker_does_not_get_a_held_lease() -> None:
    assert leases.hold("sweep", "worker-1", 60)
    assert not leases.hold("sweep", "worker-2", 60)


def test_the_holder_makes_its_own_lease_last_longer(machine_clock: Any) -> None:
    leases.hold("sweep", "worker-1", 60)
    machine_clock.advance(50)
    assert leases.hold("sweep", "worker-1", 60)
    machine_clock.advance(50)
    assert not leases.hold("sweep", "worker-2", 60)


def test_an_expired_lease_is_taken_over_and_its_old_holder_notices(machine_clock: Any) -> None:
    leases.hold("sweep", "worker-1", 60)
    machine_clock.advance(60)
    assert leases.hold("sweep", "worker-2", 60)
    assert not leases.hold("sweep", "worker-1", 60)
    assert not leases.release("sweep", "worker-1")


def test_a_lease_given_back_is_free_at_once() -> None:
    leases.hold("sweep", "worker-1", 60)
    assert leases.release("sweep", "worker-1")
    assert leases.hold("sweep", "worker-2", 60)


def test_moving_the_demos_clock_neither_ends_nor_prolongs_a_lease(clock: Any, machine_clock: Any) -> None:
    leases.hold("sweep", "worker-1", 60)
    clock.advance(days=400)
    assert not leases.hold("sweep", "worker-2", 60)
    clock.set(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    machine_clock.advance(61)
    assert leases.hold("sweep", "worker-2", 60)


def test_a_machine_clock_that_jumps_back_keeps_the_lease_with_its_holder(machine_clock: Any) -> None:
    leases.hold("sweep", "worker-1", 60)
    machine_clock.advance(-3600)
    assert not leases.hold("sweep", "worker-2", 60)
    assert leases.hold("sweep", "worker-1", 60)
    machine_clock.advance(61)
    assert leases.hold("sweep", "worker-2", 60)


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
def test_of_eight_workers_one_takes_over_the_expired_lease() -> None:
    Lease.objects.create(name="sweep", owner="dead", until=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert _race("sweep") == 1


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
def test_of_eight_workers_one_makes_the_new_lease() -> None:
    assert _race("never held before") == 1


def _race(name: str) -> int:
    start, held = threading.Barrier(8), []

    def worker(number: int) -> None:
        start.wait()
        if leases.hold(name, f"worker-{number}", 60):
            held.append(number)
        connection.close()

    threads = [threading.Thread(target=worker, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return len(held)
