from __future__ import annotations

import datetime as dt
from typing import Any
from unittest.mock import patch

import pytest

from tankar.channels import demo
from tankar.channels.connection.credentials import credentials_of
from tankar.channels.demo.answering import holiday_after, make_answering
from tankar.channels.demo.lives import tell_lives
from tankar.channels.models import (
    Access,
    AccessRemoval,
    AccountReport,
    AnsweringAgreement,
    Channel,
    ChannelAssignment,
    ChannelReview,
    CoverGap,
    CoverPause,
    Kind,
    LanguagePolicy,
    PostingRole,
    WayOut,
)
from tankar.channels.testing.networks import TOKEN, Answering
from tankar.channels.verify.verifying import verify
from tankar.networks.contract import Credentials
from tankar.organisation import access
from tankar.organisation import demo as organisation_demo
from tankar.organisation.demo import People

# as the guideline writes them (CHAN-4)
SIX = (
    "https://www.facebook.com/Kokkolankaupunki",
    "https://www.instagram.com/kokkolakarleby/",
    "https://twitter.com/KokkolaKarleby",
    "https://www.linkedin.com/company/kokkolan-kaupunki-karleby-stad",
    "https://www.youtube.com/user/Kokkolankaupunki/",
    "https://www.tiktok.com/@kokkolakarleby?lang=fi-FI",
)


@pytest.fixture
def people(db: None) -> People:
    return organisation_demo.make(dt.date(2026, 11, 23))


@pytest.fixture
def made(people: People, harbour: Answering, clock: Any) -> dict[str, Channel]:
    """The demo's register, with "harbour" in the place of every network that can be connected."""

    def connect(channel: Channel, user_name: str) -> Credentials:
        harbour.handle, harbour.network_id = f"@{user_name}@practice.example", channel.public_id
        return Credentials("https://practice.example", {"token": TOKEN})

    figures = [{**one, "network": "harbour"} if "network" in one else one for one in demo.told()]
    with patch.object(demo, "told", lambda: figures):
        return demo.make(people, connect, {"harbour"})


def test_the_demo_has_every_kind_of_channel_and_every_way_of_two_languages(
    people: People, made: dict[str, Channel]
) -> None:
    every = list(made.values())
    assert {channel.kind for channel in every} == set(Kind)
    assert {channel.way_out for channel in every} == set(WayOut)
    assert {channel.language_policy for channel in every} == set(LanguagePolicy)
    assert {channel.posting_role for channel in every} == set(PostingRole)
    connected = [channel for channel in every if channel.kind == Kind.CONNECTED]
    assert all(channel.access == Access.WORKS for channel in connected)
    assert all(credentials_of(channel).secrets["token"] == TOKEN for channel in connected)
    assert made["city"].languages == ("fi", "sv")
    assert access.may(people["aino"], "channels.post", made["library"])
    assert not access.may(people["camilla"], "channels.post", made["feed"])
    closed = {made["event_2017"]}
    assert set(Channel.objects.postable_by(people["lars"])) == set(every) - closed


def test_five_channels_leave_by_themselves_and_the_six_of_the_guideline_are_never_connected(
    made: dict[str, Channel],
) -> None:
    assert [key for key, one in made.items() if one.kind != Kind.BY_HAND] == [
        "feed",
        "city",
        "library",
        "bluesky",
        "library_facebook",
    ]
    for address in SIX:
        verdict = verify(address)
        assert verdict.channel is not None
        assert verdict.channel.kind == Kind.BY_HAND
        assert verdict.channel.is_common
        assert verdict.channel.url == address


def test_one_channel_is_dead_one_is_a_duplicate_and_one_has_nobody(made: dict[str, Channel]) -> None:
    assert made["event_2017"].is_closed(dt.date(2026, 11, 23))
    assert made["library_duplicate"].closes_on == dt.date(2027, 2, 21)
    assert not made["skatepark"].assignments.exists()
    assert made["city_x"].former_names == "Twitter → X 2023"
    assert len(made) >= 30


def test_no_address_but_the_guidelines_six_could_belong_to_anybody() -> None:
    invented = [one for one in demo.told() if one.get("url") and one["url"] not in SIX]
    assert invented
    for one in invented:
        assert any(word in one["url"] for word in ("exempel", "esimerkki")), one["url"]


def test_the_demo_is_in_the_middle_of_answering(people: People, made: dict[str, Channel], clock: Any) -> None:
    now = clock.moment
    # in the demo the channels are some weeks older than this
    ChannelAssignment.objects.update(valid_from=dt.date(2026, 10, 1))

    def at(hours: int) -> None:
        clock.set(now - dt.timedelta(hours=hours))

    make_answering(people, made, dt.date(2026, 11, 23), at)
    assert {one.state for one in AnsweringAgreement.objects.all()} == {"in_force", "confirming"}
    gaps = {one.channel_id: one for one in CoverGap.objects.open()}
    assert gaps[made["sport_facebook"].pk].dates[:2] == [dt.date(2026, 12, 2), dt.date(2026, 12, 3)]
    assert made["skatepark"].pk in gaps
    assert made["vinge_snapchat"].pk not in gaps
    assert CoverPause.objects.get().first_day == dt.date(2026, 12, 21)


@pytest.mark.parametrize(
    ("today", "first"),
    [((2026, 11, 23), (2026, 12, 21)), ((2027, 3, 28), (2027, 7, 1)), ((2027, 7, 2), (2027, 12, 21))],
)
def test_the_demos_holiday_is_the_next_one(today: tuple[int, int, int], first: tuple[int, int, int]) -> None:
    assert holiday_after(dt.date(*today))[0] == dt.date(*first)


def test_reviews_are_in_mid_life(people: People, made: dict[str, Channel], clock: Any) -> None:
    def hours_ago(hours: int) -> None:
        clock.set(dt.datetime(2026, 11, 23, 6, 15, tzinfo=dt.UTC) - dt.timedelta(hours=hours))

    ChannelAssignment.objects.update(valid_from=dt.date(2026, 10, 12))
    tell_lives(people, made, dt.date(2026, 11, 23), hours_ago)
    states = {one.channel_id: one.state for one in ChannelReview.objects.all()}
    assert states == {
        made["library_duplicate"].pk: "decided",
        made["museum_facebook"].pk: "deciding",
        made["vinge_snapchat"].pk: "answering",
    }
    made["library_duplicate"].refresh_from_db()
    assert made["library_duplicate"].closes_on == dt.date(2027, 2, 21)
    assert [one.state for one in AccountReport.objects.order_by("told_at")] == [
        "with_unit",
        *["told"] * 3,
    ]
    made["vinge_snapchat"].refresh_from_db()
    assert made["vinge_snapchat"].alarm == "taken_over"
    assert AccessRemoval.objects.get().channel == made["vinge_tiktok"]
