from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.content.testing.making import make_channel, ready_item
from tankar.organisation.models import Person, Unit
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.fence import elapsed
from tankar.publishing.models import Delivery
from tankar.publishing.tasks import look_at
from tankar.work import clock as work_clock


@pytest.fixture
def clocks(clock: Any, machine_clock: Any) -> Iterator[Any]:
    """Both clocks at the same moment, and seen to run evenly for an hour: `advance` moves them together."""

    class Both:
        def advance(self, **time: float) -> None:
            clock.advance(**time)
            machine_clock.advance(**time)

        city, machine = clock, machine_clock

    elapsed.begin_anew()
    both = Both()
    both.advance(hours=1)
    yield both
    work_clock.replace_steady(None)
    work_clock.replace_machine(None)
    elapsed.begin_anew()


@pytest.fixture
def channel(lars: Person, library: Unit) -> Channel:
    return make_channel("Stadsbiblioteket", library, lars, network="lighthouse", kind="connected")


@pytest.fixture
def delivery(clocks: Any, lighthouse: Any, channel: Channel, lars: Person) -> Delivery:
    """One post that is due now."""
    return publish(lars, channel)


def publish(person: Person, channel: Channel) -> Delivery:
    item = ready_item(person, channel)
    (made,) = schedule(person, item, item.revision, work_clock.now())
    return made


def work(delivery: Delivery, owner: str = "worker") -> Delivery:
    """What a task does; the delivery as it stands afterwards."""
    look_at(delivery.pk, owner)
    return anew(delivery)


def anew(delivery: Delivery) -> Delivery:
    return Delivery.objects.select_related("channel", "item", "release").get(pk=delivery.pk)
