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
def library_mastodon(aino: Person, library: Unit) -> Channel:
    """A channel of Aino's with a limit that a long text passes."""
    return make_channel("Biblioteket på Mastodon", library, aino, network="mastodon", kind="by_hand")
