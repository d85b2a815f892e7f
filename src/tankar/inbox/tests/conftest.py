from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tankar.channels.connection.credentials import keep
from tankar.channels.models import Access, Channel
from tankar.content.testing.making import make_channel
from tankar.inbox.models import Conversation
from tankar.inbox.testing.shore import Shore, shore
from tankar.networks.contract import Credentials
from tankar.organisation.models import Person, Unit
from tankar.publishing.fence import elapsed
from tankar.work import clock as work_clock

__all__ = ["shore"]


@pytest.fixture
def clocks(clock: Any, machine_clock: Any) -> Iterator[Any]:
    """Both clocks at the same moment: `advance` moves them together."""

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
def channel(clocks: Any, shore: Shore, lars: Person, library: Unit) -> Channel:
    """The library's channel: its target is the next working day. 9:15 on a Monday."""
    made = make_channel(
        "Stadsbiblioteket",
        library,
        lars,
        network="lighthouse",
        kind="connected",
        access=Access.WORKS,
        account_id="17",
    )
    keep(made, Credentials("https://lighthouse.example", {"token": "t"}))
    return made


def only(channel: Channel) -> Conversation:
    return Conversation.objects.get(channel=channel)
