from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tankar import vault
from tankar.channels import errors
from tankar.channels.actions.check_access import check_access
from tankar.channels.actions.connect_channel import connect_channel
from tankar.channels.connection.credentials import credentials_of
from tankar.channels.models import Access, Channel
from tankar.channels.testing.networks import TOKEN, Answering
from tankar.channels.testing.sample import a_channel
from tankar.journal.models import Entry
from tankar.networks.contract import AccessLost, Credentials, NotNow, Reason, Rejected
from tankar.organisation.models import Person

ENTERED = {"address": "https://practice.example/@stadsbiblioteket", "token": f" {TOKEN} "}


def test_marja_liisa_connects_the_librarys_channel(
    marja_liisa: Person, channel: Channel, harbour: Answering, clock: Any
) -> None:
    connected = connect_channel(marja_liisa, channel, ENTERED)
    assert connected.access == Access.WORKS
    assert connected.access_changed_at == clock()
    assert connected.handle == "@stadsbiblioteket@practice.example"
    assert connected.url == "https://practice.example/@stadsbiblioteket@practice.example"
    assert connected.network_limits.characters == 640
    assert harbour.asked == [Credentials("https://practice.example", {"token": TOKEN})]
    kept = credentials_of(channel)
    assert kept.address == "https://practice.example"
    assert kept.secrets == {"token": TOKEN, "account": "17"}
    entry = Entry.objects.get()
    assert (entry.kind, entry.subject_id, entry.actor_id) == (
        "channels.connected",
        channel.public_id,
        marja_liisa.public_id,
    )


def test_connecting_again_says_again(marja_liisa: Person, channel: Channel, harbour: Answering) -> None:
    for _ in range(2):
        connect_channel(marja_liisa, channel, ENTERED)
    assert [entry.kind for entry in Entry.objects.order_by("pk")] == [
        "channels.connected",
        "channels.reconnected",
    ]


def test_a_server_is_named_without_https_too(
    marja_liisa: Person, channel: Channel, harbour: Answering
) -> None:
    connect_channel(marja_liisa, channel, {"address": "Practice.example", "token": TOKEN})
    assert harbour.asked[0].address == "https://practice.example"


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (AccessLost("practice.example answered 401 to GET /verify."), errors.TokenRefused),
        (NotNow(None, "practice.example could not be reached."), errors.NoAnswer),
        (Rejected(Reason.GONE, "practice.example answered 404 to GET /verify."), errors.AnotherKindOfServer),
    ],
)
def test_what_the_server_says_no_to_changes_nothing(
    failure: Any, error: type[errors.ChannelsError], marja_liisa: Person, channel: Channel, harbour: Answering
) -> None:
    harbour.failure = failure
    with pytest.raises(error):
        connect_channel(marja_liisa, channel, ENTERED)
    channel.refresh_from_db()
    assert channel.access == Access.NOT_CONNECTED
    with pytest.raises(errors.NotConnected):
        credentials_of(channel)
    assert not Entry.objects.exists()


def test_a_refused_new_token_leaves_the_earlier_connection(
    marja_liisa: Person, channel: Channel, harbour: Answering
) -> None:
    connect_channel(marja_liisa, channel, ENTERED)
    harbour.failure = AccessLost("practice.example answered 401.")
    with pytest.raises(errors.TokenRefused):
        connect_channel(marja_liisa, channel, {**ENTERED, "token": "wrong"})
    channel.refresh_from_db()
    assert channel.access == Access.WORKS
    assert credentials_of(channel).secrets["token"] == TOKEN


@pytest.mark.parametrize(
    "address",
    ["http://practice.example", "https://127.0.0.1:8000", "ftp://practice.example", "https://", "::"],
)
def test_an_address_that_is_not_a_public_server_is_refused_before_anything_is_sent(
    address: str, marja_liisa: Person, channel: Channel, harbour: Answering
) -> None:
    with pytest.raises(errors.AddressRefused):
        connect_channel(marja_liisa, channel, {"address": address, "token": TOKEN})
    assert harbour.asked == []


