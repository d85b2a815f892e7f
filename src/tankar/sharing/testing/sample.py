"""Kits on which the rights are tried: open ones, one that is over and one taken off, of one's own channel and not."""

from __future__ import annotations

import datetime as dt

from django.db.models import Model

from tankar.channels.models import Channel, ChannelAssignment, Kind, WayOut
from tankar.content.models import Item, ItemChannel
from tankar.organisation import demo
from tankar.organisation.access import today
from tankar.organisation.models import Person
from tankar.sharing.models import ExpertProfile, Kit
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
        "an expert profile that is listed": _profile(lars, "listed"),
        "an expert profile that is hidden": _profile(demo.make_person("mikko"), "hidden"),
        "an expert profile of somebody who has left": _profile(_left(), "listed"),
        "the channel manager's own expert profile, not listed yet": _profile(
            manager or demo.make_person("sirpa"), "draft"
        ),
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


def _profile(person: Person, state: str) -> ExpertProfile:
    now = clock.now()
    return ExpertProfile.objects.create(person=person, state=state, changed_at=now, confirmed_at=now)


def _left() -> Person:
    person = demo.make_person("jukka")
    assert person.user is not None
    person.user.is_active = False
    person.user.save(update_fields=["is_active"])
    return person
