from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.actions.connect_channel import connect_channel
from tankar.channels.actions.report_access import report_access_lost
from tankar.channels.models import Channel, ChannelAssignment
from tankar.channels.testing.networks import TOKEN, Answering
from tankar.channels.testing.sample import a_channel
from tankar.networks.contract import AccessLost, NotNow, Reason, Rejected
from tankar.organisation.models import Person
from tankar.work.models import Demo

SignedIn = Callable[[Person], Client]
ENTERED = {"address": "https://practice.example", "password-token": TOKEN}
NEW = {
    "kind": "by_hand",
    "platform": "Instagram",
    "name_sv": "Bibban på Instagram",
    "name_fi": "Kirjasto Instagramissa",
    "policy": "both",
    "way_out": "one_post",
    "first": "sv",
}


@pytest.fixture
def in_swedish(as_person: SignedIn) -> SignedIn:
    """Signed in, with the pages in Swedish whatever the person's own language is."""

    def sign_in(person: Person) -> Client:
        Person.objects.filter(pk=person.pk).update(language="sv")
        return as_person(person)

    return sign_in


def _to(page: str, channel: Channel, *more: str) -> str:
    return reverse(f"channels:{page}", args=[channel.public_id, *more])


def test_aino_sees_the_register_with_states_in_words(
    aino: Person, of_aino: ChannelAssignment, in_swedish: SignedIn
) -> None:
    a_channel("Instagram", kind="by_hand", network="by_hand", platform="Instagram", is_paused=True)
    page = in_swedish(aino).get(reverse("channels:list")).content.decode()
    for words in (
        "Enheternas kanaler",
        "Ännu inte kopplad",
        "Sköts för hand",
        "Pausad",
        "Ingen kanalansvarig",
    ):
        assert words in page
    assert "Aino Rautakoski" in page
    assert reverse("channels:new") not in page


def test_the_register_takes_no_more_statements_for_many_channels(
    lars: Person, harbour: object, in_swedish: SignedIn
) -> None:
    client = in_swedish(lars)
    for number in range(60):
        row = a_channel(f"Kanal {number:02}")
        ChannelAssignment.objects.create(channel=row, person=lars)
    with CaptureQueriesContext(
        connection,
    ) as statements:
        page = client.get(reverse("channels:list"))
    assert len(statements) <= 15
    assert b"Kanal 49" in page.content
    assert b"Kanal 50" not in page.content
    following = client.get(reverse("channels:list"), {"after": page.context["more"].public_id})
    assert b"Kanal 50" in following.content
    assert b"Kanal 49" not in following.content


def test_one_channel_takes_few_statements_and_says_whose_it_is(
    aino: Person, of_aino: ChannelAssignment, in_swedish: SignedIn
) -> None:
    client = in_swedish(aino)
    with CaptureQueriesContext(connection) as statements:
        page = client.get(_to("one", of_aino.channel)).content.decode()
    assert len(statements) <= 15
    assert "Stadsbiblioteket" in page
    assert "Svenska och finska" in page
    assert _to("languages", of_aino.channel) not in page


@pytest.mark.parametrize("page", ["languages", "connect", "managers"])
def test_aino_is_kept_out_of_what_she_may_not_change(
    page: str, aino: Person, of_aino: ChannelAssignment, in_swedish: SignedIn
) -> None:
    client = in_swedish(aino)
    assert client.get(_to(page, of_aino.channel)).status_code == 403
    assert client.post(_to(page, of_aino.channel), {}).status_code == 403


@pytest.mark.parametrize("page", ["pause", "resume", "check"])
def test_aino_presses_none_of_the_buttons(
    page: str, aino: Person, of_aino: ChannelAssignment, in_swedish: SignedIn
) -> None:
    assert in_swedish(aino).post(_to(page, of_aino.channel)).status_code == 403


def test_johan_does_not_see_the_register(johan: Person, channel: Channel, in_swedish: SignedIn) -> None:
    client = in_swedish(johan)
    assert client.get(reverse("channels:list")).status_code == 403
    assert client.get(_to("one", channel)).status_code == 404


def test_a_stranger_is_sent_to_sign_in(channel: Channel) -> None:
    assert Client().get(_to("one", channel)).status_code == 302


def test_lars_puts_a_channel_into_the_register(lars: Person, in_swedish: SignedIn) -> None:
    assert lars.unit
    answer = in_swedish(lars).post(reverse("channels:new"), {**NEW, "owner_unit": lars.unit.pk}, follow=True)
    channel = Channel.objects.get()
    assert answer.redirect_chain[-1][0] == _to("one", channel)
    assert channel.languages == ("sv", "fi")


def test_a_missing_network_is_told_beside_its_field_and_the_rest_is_kept(
    lars: Person, in_swedish: SignedIn
) -> None:
    assert lars.unit
    data = {**NEW, "platform": "", "owner_unit": lars.unit.pk}
    answer = in_swedish(lars).post(reverse("channels:new"), data)
    assert answer.status_code == 422
    assert "Inget sparades; skriv det, till exempel Instagram." in answer.content.decode()
    assert "Kirjasto Instagramissa" in answer.content.decode()


def test_marja_liisa_decides_one_language_and_the_way_out_follows(
    marja_liisa: Person, channel: Channel, in_swedish: SignedIn
) -> None:
    client = in_swedish(marja_liisa)
    data = {"policy": "fi", "reason": "", "way_out": "two_posts", "first": "sv"}
    refused = client.post(_to("languages", channel), data)
    assert refused.status_code == 422
    assert "En kanal på ett språk behöver ett skäl." in refused.content.decode()
    client.post(_to("languages", channel), {**data, "reason": "Lukupiiri on suomeksi."})
    channel.refresh_from_db()
    assert (channel.languages, channel.way_out) == (("fi",), "one_language")


