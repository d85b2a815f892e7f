"""Kits on which the rights are tried: open ones, one that is over and one taken off, of one's own channel and not."""

from __future__ import annotations

import datetime as dt

from django.db.models import Model

from tankar.channels.models import Channel, ChannelAssignment, Kind, WayOut
from tankar.content.models import Item, ItemChannel
from tankar.organisation import demo
from tankar.organisation.access import today
from tankar.organisation.models import Person
from tankar.sharing.models import Kit
from tankar.work import clock

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    lars = demo.make_person("lars")
    managed, other = _channel("library"), _channel("youth")
    manager = Person.objects.filter(assignments__role="channel_manager", family_name="Example").first()
    if manager is not None:
        ChannelAssignment.objects.create(channel=managed, person=manager)
    return {
        "what is good to share": _kit(lars, other),
        "what was good to share until yesterday": _kit(lars, other, days=-1),
        "what one took off the page Share": _kit(lars, managed, state="withdrawn"),
    }


def _kit(author: Person, channel: Channel, days: int = 7, state: str = "offered") -> Kit:
    now = clock.now()
    item = Item.objects.create(author=author, created_at=now, changed_at=now)
    ItemChannel.objects.create(item=item, channel=channel, way_out=WayOut.ONE_POST, first_language="sv")
    return Kit.objects.create(
        item=item,
        state=state,
        text_sv="Snö",
        link="https://social.example/1",
        offered_at=now,
        changed_at=now,
        until=today() + dt.timedelta(days=days),
    )


def _channel(unit: str) -> Channel:
    return Channel.objects.create(
        name_sv=f"Delas {unit}",
        name_fi=f"Jaetaan {unit}",
        kind=Kind.BY_HAND,
        network="by_hand",
        owner_unit=demo.make_unit(unit),
    )