def test_a_name_that_leads_into_our_own_network_is_told_as_a_refused_address(
    marja_liisa: Person, channel: Channel, harbour: Answering
) -> None:
    harbour.failure = AccessLost("The name inside.example leads to an address inside a network.")
    with pytest.raises(errors.AddressRefused):
        connect_channel(marja_liisa, channel, {"address": "https://inside.example", "token": TOKEN})


@pytest.mark.parametrize("missing", ["address", "token"])
def test_an_empty_field_is_named(
    missing: str, marja_liisa: Person, channel: Channel, harbour: Answering
) -> None:
    with pytest.raises(errors.SomethingMissing) as refused:
        connect_channel(marja_liisa, channel, {**ENTERED, missing: "  "})
    assert refused.value.field == missing
    assert harbour.asked == []


def test_a_token_of_another_account_does_not_turn_the_channel_into_that_account(
    marja_liisa: Person, channel: Channel, harbour: Answering
) -> None:
    connect_channel(marja_liisa, channel, ENTERED)
    harbour.handle, harbour.network_id = "@aino.privat@practice.example", "99"
    with pytest.raises(errors.AnotherAccount) as refused:
        connect_channel(marja_liisa, channel, {**ENTERED, "token": "another"})
    assert "@aino.privat@practice.example" in refused.value.words
    channel.refresh_from_db()
    assert channel.handle == "@stadsbiblioteket@practice.example"
    assert credentials_of(channel).secrets["token"] == TOKEN


def test_one_account_belongs_to_one_channel(
    marja_liisa: Person, channel: Channel, harbour: Answering
) -> None:
    connect_channel(marja_liisa, channel, ENTERED)
    second = a_channel("Kelviå bibliotek", "branch_library")
    with pytest.raises(errors.AlreadyConnected) as refused:
        connect_channel(marja_liisa, second, ENTERED)
    assert "Stadsbiblioteket" in refused.value.words


def test_accounts_of_two_servers_may_have_the_same_number(
    marja_liisa: Person, channel: Channel, harbour: Answering
) -> None:
    connect_channel(marja_liisa, channel, ENTERED)
    harbour.handle = "@kelvia@another.example"
    second = connect_channel(marja_liisa, a_channel("Kelviå bibliotek", "branch_library"), ENTERED)
    assert second.access == Access.WORKS


def test_what_is_cared_for_by_hand_has_nothing_to_connect(marja_liisa: Person, harbour: Answering) -> None:
    instagram = a_channel("Instagram", kind="by_hand", network="by_hand", platform="Instagram")
    with pytest.raises(PermissionDenied):
        connect_channel(marja_liisa, instagram, ENTERED)


def test_lars_does_not_connect_and_no_server_is_asked(
    lars: Person, channel: Channel, harbour: Answering
) -> None:
    with pytest.raises(PermissionDenied):
        connect_channel(lars, channel, ENTERED)
    assert harbour.asked == []


def test_the_token_stands_neither_in_the_row_nor_in_the_journal_nor_in_the_log(
    marja_liisa: Person, channel: Channel, harbour: Answering, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    connect_channel(marja_liisa, channel, ENTERED)
    harbour.failure = AccessLost("practice.example answered 401.")
    with pytest.raises(errors.TokenRefused):
        check_access(marja_liisa, Channel.objects.get(pk=channel.pk))
    row = Channel.objects.filter(pk=channel.pk).values().get()
    entries = [list(entry.values()) for entry in Entry.objects.values()]
    assert TOKEN not in f"{row} {entries} {caplog.text} {credentials_of(channel)!r}"
    assert vault.reveal(channel.secret_name)["token"] == TOKEN


def test_when_the_network_lets_us_in_again_the_stored_token_is_enough(
    marja_liisa: Person, channel: Channel, harbour: Answering
) -> None:
    connect_channel(marja_liisa, channel, ENTERED)
    harbour.failure = AccessLost("practice.example answered 401.")
    with pytest.raises(errors.TokenRefused):
        check_access(marja_liisa, channel)
    assert channel.access == Access.LOST
    harbour.failure = None
    check_access(marja_liisa, channel)
    channel.refresh_from_db()
    assert channel.access == Access.WORKS


def test_a_channel_never_connected_has_nothing_to_try(
    marja_liisa: Person, channel: Channel, harbour: Answering
) -> None:
    with pytest.raises(errors.NotConnected):
        check_access(marja_liisa, channel)
