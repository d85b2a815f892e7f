"""Items on which the rights on items are tried: on a channel one manages, on two of them, elsewhere."""

from __future__ import annotations

from django.db.models import Model

from tankar.channels.models import Channel, ChannelAssignment, Kind, WayOut
from tankar.content.models import Asset, Item, ItemChannel, Medium, Template, TranslationOrder
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
        "a translation order for that channel": _order(lars, _item(lars, managed)),
        "a translation order elsewhere": _order(lars, _item(lars, other)),
        "a picture in the library": _asset(lars, in_library=True),
        "a picture in an item on a channel one manages": _placed(_asset(lars), _item(lars, managed)),
        "a picture in another unit's item": _placed(_asset(lars), _item(lars, other)),
        "the city's template": _template(lars, ""),
        "a template of one's unit": _template(lars, "library"),
        "a template of another unit": _template(lars, "youth"),
    }


def _asset(uploaded_by: Person, *, in_library: bool = False) -> Asset:
    return Asset.objects.create(
        sha256="0" * 64,
        content_type="image/jpeg",
        width=1,
        height=1,
        size=1,
        uploaded_by=uploaded_by,
        added_at=clock.now(),
        in_library=in_library,
    )


def _placed(asset: Asset, item: Item) -> Asset:
    Medium.objects.create(item=item, asset=asset)
    return asset


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


def _order(person: Person, item: Item) -> TranslationOrder:
    now = clock.now()
    order: TranslationOrder = TranslationOrder.objects.create(
        item=item,
        language="fi",
        source_language="sv",
        source_text="Öppet",
        ordered_by=person,
        ordered_at=now,
        email="byra@demo.example",
        due_at=now,
    )
    return order
