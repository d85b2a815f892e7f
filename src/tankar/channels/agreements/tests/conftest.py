from __future__ import annotations

import pytest
from conftest import MovableClock

from tankar.channels.models import Channel
from tankar.channels.testing.answering import name
from tankar.channels.testing.networks import harbour
from tankar.channels.testing.sample import a_channel
from tankar.organisation import demo
from tankar.organisation.models import Person

__all__ = ["harbour"]


@pytest.fixture(autouse=True)
def standing_still(clock: MovableClock) -> MovableClock:
    """Monday 23 November 2026, 8:15."""
    return clock


@pytest.fixture
def camilla(db: None) -> Person:
    """The other channel manager of the library."""
    return demo.make_person("camilla")


@pytest.fixture
def channel(harbour: object, aino: Person, camilla: Person) -> Channel:
    """The library's channel, managed by Aino and Camilla."""
    channel = a_channel()
    name(channel, aino, camilla)
    return channel
