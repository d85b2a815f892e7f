"""Connecting by consent on the network's own page, choosing an account, disconnecting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse

from tankar import vault
from tankar.channels import errors
from tankar.channels.actions.connect_channel import connect_channel
from tankar.channels.actions.consent import begin_consent, choices_for, choose_account, finish_consent
from tankar.channels.actions.disconnect_channel import disconnect_channel
from tankar.channels.connection.credentials import credentials_of
from tankar.channels.models import Access, Channel
from tankar.channels.testing.networks import TOKEN, Answering
from tankar.journal.models import Entry
from tankar.networks.contract import AccessLost, Account, Consent, Credentials, Failure, Field, NotNow
from tankar.organisation.models import Person
from tankar.vault.errors import Missing

SignedIn = Callable[[Person], Client]
THERE = "https://practice.example/oauth?state="


@dataclass
class Consenting:
    """`ByConsent` whose finish opens `opens`, or fails."""

    harbour: Answering
    opens: int = 1
    failure: Failure | None = None
    answers: list[Mapping[str, str]] = field(default_factory=list)
    fields: tuple[Field, ...] = (Field("address"),)

    def begin(self, entered: Credentials, back: str, state: str) -> Consent:
        _not_in_a_transaction()
        return Consent(THERE + state, Credentials(entered.address, {"verifier": "v3rifier"}))

    def finish(self, kept: Credentials, back: str, answer: Mapping[str, str]) -> tuple[Account, ...]:
        _not_in_a_transaction()
        assert kept.secrets == {"verifier": "v3rifier"}
        assert back == "http://localhost:8000/register/connected/"
        self.answers.append(answer)
        if self.failure:
            raise self.failure
        one = self.harbour.verify(Credentials(kept.address, {"token": TOKEN}))
        return tuple(
            replace(one, network_id=str(number), handle=f"@page{number}", display_name=f"Page {number}")
            for number in range(self.opens)
        )


def _not_in_a_transaction() -> None:
    assert not any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)


@pytest.fixture
def consenting(harbour: Answering) -> Consenting:
    harbour.by_consent = consenting = Consenting(harbour)
    return consenting


@pytest.fixture
def client(marja_liisa: Person, as_person: SignedIn) -> Client:
    Person.objects.filter(pk=marja_liisa.pk).update(language="en")
    return as_person(marja_liisa)


def _to(page: str, channel: Channel) -> str:
    return reverse(f"channels:{page}", args=[channel.public_id])


def _leave(client: Client, channel: Channel) -> str:
    """Press Continue; the state the network is asked to give back."""
    page = client.post(_to("consent", channel), {"address": "https://practice.example"})
    assert page.status_code == 200
    return str(page.context["there"].removeprefix(THERE))


def test_marja_liisa_is_led_to_the_network_and_comes_back_connected(
    client: Client, channel: Channel, consenting: Consenting, clock: Any
) -> None:
    assert "Sign in at the network" in client.get(_to("connect", channel)).content.decode()
    state = _leave(client, channel)
    answer = client.get(reverse("channels:connected"), {"state": state, "code": "abc"}, follow=True)
    assert "The channel is connected with the account @page0." in answer.content.decode()
    channel.refresh_from_db()
    assert (channel.access, channel.handle, channel.tested) == ("works", "@page0", "works")
    assert credentials_of(channel).secrets["token"] == TOKEN
    assert consenting.answers[0]["code"] == "abc"
    assert TOKEN not in answer.content.decode()


def test_of_several_accounts_the_person_chooses_one_and_the_rest_is_forgotten(
    client: Client, channel: Channel, consenting: Consenting, clock: Any
) -> None:
    consenting.opens = 3
    state = _leave(client, channel)
    page = client.get(reverse("channels:connected"), {"state": state, "code": "abc"}, follow=True)
    assert "Page 2" in page.content.decode()
    assert TOKEN not in page.content.decode()
    unchosen = client.post(_to("choose", channel), {})
    assert unchosen.status_code == 422
    assert "Choose one of them. Nothing was changed." in unchosen.content.decode()
    client.post(_to("choose", channel), {"account": "1"})
    channel.refresh_from_db()
    assert (channel.account_id, channel.handle) == ("1", "@page1")
    with pytest.raises(Missing):
        vault.reveal(f"{channel.secret_name}:consent")


def test_what_a_consent_opened_waits_an_hour_for_the_choice(
    client: Client, marja_liisa: Person, channel: Channel, consenting: Consenting, machine_clock: Any
) -> None:
    consenting.opens = 2
    state = _leave(client, channel)
    client.get(reverse("channels:connected"), {"state": state, "code": "abc"})
    assert len(choices_for(marja_liisa, channel)) == 2
    machine_clock.advance(seconds=61 * 60)
    with pytest.raises(errors.SignInBegunAnew):
        choices_for(marja_liisa, channel)


def test_disconnecting_forgets_what_nobody_has_chosen_from(
    client: Client, marja_liisa: Person, channel: Channel, consenting: Consenting, clock: Any
) -> None:
    consenting.opens = 2
    state = _leave(client, channel)
    client.get(reverse("channels:connected"), {"state": state, "code": "abc"})
    disconnect_channel(marja_liisa, channel)
    with pytest.raises(Missing):
        vault.reveal(f"{channel.secret_name}:consent")


@pytest.mark.parametrize("state", ["", "another"])
def test_somebody_sent_here_by_another_is_not_connected(
    state: str, client: Client, channel: Channel, consenting: Consenting
) -> None:
    _leave(client, channel)
    answer = client.get(reverse("channels:connected"), {"state": state, "code": "evil"}, follow=True)
    assert "This sign-in was not begun here" in answer.content.decode()
    assert consenting.answers == []
    channel.refresh_from_db()
    assert channel.access == Access.NOT_CONNECTED


def test_a_code_is_good_for_one_return(
    client: Client, channel: Channel, consenting: Consenting, clock: Any
) -> None:
    state = _leave(client, channel)
    query = {"state": state, "code": "abc"}
    client.get(reverse("channels:connected"), query)
    again = client.get(reverse("channels:connected"), query, follow=True)
    assert "This sign-in was not begun here" in again.content.decode()
    assert len(consenting.answers) == 1


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (AccessLost("no"), "The network says that the connection was not allowed."),
        (NotNow(None, "timeout"), "The server gave no answer that Tankar could read."),
    ],
)
def test_a_no_on_the_networks_page_is_told(
    failure: Failure, sentence: str, client: Client, channel: Channel, consenting: Consenting
) -> None:
    consenting.failure = failure
    state = _leave(client, channel)
    answer = client.get(
        reverse("channels:connected"), {"state": state, "error": "access_denied"}, follow=True
    )
    assert sentence in answer.content.decode()


def test_an_account_of_another_channel_is_refused_after_the_choice(
    marja_liisa: Person, channel: Channel, consenting: Consenting, clock: Any
) -> None:
    consenting.opens = 2
    back = "http://localhost:8000/register/connected/"
    connect_channel(marja_liisa, channel, {"address": "https://practice.example", "token": TOKEN})
    begin_consent(marja_liisa, channel, {"address": "https://practice.example"}, back, "s")
    assert finish_consent(marja_liisa, channel, back, {"code": "c"}) is None
    assert [one.handle for one in choices_for(marja_liisa, channel)] == ["@page0", "@page1"]
    with pytest.raises(errors.AnotherAccount):
        choose_account(marja_liisa, channel, 0)
    with pytest.raises(errors.SignInBegunAnew):
        choose_account(marja_liisa, channel, 9)


def test_lars_connects_nothing(
    lars: Person, channel: Channel, consenting: Consenting, as_person: SignedIn
) -> None:
    with pytest.raises(PermissionDenied):
        begin_consent(lars, channel, {}, "", "")
    mine = as_person(lars)
    for page in ("consent", "disconnect", "choose"):
        assert mine.post(_to(page, channel)).status_code == 403


def test_disconnecting_deletes_the_access_and_keeps_the_account(
    client: Client, marja_liisa: Person, channel: Channel, harbour: Answering, clock: Any
) -> None:
    connect_channel(marja_liisa, channel, {"address": "https://practice.example", "token": TOKEN})
    answer = client.post(_to("disconnect", channel), follow=True)
    assert "the stored access is deleted" in answer.content.decode()
    channel.refresh_from_db()
    assert (channel.access, channel.account_id) == ("not_connected", "17")
    with pytest.raises(errors.NotConnected):
        credentials_of(channel)
    disconnect_channel(marja_liisa, channel)
    kinds = [one.kind for one in Entry.objects.about("channel", channel.public_id)]
    assert kinds.count("channels.disconnected") == 1


def test_an_optional_field_may_stay_empty(marja_liisa: Person, channel: Channel, harbour: Answering) -> None:
    harbour.fields = (Field("address", optional=True), Field("token", secret=True))
    connect_channel(marja_liisa, channel, {"address": "", "token": TOKEN})
    assert harbour.asked[0].address == ""
