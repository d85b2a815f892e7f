from __future__ import annotations

import pytest
from conftest import MovableClock

from tankar.channels.models import Channel
from tankar.channels.testing.answering import name
from tankar.channels.testing.networks import harbour
from tankar.channels.testing.sample import a_channel
from tankar.organisation.models import Person

__all__ = ["harbour"]


@pytest.fixture(autouse=True)
def standing_still(clock: MovableClock) -> MovableClock:
    """Monday 23 November 2026, 8:15."""
    return clock


@pytest.fixture
def channel(harbour: object, aino: Person) -> Channel:
    """The library's channel, with Aino alone as its manager."""
    channel = a_channel(contact="biblioteket@demo.example")
    name(channel, aino)
    return channel
