from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import translation

from tankar.channels import errors
from tankar.channels.actions.assign_manager import assign_manager, end_assignment
from tankar.channels.actions.change_languages import Languages, change_languages
from tankar.channels.actions.pause_channel import pause_channel, resume_channel
from tankar.channels.actions.register_channel import NewChannel, register_channel
from tankar.channels.models import Access, Channel, ChannelAssignment, Kind
from tankar.channels.testing.sample import a_channel
from tankar.journal.models import Entry
from tankar.organisation import access
from tankar.organisation.models import Person, Unit

FINNISH = Languages("fi", "Lukupiiri on suomeksi.", "one_language", "sv")
DAY = dt.date(2026, 12, 1)


@pytest.fixture
def instagram(library: Unit) -> NewChannel:
    return NewChannel(
        "by_hand",
        "Bibban på Instagram",
        "Kirjasto Instagramissa",
        library,
        platform=" Instagram ",
        handle="@bibban",
    )


def _kinds() -> list[str]:
    return [entry.kind.removeprefix("channels.") for entry in Entry.objects.order_by("pk")]


def test_lars_puts_an_instagram_account_cared_for_by_hand_into_the_register(
    lars: Person, instagram: NewChannel
) -> None:
    channel = register_channel(lars, instagram)
    assert (channel.network, channel.network_title) == ("instagram", "Instagram")
    assert channel.languages == ("fi", "sv")
    entry = Entry.objects.get()
    assert entry.params["channel"] == "Bibban på Instagram / Kirjasto Instagramissa"
    assert entry.rules == ["CHN-3", "GEN-4"]


def test_a_new_connected_channel_waits_for_its_account(
    lars: Person, instagram: NewChannel, harbour: object
) -> None:
    channel = register_channel(lars, dataclasses.replace(instagram, kind="connected", network="harbour"))
    assert (channel.network, channel.platform, channel.access) == ("harbour", "", Access.NOT_CONNECTED)


def test_the_city_feed_needs_no_network_to_be_named(lars: Person, instagram: NewChannel) -> None:
    assert register_channel(lars, dataclasses.replace(instagram, kind="own")).network == "feed"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"name_fi": " "}, errors.NameMissing),
        ({"name_sv": ""}, errors.NameMissing),
        ({"platform": " "}, errors.PlatformMissing),
        ({"kind": "connected", "network": "gopher"}, errors.UnknownNetwork),
        ({"kind": "connected", "network": "feed"}, errors.UnknownNetwork),
        ({"languages": Languages("sv", " ", "one_language")}, errors.ReasonMissing),
        ({"languages": Languages("sv", "På svenska.", "two_posts")}, errors.OneLanguageOnly),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_saved(
    change: dict[str, Any], error: type[errors.ChannelsError], lars: Person, instagram: NewChannel
) -> None:
    with pytest.raises(error):
        register_channel(lars, dataclasses.replace(instagram, **change))
    assert not Channel.objects.exists()
    assert not Entry.objects.exists()


def test_aino_puts_nothing_into_the_register(aino: Person, instagram: NewChannel) -> None:
    with pytest.raises(PermissionDenied):
        register_channel(aino, instagram)


def test_a_channel_in_one_language_sends_that_language_first(lars: Person, channel: Channel) -> None:
    change_languages(lars, channel, FINNISH)
    assert channel.languages == ("fi",)
    assert (channel.first_language, channel.language_reason) == ("fi", "Lukupiiri on suomeksi.")
    assert Entry.objects.get().params["way_out"] == "one_language"


def test_two_posts_with_swedish_first(lars: Person, channel: Channel) -> None:
    change_languages(lars, channel, Languages(way_out="two_posts", first="sv"))
    assert (channel.way_out, channel.languages) == ("two_posts", ("sv", "fi"))


