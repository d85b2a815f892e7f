from __future__ import annotations

import pytest

from tankar.channels.models import Channel
from tankar.content.testing.making import make_channel
from tankar.organisation.models import Person, Unit


@pytest.fixture
def channel(library: Unit, aino: Person) -> Channel:
    """The library's, in both languages, with Aino as its manager."""
    return make_channel("bibban", library, aino)


@pytest.fixture
def city_channel(communications: Unit, lars: Person) -> Channel:
    return make_channel("staden", communications, lars)
