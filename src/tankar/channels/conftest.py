from __future__ import annotations

import datetime as dt

import pytest

from tankar.channels.models import Channel, ChannelAssignment
from tankar.channels.testing.networks import harbour
from tankar.channels.testing.sample import a_channel
from tankar.organisation.models import Person

__all__ = ["harbour"]


@pytest.fixture
def channel(harbour: object, db: None) -> Channel:
    """The library's channel on the network "harbour", not connected yet."""
    return a_channel()


@pytest.fixture
def of_aino(channel: Channel, aino: Person) -> ChannelAssignment:
    return ChannelAssignment.objects.create(channel=channel, person=aino, valid_from=dt.date(2026, 1, 1))
