from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel, ChannelAssignment
from tankar.channels.testing.sample import a_channel, sample
from tankar.organisation import access
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.organisation.testing.matrix import cells, disagreements, people_of_every_role
from tankar.work.clock import LOCAL

COMMUNICATIONS = {Role.COMMUNICATIONS_TEAM, Role.COMMUNICATIONS_MANAGER}
CONNECTS = {Role.COMMUNICATIONS_MANAGER, Role.SYSTEM_ADMINISTRATOR}
NOT_AS_EMPLOYEE = {Role.ELECTED_OFFICIAL, "communications team, acting as elected"}


@pytest.fixture
def every(db: None) -> list[Any]:
    targets = sample()
    everybody = people_of_every_role()
    # the other contexts' rights are tried in theirs
    return [cell for cell in _cells(everybody, targets) if cell.permission.startswith("channels.")]


def _cells(people: Any, targets: Any) -> list[Any]:
    mine = [right for right in access.registered() if right.name.startswith("channels.")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(access, "registered", lambda: iter(mine))
        return list(cells(people, targets))


def _roles(every: list[Any], permission: str, target: str) -> set[str]:
    return {
        cell.role for cell in every if cell.permission == permission and cell.target == target and cell.single
    }


def test_for_every_role_and_channel_the_list_says_what_the_single_question_says(every: list[Any]) -> None:
    assert len(every) > 200
    assert disagreements(every) == []


def test_everybody_who_works_for_the_city_sees_the_register_and_nobody_else(every: list[Any]) -> None:
    everybody = {cell.role for cell in every}
    assert _roles(every, "channels.view", "the library's channel") == everybody - NOT_AS_EMPLOYEE


def test_communications_keeps_the_register(every: list[Any]) -> None:
    assert _roles(every, "channels.manage", "the city's feed") == COMMUNICATIONS


def test_the_communications_manager_and_the_administrator_connect_what_can_be_connected(
    every: list[Any],
) -> None:
    assert _roles(every, "channels.connect", "the library's channel") == CONNECTS
    assert _roles(every, "channels.connect", "the library's channel cared for by hand") == set()
    assert _roles(every, "channels.connect", "the city's feed") == set()


def test_without_an_assignment_only_communications_posts(every: list[Any]) -> None:
    assert _roles(every, "channels.post", "the library's channel") == COMMUNICATIONS


def test_aino_posts_on_the_channel_she_manages_and_on_no_other(
    aino: Person, mikko: Person, of_aino: ChannelAssignment
) -> None:
    other = a_channel("Ungdomscentralen", "youth")
    assert access.may(aino, "channels.post", of_aino.channel)
    assert access.may(aino, "channels.post")
    assert not access.may(aino, "channels.post", other)
    assert not access.may(mikko, "channels.post", of_aino.channel)
    assert not access.may(mikko, "channels.post")
    assert list(Channel.objects.postable_by(aino)) == [of_aino.channel]


def test_a_deputy_posts_too(mikko: Person, channel: Channel) -> None:
    ChannelAssignment.objects.create(channel=channel, person=mikko, is_deputy=True)
    assert access.may(mikko, "channels.post", channel)


def test_somebody_acting_as_elected_does_not_post_on_the_channel_they_manage(
    petra: Person, channel: Channel
) -> None:
    ChannelAssignment.objects.create(channel=channel, person=petra)
    petra.acting_as = "employee"
    assert access.may(petra, "channels.post", channel)
    petra.acting_as = "elected"
    assert not access.may(petra, "channels.post", channel)
    assert not Channel.objects.postable_by(petra).exists()


@pytest.mark.parametrize("day", ["2026-12-01", "2027-03-28", "2026-10-25", "2026-12-06"])
def test_an_assignment_begins_and_ends_at_midnight_in_karleby(
    day: str, channel: Channel, mikko: Person, clock: Any
) -> None:
    """An ordinary day, both nights when the clocks change, and Independence Day."""
    date = dt.date.fromisoformat(day)
    ChannelAssignment.objects.create(channel=channel, person=mikko, valid_from=date, valid_to=date)
    begins = dt.datetime.combine(date, dt.time(), tzinfo=LOCAL)
    ends = dt.datetime.combine(date + dt.timedelta(days=1), dt.time(), tzinfo=LOCAL)
    for moment, holds in [(begins, True), (ends, False)]:
        clock.set(moment)
        assert access.may(mikko, "channels.post", channel) is holds
        assert Channel.objects.postable_by(mikko).exists() is holds
        clock.advance(seconds=-1)
        assert access.may(mikko, "channels.post", channel) is not holds
        assert Channel.objects.postable_by(mikko).exists() is not holds


def test_nobody_posts_on_a_closed_channel(every: list[Any]) -> None:
    assert _roles(every, "channels.post", "a closed channel of the library") == set()
    assert _roles(every, "channels.post", "the library's channel") == COMMUNICATIONS


def test_how_a_channel_is_kept_safe_is_read_by_those_who_look_after_safety(every: list[Any]) -> None:
    readers = COMMUNICATIONS | {Role.SYSTEM_ADMINISTRATOR, Role.IT_SECURITY, Role.AUDITOR}
    assert _roles(every, "channels.view_security", "the library's channel") == readers


def test_a_manager_describes_the_own_channel_and_no_other(db: None, aino: Person, clock: Any) -> None:
    mine, other = a_channel(), a_channel("Ungdomscentralen", "youth")
    ChannelAssignment.objects.create(channel=mine, person=aino, valid_from=dt.date(2026, 1, 1))
    assert access.may(aino, "channels.describe", mine)
    assert not access.may(aino, "channels.describe", other)
    assert list(Channel.objects.describable_by(aino)) == [mine]
    assert list(Channel.objects.securable_by(aino)) == [mine]
