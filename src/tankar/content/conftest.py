"""Channels for tests of everything that is written for them."""

from __future__ import annotations

import pytest

from tankar.channels.models import Channel
from tankar.content.testing.making import make_channel
from tankar.organisation.models import Person, Unit


@pytest.fixture
def instagram(aino: Person, library: Unit) -> Channel:
    """The library's own channel, managed by Aino: both languages in one post, Finnish first."""
    return make_channel("Biblioteket", library, aino)


@pytest.fixture
def city(communications: Unit) -> Channel:
    """A common channel that only communications may post to: two posts."""
    return make_channel("Karleby", communications, is_common=True, way_out="two_posts", first_language="sv")
