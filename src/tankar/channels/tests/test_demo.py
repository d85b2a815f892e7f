from __future__ import annotations

import datetime as dt

from tankar.channels import demo
from tankar.channels.credentials import credentials_of
from tankar.channels.models import Access, Channel, Kind
from tankar.channels.testing.networks import TOKEN, Answering
from tankar.networks.contract import Credentials
from tankar.organisation import access
from tankar.organisation import demo as organisation_demo


def test_the_demo_has_every_kind_of_channel_and_every_way_of_two_languages(
    db: None, harbour: Answering
) -> None:
    people = organisation_demo.make(dt.date(2026, 11, 23))

    def connect(channel: Channel, user_name: str) -> Credentials:
        harbour.handle, harbour.network_id = f"@{user_name}@practice.example", user_name
        return Credentials("https://practice.example", {"token": TOKEN})

    made = demo.make(people, connect)
    assert {channel.kind for channel in made} == set(Kind)
    assert {channel.way_out for channel in made} == {"one_post", "two_posts", "one_language"}
    assert {channel.language_policy for channel in made} == {"both", "sv", "fi"}
    connected = [channel for channel in made if channel.kind == Kind.CONNECTED]
    assert all(channel.access == Access.WORKS for channel in connected)
    assert all(credentials_of(channel).secrets["token"] == TOKEN for channel in connected)
    feed, city, library = made[:3]
    assert city.languages == ("fi", "sv")
    assert access.may(people["aino"], "channels.post", library)
    assert not access.may(people["camilla"], "channels.post", feed)
    assert set(Channel.objects.postable_by(people["lars"])) == set(made)