@pytest.mark.parametrize(
    "columns",
    [
        {"language_policy": "sv", "language_reason": "På svenska.", "way_out": "one_post"},
        {"language_policy": "fi", "language_reason": "", "way_out": "one_language"},
    ],
)
def test_the_database_too_refuses_one_language_without_reason_or_with_two_ways(
    columns: dict[str, str], channel: Channel
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Channel.objects.filter(pk=channel.pk).update(**columns)


def test_aino_does_not_change_the_languages_of_her_channel(aino: Person, of_aino: ChannelAssignment) -> None:
    with pytest.raises(PermissionDenied):
        change_languages(aino, of_aino.channel, FINNISH)


def test_a_pause_stands_in_the_journal_once_however_often_the_button_is_pressed(
    lars: Person, channel: Channel
) -> None:
    for act in (pause_channel, pause_channel, resume_channel, resume_channel):
        act(lars, channel)
    assert channel.is_paused is False
    assert _kinds() == ["paused", "resumed"]


def test_aino_does_not_pause(aino: Person, of_aino: ChannelAssignment) -> None:
    for act in (pause_channel, resume_channel):
        with pytest.raises(PermissionDenied):
            act(aino, of_aino.channel)


def test_lars_names_aino_and_she_may_post(lars: Person, aino: Person, channel: Channel, clock: Any) -> None:
    assign_manager(lars, channel, aino, access.today())
    assert access.may(aino, "channels.post", channel)
    assert _kinds() == ["manager_assigned"]


def test_a_deputy_is_named_for_july(lars: Person, mikko: Person, channel: Channel) -> None:
    assign_manager(lars, channel, mikko, dt.date(2027, 7, 1), dt.date(2027, 7, 31), is_deputy=True)
    entry = Entry.objects.get(kind="channels.deputy_assigned")
    assert entry.params["to"] == "2027-07-31"


def test_nobody_is_named_twice_for_the_same_time(lars: Person, aino: Person, channel: Channel) -> None:
    first = assign_manager(lars, channel, aino, DAY, DAY + dt.timedelta(days=9))
    with pytest.raises(errors.AlreadyAssigned):
        assign_manager(lars, channel, aino, DAY + dt.timedelta(days=9))
    assign_manager(lars, channel, aino, DAY + dt.timedelta(days=10))
    with pytest.raises(errors.AlreadyAssigned):
        assign_manager(lars, channel, aino, DAY - dt.timedelta(days=5), first.valid_from)


def test_johan_who_is_elected_and_not_employed_manages_no_channel(
    lars: Person, johan: Person, channel: Channel
) -> None:
    with pytest.raises(errors.NotAnEmployee) as refused:
        assign_manager(lars, channel, johan, DAY)
    assert "Johan Björkskog" in refused.value.words


def test_dates_that_cross_are_refused(lars: Person, aino: Person, of_aino: ChannelAssignment) -> None:
    with pytest.raises(errors.DatesCrossed):
        assign_manager(lars, of_aino.channel, aino, DAY, DAY - dt.timedelta(days=1))
    with pytest.raises(errors.DatesCrossed):
        end_assignment(lars, of_aino, dt.date(2025, 12, 31))


def test_after_her_last_day_aino_posts_no_more(
    lars: Person, aino: Person, of_aino: ChannelAssignment, clock: Any
) -> None:
    end_assignment(lars, of_aino, access.today())
    assert access.may(aino, "channels.post", of_aino.channel)
    clock.advance(days=1)
    assert not access.may(aino, "channels.post", of_aino.channel)
    # from tomorrow on nobody answers there
    assert _kinds() == ["assignment_ended", "cover_missing"]


def test_aino_neither_names_nor_ends_managers(
    aino: Person, mikko: Person, of_aino: ChannelAssignment
) -> None:
    with pytest.raises(PermissionDenied):
        assign_manager(aino, of_aino.channel, mikko, DAY)
    with pytest.raises(PermissionDenied):
        end_assignment(aino, of_aino, DAY)


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_register_pages_by_key_through_every_channel_once(language: str, db: None) -> None:
    names = ["Biblioteket", "Ungdomen", "Ungdomen", "Vattnet", "Biblioteket"]
    made = [
        a_channel(name, kind=Kind.BY_HAND, network="by_hand", is_common=n > 2) for n, name in enumerate(names)
    ]
    with translation.override(language):
        seen, rows = [], Channel.objects.all()
        while found := list(rows.in_register_order()[:2]):
            seen += found
            rows = Channel.objects.after(found[-1])
    assert [channel.is_common for channel in seen] == [True, True, False, False, False]
    assert sorted(channel.pk for channel in seen) == [channel.pk for channel in made]
