from __future__ import annotations

from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.content.testing.making import make_channel
from tankar.organisation.models import Person, Unit


@pytest.fixture
def feed(lars: Person, communications: Unit, clock: Any) -> Channel:
    """The city's own feed: what goes out there has a public address on our own site."""
    return make_channel("Karleby stads flöde", communications, lars)
