from __future__ import annotations

import pytest

from tankar.channels.models import Channel, ChannelAssignment
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.models import Item
from tankar.content.testing.making import make_item
from tankar.organisation import demo
from tankar.organisation.access import may, registered
from tankar.organisation.models import Person

pytestmark = pytest.mark.django_db
RIGHTS = ("content.view", "content.edit", "content.release")


@pytest.fixture
def everybody(db: None) -> list[Person]:
    return [demo.make_person(key) for key in demo.FIGURES]


@pytest.fixture
def every_item(aino: Person, lars: Person, instagram: Channel, city: Channel) -> list[Item]:
    mixed = make_item(aino, instagram)
    both = {instagram.public_id: ("", ""), city.public_id: ("", "")}
    save_item(lars, mixed, 1, Changes(channels=both))
    return [
        make_item(aino),
        make_item(aino, instagram),
        make_item(lars, city),
        make_item(lars, instagram),
        make_item(lars),
        mixed,
    ]


def test_every_right_and_its_list_agree_for_everybody(
    everybody: list[Person], every_item: list[Item]
) -> None:
    twins = {right.name: right.twin for right in registered()}
    for name in RIGHTS:
        twin = twins[name]
        assert twin is not None
        for person in everybody:
            listed = set(twin(person).values_list("pk", flat=True))
            allowed = {item.pk for item in every_item if may(person, name, item)}
            assert listed == allowed, (name, str(person))


def allowed(person: Person, items: list[Item]) -> list[str]:
    return ["".join(right[8] for right in RIGHTS if may(person, right, item)) for item in items]


def test_who_may_what(
    aino: Person,
    lars: Person,
    mikko: Person,
    heikki: Person,
    pekka: Person,
    johan: Person,
    every_item: list[Item],
) -> None:
    assert allowed(aino, every_item) == ["ver", "ver", "", "ver", "", "ve"]
    assert allowed(lars, every_item) == ["ver"] * 6
    for person in (mikko, heikki, pekka, johan):
        assert allowed(person, every_item) == [""] * 6
    assert allowed(demo.make_person("ulla"), every_item) == ["v"] * 6


def test_a_colleague_who_manages_one_of_two_channels_reads_and_does_not_write(
    every_item: list[Item], instagram: Channel
) -> None:
    camilla = demo.make_person("camilla")
    ChannelAssignment.objects.create(channel=instagram, person=camilla)
    assert allowed(camilla, every_item) == ["", "ver", "", "ver", "", "v"]


def test_acting_as_elected_one_has_no_items(
    every_item: list[Item], instagram: Channel, petra: Person
) -> None:
    ChannelAssignment.objects.create(channel=instagram, person=petra)
    petra.acting_as = "elected"
    assert allowed(petra, every_item) == [""] * 6
    petra.acting_as = "employee"
    assert "ver" in allowed(petra, every_item)
