"""The parts of a channel's entry: who writes which, what is refused, who reads what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tankar.channels.actions.change_part import change_part
from tankar.channels.entry.sections import SECTIONS
from tankar.channels.errors import AlreadyConnected, HoursCrossed, NameMissing, NotAnAddress, SeasonHalf
from tankar.channels.models import Channel, ChannelAssignment, ChannelEntry
from tankar.journal.models import Entry
from tankar.organisation.models import Person

SignedIn = Callable[[Person], Client]
PLAN = {"purpose_sv": "Lästips", "purpose_fi": "Lukuvinkit", "target_group": "Vuxna", "aim": "Fler läser"}


def _kinds(channel: Channel) -> list[str]:
    return [entry.kind for entry in Entry.objects.about("channel", channel.public_id)]


def _page(channel: Channel, part: str) -> str:
    return reverse("channels:edit", args=[channel.public_id, part])


@pytest.fixture
def in_english(as_person: SignedIn) -> SignedIn:
    def sign_in(person: Person) -> Client:
        Person.objects.filter(pk=person.pk).update(language="en")
        return as_person(person)

    return sign_in


def test_aino_writes_the_purpose_of_her_channel_and_it_stands_in_the_journal(
    aino: Person, of_aino: ChannelAssignment, clock: Any
) -> None:
    channel = of_aino.channel
    change_part(aino, channel, SECTIONS["plan"], PLAN)
    entry = ChannelEntry.objects.get(channel=channel)
    assert (entry.purpose_fi, entry.target_group, entry.aim) == ("Lukuvinkit", "Vuxna", "Fler läser")
    assert _kinds(channel) == ["channels.part_changed"]


def test_saving_the_same_words_again_writes_nothing_into_the_journal(
    lars: Person, channel: Channel, clock: Any
) -> None:
    change_part(lars, channel, SECTIONS["plan"], PLAN)
    change_part(lars, channel, SECTIONS["plan"], {**PLAN, "aim": " Fler läser "})
    assert _kinds(channel) == ["channels.part_changed"]


def test_one_part_leaves_the_others_alone(lars: Person, channel: Channel, clock: Any) -> None:
    change_part(lars, channel, SECTIONS["plan"], PLAN)
    change_part(
        lars, channel, SECTIONS["security"], {"two_factor": "yes", "admins": 2, "aim": "not of this part"}
    )
    entry = ChannelEntry.objects.get(channel=channel)
    assert (entry.aim, entry.two_factor, entry.admins) == ("Fler läser", "yes", 2)


@pytest.mark.parametrize("part", ["account", "closing", "opening", "review"])
def test_aino_may_not_rename_close_or_review_her_channel(
    part: str, aino: Person, of_aino: ChannelAssignment, in_english: SignedIn
) -> None:
    with pytest.raises(PermissionDenied):
        change_part(aino, of_aino.channel, SECTIONS[part], {})
    assert in_english(aino).get(_page(of_aino.channel, part)).status_code == 403


def test_mikko_may_not_describe_the_librarys_channel(
    mikko: Person, channel: Channel, in_english: SignedIn
) -> None:
    assert in_english(mikko).post(_page(channel, "plan"), PLAN).status_code == 403
    assert not ChannelEntry.objects.filter(channel=channel).exists()


@pytest.mark.parametrize(
    ("part", "values", "error"),
    [
        ("account", {"name_sv": "Bibban", "name_fi": " "}, NameMissing),
        ("account", {"name_sv": "a", "name_fi": "b", "url": "http://www.facebook.com/x"}, NotAnAddress),
        ("state", {"season_first": 5, "season_last": None}, SeasonHalf),
        ("answering", {"answered_from": dt.time(16), "answered_to": dt.time(10)}, HoursCrossed),
        ("answering", {"answered_from": dt.time(10), "answered_to": None}, HoursCrossed),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    part: str, values: dict[str, Any], error: type[Exception], lars: Person, channel: Channel
) -> None:
    with pytest.raises(error):
        change_part(lars, channel, SECTIONS[part], values)
    assert _kinds(channel) == []


def test_a_new_address_and_name_can_be_found_at_once(lars: Person, channel: Channel, clock: Any) -> None:
    values = {"name_sv": "Ärlan", "name_fi": "Västäräkki", "url": "https://m.facebook.com/Exempel.Bibban/"}
    changed = change_part(lars, channel, SECTIONS["account"], values)
    assert list(Channel.objects.searched("ÄRLAN")) == [channel]
    assert changed.address_key == "facebook||exempelbibban"


def test_closing_is_decided_and_taken_back_in_words(lars: Person, channel: Channel, clock: Any) -> None:
    change_part(lars, channel, SECTIONS["closing"], {"closes_on": dt.date(2026, 11, 22)})
    closed = Channel.objects.get(pk=channel.pk)
    assert closed.is_closed(dt.date(2026, 11, 23))
    change_part(lars, channel, SECTIONS["closing"], {"closes_on": None})
    assert set(_kinds(channel)) == {"channels.closing_decided", "channels.closing_withdrawn"}


@pytest.mark.parametrize(
    ("first", "last", "month", "there"),
    [(5, 9, 6, True), (5, 9, 10, False), (11, 3, 1, True), (11, 3, 6, False)],
)
def test_a_season_may_go_over_the_new_year(first: int, last: int, month: int, there: bool) -> None:
    channel = Channel(season_first=first, season_last=last)
    assert channel.in_season(dt.date(2026, month, 15)) is there


def test_lars_fills_a_short_form_and_comes_back_to_its_part(
    lars: Person, channel: Channel, in_english: SignedIn, clock: Any
) -> None:
    client = in_english(lars)
    form = client.get(_page(channel, "answering")).content.decode()
    assert "Public." in form
    data = {
        "answered": "weekdays",
        "answered_from": "10:00",
        "answered_to": "16:00",
        "answer_target": "next_day",
    }
    answer = client.post(_page(channel, "answering"), data)
    assert answer["Location"] == f"/register/{channel.public_id}/#answering"
    page = client.get(answer["Location"]).content.decode()
    assert "The next working day" in page
    assert "changed the entry of the channel" in page


def test_a_mistake_keeps_what_was_typed(lars: Person, channel: Channel, in_english: SignedIn) -> None:
    data = {
        "answered": "weekdays",
        "answered_from": "16:00",
        "answered_to": "10:00",
        "answer_text_sv": "Vi svarar",
    }
    answer = in_english(lars).post(_page(channel, "answering"), data)
    assert answer.status_code == 422
    assert "The hours need a beginning and a later end." in answer.content.decode()
    assert "Vi svarar" in answer.content.decode()


def test_an_unknown_part_is_not_found(lars: Person, channel: Channel, in_english: SignedIn) -> None:
    assert in_english(lars).get(_page(channel, "passwords")).status_code == 404


def test_how_a_channel_is_kept_safe_is_read_by_those_who_look_after_it(
    lars: Person, aino: Person, mikko: Person, of_aino: ChannelAssignment, in_english: SignedIn, clock: Any
) -> None:
    channel = of_aino.channel
    change_part(lars, channel, SECTIONS["security"], {"recovery_kept": "The safe of the library"})
    one = reverse("channels:one", args=[channel.public_id])
    assert "The safe of the library" in in_english(aino).get(one).content.decode()
    others = in_english(mikko).get(one).content.decode()
    assert "The safe of the library" not in others
    assert "Only those who look after this channel or its safety may read this part." in others


def test_one_manager_alone_is_warned_of(
    aino: Person, mikko: Person, of_aino: ChannelAssignment, in_english: SignedIn, clock: Any
) -> None:
    one = reverse("channels:one", args=[of_aino.channel.public_id])
    assert "Only one person is named for this channel." in in_english(aino).get(one).content.decode()
    ChannelAssignment.objects.create(channel=of_aino.channel, person=mikko, is_deputy=True)
    assert "Only one person is named" not in in_english(aino).get(one).content.decode()


def test_a_connected_accounts_address_is_the_networks_to_say(
    lars: Person, channel: Channel, in_english: SignedIn
) -> None:
    Channel.objects.filter(pk=channel.pk).update(access="works")
    form = in_english(lars).get(_page(channel, "account")).content.decode()
    assert 'name="name_sv"' in form
    assert 'name="url"' not in form


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
@pytest.mark.parametrize("part", SECTIONS)
def test_every_form_opens_in_every_language(
    part: str, language: str, lars: Person, channel: Channel, as_person: SignedIn
) -> None:
    Person.objects.filter(pk=lars.pk).update(language=language)
    answer = as_person(lars).get(_page(channel, part))
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_the_qr_code_leads_to_the_answer(aino: Person, channel: Channel, in_english: SignedIn) -> None:
    client = in_english(aino)
    badge = reverse("channels:badge", args=[channel.public_id])
    assert client.get(badge).status_code == 404
    Channel.objects.filter(pk=channel.pk).update(url="https://www.facebook.com/exempel")
    answer = client.get(badge)
    assert answer["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content


def test_an_account_of_another_channel_is_refused_and_not_a_crash(lars: Person, channel: Channel) -> None:
    other = Channel.objects.create(
        name_sv="Annan",
        name_fi="Toinen",
        kind="by_hand",
        network=channel.network,
        owner_unit=channel.owner_unit,
        account_id="17",
        handle="@annan",
    )
    section = next(one for one in SECTIONS.values() if "account_id" in one.columns)
    with pytest.raises(AlreadyConnected):
        change_part(lars, channel, section, {"account_id": "17", "handle": other.handle})
