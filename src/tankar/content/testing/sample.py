"""What the rights on items are tried on: items on a channel one manages, on two of them, elsewhere; reviews of
them; comments on them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Model

from tankar.channels.models import Channel, ChannelAssignment, Kind, WayOut
from tankar.content.models import (
    Asset,
    Comment,
    Item,
    ItemChannel,
    Leave,
    Medium,
    Proposal,
    Review,
    Template,
    TranslationOrder,
)
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
    item = _item(lars, managed)
    return {
        **_reviews(lars, manager, item, managed, other),
        **_comments(lars, manager, item),
        **_proposals(lars, manager),
        "an item on a channel one manages": item,
        "an item on that channel and another": _item(lars, managed, other),
        "an item on another unit's channel": _item(lars, other),
        "an item without channels": _item(lars),
        "a translation order for that channel": _order(lars, _item(lars, managed)),
        "a translation order elsewhere": _order(lars, _item(lars, other)),
        "a picture in the library": _asset(lars, in_library=True),
        "a picture in an item on a channel one manages": _placed(_asset(lars), _item(lars, managed)),
        "a picture in another unit's item": _placed(_asset(lars), _item(lars, other)),
        "leave that communications asked for": _leave(lars),
        "leave that the channel manager asked for": _leave(manager or demo.make_person("aino")),
        "the city's template": _template(lars, ""),
        "a template of one's unit": _template(lars, "library"),
        "a template of another unit": _template(lars, "youth"),
    }


def _reviews(
    lars: Person, manager: Person | None, item: Item, managed: Channel, other: Channel
) -> dict[str, Model]:
    own = _item(manager or lars, managed)
    elsewhere = _item(lars, other)
    return {
        "a review asked of communications": _review(lars, item, None),
        "a review asked of the channel manager": _review(lars, _item(lars, managed), manager),
        "a review of what the channel manager wrote": _review(manager or lars, own, None),
        "a review on another unit's channel, asked of somebody there": _review(
            lars, elsewhere, demo.make_person("mikko")
        ),
        "a review that has its yes": _review(lars, _item(lars, managed), manager, state=Review.State.YES),
    }


def _review(author: Person, item: Item, asked_of: Person | None, state: str = Review.State.ASKED) -> Review:
    now = clock.now()
    moments = dict.fromkeys(("asked_at", "wanted_at", "window_from", "window_until", "due_at"), now)
    review = Review.objects.create(
        item=item, canonical="{}", required=True, asked_by=author, asked_of=asked_of, state=state, **moments
    )
    review.authors.add(author)
    return review


def _proposals(lars: Person, manager: Person | None) -> dict[str, Model]:
    aino = demo.make_person("aino")
    return {
        "a proposal that waits for an answer": _proposal(aino, "submitted"),
        "a proposal that communications asks about": _proposal(aino, "more_info"),
        "a proposal that is answered": _proposal(aino, "declined"),
        "somebody's proposal that is not sent yet": _proposal(aino, "draft"),
        "the channel manager's own proposal": _proposal(manager or lars, "submitted"),
        "the channel manager's own proposal, not sent yet": _proposal(manager or lars, "draft"),
    }


def _proposal(requester: Person, state: str) -> Proposal:
    now = clock.now()
    sent = None if state == "draft" else now
    proposal: Proposal = Proposal.objects.create(
        requester=requester, words="Snö", state=state, begun_at=now, changed_at=now, submitted_at=sent
    )
    return proposal


def _comments(lars: Person, manager: Person | None, item: Item) -> dict[str, Model]:
    now = clock.now()
    return {
        "a comment of a colleague": Comment.objects.create(item=item, text="Hej", by=lars, at=now),
        "the channel manager's own comment": Comment.objects.create(
            item=item, text="Hej", by=manager or lars, at=now
        ),
        "the channel manager's own comment of an hour ago": Comment.objects.create(
            item=item, text="Hej", by=manager or lars, at=now - dt.timedelta(hours=1)
        ),
    }


def _leave(asked_by: Person) -> Leave:
    now = clock.now()
    leave: Leave = Leave.objects.create(
        who="Matti Meikäläinen", asked_by=asked_by, asked_at=now, changed_at=now
    )
    return leave


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