def test_marja_liisa_connects_and_the_token_is_never_shown(
    marja_liisa: Person, channel: Channel, harbour: Answering, in_swedish: SignedIn
) -> None:
    client = in_swedish(marja_liisa)
    answer = client.post(_to("connect", channel), ENTERED, follow=True)
    pages = [answer, client.get(_to("connect", channel)), client.get(_to("one", channel))]
    assert (
        "Kanalen är kopplad till kontot @stadsbiblioteket@practice.example. Nätverket släppte in"
        in answer.content.decode()
    )
    assert all(TOKEN not in page.content.decode() for page in pages)


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (AccessLost("401"), "Servern svarade men godtar inte denna token eller detta lösenord."),
        (NotNow(None, "timeout"), "Servern gav inget svar som Tankar kunde läsa."),
        (Rejected(Reason.GONE, "404"), "Något svarar på adressen, men inte så som Harbour gör."),
    ],
)
def test_what_went_wrong_is_told_in_a_sentence_and_the_token_is_not_shown_back(
    failure: Any,
    sentence: str,
    marja_liisa: Person,
    channel: Channel,
    harbour: Answering,
    in_swedish: SignedIn,
) -> None:
    harbour.failure = failure
    answer = in_swedish(marja_liisa).post(_to("connect", channel), ENTERED)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "https://practice.example" in answer.content.decode()
    assert TOKEN not in answer.content.decode()


def test_an_empty_token_is_told_beside_its_field(
    marja_liisa: Person, channel: Channel, harbour: Answering, in_swedish: SignedIn
) -> None:
    answer = in_swedish(marja_liisa).post(_to("connect", channel), {**ENTERED, "password-token": ""})
    assert "Ett fält är tomt. Inget ändrades" in answer.content.decode()
    assert harbour.asked == []


def test_a_session_that_ended_keeps_no_token(channel: Channel) -> None:
    client = Client()
    client.post(_to("connect", channel), ENTERED)
    assert TOKEN not in str(dict(client.session))


def test_in_a_demo_the_practice_networks_address_is_offered(
    marja_liisa: Person, channel: Channel, in_swedish: SignedIn
) -> None:
    Demo.objects.create(seed=1, today=dt.date(2026, 11, 23), practice_address="http://127.0.0.1:8001")
    page = in_swedish(marja_liisa).get(_to("connect", channel)).content.decode()
    assert "Det här är en demo" in page
    assert 'value="http://127.0.0.1:8001"' in page


def test_lost_access_is_told_with_what_is_kept_and_what_to_do(
    marja_liisa: Person, channel: Channel, harbour: Answering, in_swedish: SignedIn
) -> None:
    connect_channel(marja_liisa, channel, {"address": "https://practice.example", "token": TOKEN})
    report_access_lost(channel, "401")
    client = in_swedish(marja_liisa)
    page = client.get(_to("one", channel)).content.decode()
    assert "Åtkomsten är borta" in page
    assert "Det som är skrivet och planerat finns kvar." in page
    answer = client.post(_to("check", channel), follow=True).content.decode()
    assert "Nätverket släpper in Tankar med den sparade token." in answer


def test_lars_pauses_and_resumes(lars: Person, channel: Channel, in_swedish: SignedIn) -> None:
    client = in_swedish(lars)
    assert "Kanalen är pausad." in client.post(_to("pause", channel), follow=True).content.decode()
    assert "Kanalen är i bruk igen." in client.post(_to("resume", channel), follow=True).content.decode()


def test_lars_names_mikko_and_sets_his_last_day(
    lars: Person, mikko: Person, channel: Channel, in_swedish: SignedIn, clock: Any
) -> None:
    client = in_swedish(lars)
    data = {"person": mikko.email.upper(), "is_deputy": "on", "valid_from": "2026-11-23", "valid_to": ""}
    client.post(_to("managers", channel), data)
    held = ChannelAssignment.objects.get()
    assert (held.person, held.is_deputy) == (mikko, True)
    end = _to("end_assignment", channel, held.public_id)
    assert client.post(end, {"last_day": "2026-11-22"}).status_code == 422
    client.post(end, {"last_day": "2026-12-31"})
    held.refresh_from_db()
    assert held.valid_to == dt.date(2026, 12, 31)
    page = client.get(_to("one", channel)).content.decode()
    assert "torsdag 31.12.2026" in page


def test_somebody_unknown_is_told_and_nothing_is_saved(
    lars: Person, channel: Channel, in_swedish: SignedIn
) -> None:
    data = {"person": "nobody@demo.example", "valid_from": "2026-11-23"}
    answer = in_swedish(lars).post(_to("managers", channel), data)
    assert "Ingen i Tankar har den e-postadressen." in answer.content.decode()


def test_another_channels_assignment_is_not_ended_from_here(
    lars: Person, of_aino: ChannelAssignment, in_swedish: SignedIn
) -> None:
    other = a_channel("Ungdomscentralen", "youth")
    end = _to("end_assignment", other, of_aino.public_id)
    assert in_swedish(lars).post(end, {"last_day": "2026-12-31"}).status_code == 404


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
@pytest.mark.parametrize("page", ["one", "languages", "connect", "managers"])
def test_every_page_opens_in_every_language(
    page: str, language: str, marja_liisa: Person, of_aino: ChannelAssignment, as_person: SignedIn
) -> None:
    marja_liisa.language = language
    marja_liisa.save()
    answer = as_person(marja_liisa).get(_to(page, of_aino.channel))
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()
