"""Items on which the rights on items are tried: on a channel one manages, on two of them, elsewhere."""

from __future__ import annotations

from django.db.models import Model

from tankar.channels.models import Channel, ChannelAssignment, Kind, WayOut
from tankar.content.models import Item, ItemChannel, Template
from tankar.organisation import demo
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    lars = demo.make_person("lars")
    managed, other = _channel("library"), _channel("youth")
    manager = Person.objects.filter(assignments__role="channel_manager", family_name="Example").first()
    if manager is not None:
        ChannelAssignment.objects.create(channel=managed, person=manager)
    return {
        "an item on a channel one manages": _item(lars, managed),
        "an item on that channel and another": _item(lars, managed, other),
        "an item on another unit's channel": _item(lars, other),
        "an item without channels": _item(lars),
        "the city's template": _template(lars, ""),
        "a template of one's unit": _template(lars, "library"),
        "a template of another unit": _template(lars, "youth"),
    }


def _channel(unit: str) -> Channel:
    return Channel.objects.create(
        name_sv=f"Inlägg {unit}",
        name_fi=f"Julkaisut {unit}",
        kind=Kind.BY_HAND,
        network="by_hand",
        owner_unit=demo.make_unit(unit),
    )


def _item(author: Person, *channels: Channel) -> Item:
    now = clock.now()
    item = Item.objects.create(author=author, created_at=now, changed_at=now)
    for channel in channels:
        ItemChannel.objects.create(item=item, channel=channel, way_out=WayOut.ONE_POST, first_language="sv")
    return item


def _template(author: Person, unit: str) -> Template:
    template: Template = Template.objects.create(
        name="Öppettider",
        unit=demo.make_unit(unit) if unit else None,
        made_by=author,
        changed_at=clock.now(),
    )
    return template
