from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from tankar.channels.connection.credentials import keep
from tankar.channels.models import Access, Channel
from tankar.content.testing.making import make_channel
from tankar.insights.models import ChannelFigure, Why
from tankar.insights.testing.tide import Tide, tide
from tankar.networks.contract import Credentials
from tankar.organisation.models import Person, Unit
from tankar.publishing.models import OwnPost
from tankar.work import clock as work_clock

__all__ = ["SignedIn", "a_figure", "a_post", "tide"]

SignedIn = Callable[[Person], Client]


@pytest.fixture
def clocks(clock: Any, machine_clock: Any) -> Iterator[Any]:
    """Both clocks at the same moment: `advance` and `set` move them together."""

    class Both:
        def advance(self, **time: float) -> None:
            clock.advance(**time)
            machine_clock.advance(**time)

        def set(self, moment: dt.datetime) -> None:
            clock.set(moment)
            machine_clock.set(moment)

    yield Both()
    work_clock.replace_machine(None)


@pytest.fixture
def channel(clocks: Any, tide: Tide, aino: Person, library: Unit) -> Channel:
    """The library's channel on a network that tells figures. 8:15 on a Monday in November."""
    made = make_channel(
        "Stadsbiblioteket",
        library,
        aino,
        network="lighthouse",
        kind="connected",
        access=Access.WORKS,
        account_id="17",
    )
    keep(made, Credentials("https://lighthouse.example", {"token": "t"}))
    return made


@pytest.fixture
def by_hand(clock: Any, aino: Person, library: Unit) -> Channel:
    """The library's Instagram, cared for by hand."""
    return make_channel(
        "Bibban på Instagram", library, aino, network="by_hand", kind="by_hand", platform="Instagram"
    )


@pytest.fixture
def in_swedish(as_person: SignedIn) -> SignedIn:
    def sign_in(person: Person) -> Client:
        Person.objects.filter(pk=person.pk).update(language="sv")
        return as_person(person)

    return sign_in


def a_post(channel: Channel, network_id: str, **ago: float) -> OwnPost:
    """A post of ours, made so long ago in the network's own app."""
    at = work_clock.now() - dt.timedelta(**ago)
    return OwnPost.objects.create(channel=channel, network_id=network_id, text="Sagostund", posted_at=at)


def a_figure(channel: Channel, value: int | None, day: dt.date, **columns: Any) -> ChannelFigure:
    given = {"indicator": "followers", "period": "now", "how": "connector", "measured_at": work_clock.now()}
    why = columns.pop("why", "" if value is not None else Why.NOT_TOLD)
    return ChannelFigure.objects.create(
        channel=channel, value=value, why=why, day=day, **{**given, **columns}
    )
