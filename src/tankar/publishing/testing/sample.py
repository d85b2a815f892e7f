"""Deliveries and a freeze on which the rights on publishing are tried."""

from __future__ import annotations

from django.db.models import Model

from tankar.channels.models import Channel, ChannelAssignment, Kind
from tankar.content.models import Asset, Item, Release
from tankar.organisation import demo
from tankar.organisation.models import Person
from tankar.publishing.models import Delivery, Freeze, TakeDown
from tankar.work import clock

__all__ = ["sample"]


def sample() -> dict[str, Model]:
    lars = demo.make_person("lars")
    managed = _delivery("library", lars)
    manager = Person.objects.filter(assignments__role="channel_manager", family_name="Example").first()
    if manager is not None:
        ChannelAssignment.objects.create(channel=managed.channel, person=manager)
    elsewhere = _delivery("youth", lars)
    return {
        "a delivery to a channel one manages": managed,
        "a delivery to another unit's channel": elsewhere,
        "a post to be taken down on a channel one manages": _takedown(managed, lars),
        "a post to be taken down on another unit's channel": _takedown(elsewhere, lars),
        "a freeze": Freeze.objects.create(reason="Storm", began_by=lars, began_at=clock.now()),
    }


def _delivery(unit: str, author: Person) -> Delivery:
    now = clock.now()
    channel = Channel.objects.create(
        name_sv=f"Utkast {unit}",
        name_fi=f"Luonnos {unit}",
        kind=Kind.BY_HAND,
        network="by_hand",
        owner_unit=demo.make_unit(unit),
    )
    item = Item.objects.create(author=author, created_at=now, changed_at=now)
    release = Release.objects.create(
        item=item,
        revision=1,
        hash="0" * 64,
        canonical="{}",
        approved_by=author,
        approved_at=now,
        wanted_at=now,
        window_from=now,
        window_until=now,
    )
    return Delivery.objects.create(
        subject=release.public_id,
        channel=channel,
        languages="sv",
        item=item,
        release=release,
        outgoing={"texts": {}, "media": []},
        not_before=now,
    )


def _takedown(delivery: Delivery, author: Person) -> TakeDown:
    now = clock.now()
    asset = Asset.objects.create(
        sha256="1" * 64,
        content_type="image/jpeg",
        width=1,
        height=1,
        size=1,
        uploaded_by=author,
        added_at=now,
    )
    takedown: TakeDown = TakeDown.objects.create(delivery=delivery, asset=asset, asked_at=now, due_at=now)
    return takedown
