"""So we answer: written, confirmed with one tap, settled; and read by everybody who works for the city."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tankar.channels.agreements.actions.answer_agreement import object_to_agreement
from tankar.channels.models import AnsweringAgreement, Channel
from tankar.channels.testing.answering import agreed, proposed
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

STATE = AnsweringAgreement.State


@pytest.fixture(autouse=True)
def in_english(aino: Person, heikki: Person, camilla: Person, sirpa: Person) -> None:
    Person.objects.update(language="en")


def test_aino_writes_it_and_sends_it(
    as_person: SignedIn, channel: Channel, aino: Person, camilla: Person
) -> None:
    client = as_person(aino)
    address = f"/register/{channel.public_id}/agreement/write/"
    assert client.get(address).status_code == 200
    rows = {
        "topic": ["Öppettider", "Evenemang", ""],
        "words": ["öppet auki", "", ""],
        "whose": [f"p:{aino.public_id}", f"p:{camilla.public_id}", ""],
        "own_hours": "yes",
        "hours_from": "10:00",
        "hours_to": "16:00",
        "target": "same_day",
        "text_sv": "Vi svarar samma dag.",
    }
    kept = client.post(address, {**rows, "act": "keep"}, follow=True)
    assert "Only those who write it see it yet." in kept.content.decode()
    sent = client.post(address, {**rows, "act": "propose"}, follow=True)
    assert "Each confirms it with one tap." in sent.content.decode()
    agreement = AnsweringAgreement.objects.get()
    assert agreement.state == STATE.CONFIRMING
    assert [one.whose for one in agreement.topics.all()] == ["Aino Rautakoski", "Camilla Nygrund"]
    # written no more while it is confirmed
    assert client.get(address).status_code == 302


def test_what_is_wrong_is_told_and_what_was_kept_stays(
    as_person: SignedIn, channel: Channel, aino: Person
) -> None:
    client = as_person(aino)
    answer = client.post(f"/register/{channel.public_id}/agreement/write/", {"act": "propose"})
    assert answer.status_code == 422
    assert "at least one topic" in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "fault"),
    [
        ("sv", "Ett ämne behöver både ett namn och någon som svarar."),
        ("fi", "Aihe tarvitsee sekä nimen että vastaajan."),
    ],
)
def test_what_is_half_is_told_and_nothing_that_was_typed_is_lost(
    as_person: SignedIn, channel: Channel, aino: Person, language: str, fault: str
) -> None:
    Person.objects.filter(pk=aino.pk).update(language=language)
    typed = {
        "topic": ["Öppettider", "Böcker"],
        "words": ["öppet", "lån"],
        "whose": [f"p:{aino.public_id}", ""],
        "own_hours": "yes",
        "hours_from": "10:00",
        "hours_to": "15:30",
        "target": "same_day",
        "text_fi": "Vastaamme samana päivänä.",
    }
    answer = as_person(aino).post(f"/register/{channel.public_id}/agreement/write/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert fault in page
    for one in ("Öppettider", "Böcker", "lån", 'value="15:30"', "Vastaamme samana päivänä."):
        assert one in page
    assert not AnsweringAgreement.objects.get().topics.exists()


@pytest.mark.parametrize(
    ("language", "fault"),
    [
        ("sv", "Tiderna behöver en början och ett senare slut."),
        ("fi", "Ajat tarvitsevat alun ja myöhemmän lopun."),
    ],
)
def test_own_hours_without_hours_are_not_taken_for_inherited_ones(
    as_person: SignedIn, channel: Channel, aino: Person, language: str, fault: str
) -> None:
    Person.objects.filter(pk=aino.pk).update(language=language)
    typed = {"topic": ["Allt"], "words": [""], "whose": [f"p:{aino.public_id}"], "own_hours": "yes"}
    answer = as_person(aino).post(f"/register/{channel.public_id}/agreement/write/", typed)
    assert answer.status_code == 422
    assert fault in answer.content.decode()


def test_a_draft_is_thrown_away(as_person: SignedIn, channel: Channel, aino: Person) -> None:
    client = as_person(aino)
    client.get(f"/register/{channel.public_id}/agreement/write/")
    address = f"/register/{channel.public_id}/agreement/"
    assert "Throw the draft away" in client.get(address).content.decode()
    draft = AnsweringAgreement.objects.get()
    client.post(f"{address}answer/", {"agreement": draft.public_id, "answer": "withdraw"})
    assert "Nothing is agreed yet" in client.get(address).content.decode()


def test_camilla_confirms_with_one_tap(
    as_person: SignedIn, channel: Channel, aino: Person, camilla: Person
) -> None:
    agreement = proposed(aino, channel, ("Allt", camilla))
    client = as_person(camilla)
    address = f"/register/{channel.public_id}/agreement/"
    assert "Does it suit you?" in client.get(address).content.decode()
    answer = client.post(
        f"{address}answer/", {"agreement": agreement.public_id, "answer": "confirm"}, follow=True
    )
    assert "Everybody has, so it is in force." in answer.content.decode()
    again = client.post(
        f"{address}answer/", {"agreement": agreement.public_id, "answer": "confirm"}, follow=True
    )
    assert "Nothing was changed" in again.content.decode()


def test_it_is_on_camillas_today_until_she_has(
    as_person: SignedIn, channel: Channel, aino: Person, camilla: Person
) -> None:
    proposed(aino, channel, ("Allt", camilla))
    assert "Confirm how it is answered: Stadsbiblioteket" in as_person(camilla).get("/").content.decode()


def test_an_objection_needs_words_and_the_head_a_reason(
    as_person: SignedIn, channel: Channel, aino: Person, camilla: Person, heikki: Person
) -> None:
    agreement = proposed(aino, channel, ("Allt", camilla))
    address = f"/register/{channel.public_id}/agreement/answer/"
    said = {"agreement": agreement.public_id, "answer": "object"}
    assert as_person(camilla).post(address, said).status_code == 422
    assert as_person(camilla).post(address, {**said, "words": "Hellre Aino."}).status_code == 302
    head = as_person(heikki)
    assert "Settle it" in head.get(address.removesuffix("answer/")).content.decode()
    settles = {"agreement": agreement.public_id, "answer": "settle"}
    assert head.post(address, settles).status_code == 422
    settled = head.post(address, {**settles, "reason": "Så länge."}, follow=True).content.decode()
    assert "kept as settled by you" in settled
    assert (
        "had not confirmed when it was settled" not in settled or "would rather have it otherwise" in settled
    )


def test_nobody_else_settles_or_writes(
    as_person: SignedIn, channel: Channel, aino: Person, camilla: Person, sirpa: Person
) -> None:
    agreement = proposed(aino, channel, ("Allt", camilla))
    object_to_agreement(camilla, agreement, "Nej.")
    client = as_person(sirpa)
    address = f"/register/{channel.public_id}/agreement/"
    assert "Settle it" not in client.get(address).content.decode()
    sent = {"agreement": agreement.public_id, "answer": "settle", "reason": "Ja."}
    assert client.post(f"{address}answer/", sent).status_code == 403
    assert client.get(f"{address}write/").status_code == 403


def test_what_is_still_being_written_is_not_read_by_others(
    as_person: SignedIn, channel: Channel, aino: Person, sirpa: Person
) -> None:
    as_person(aino).get(f"/register/{channel.public_id}/agreement/write/")
    page = as_person(sirpa).get(f"/register/{channel.public_id}/agreement/").content.decode()
    assert "Nothing is agreed yet" in page
    draft = AnsweringAgreement.objects.get()
    sent = {"agreement": draft.public_id, "answer": "confirm"}
    assert as_person(sirpa).post(f"/register/{channel.public_id}/agreement/answer/", sent).status_code == 404


def test_the_channels_page_shows_it_and_the_entry_is_no_longer_written_past_it(
    as_person: SignedIn, channel: Channel, aino: Person, sirpa: Person
) -> None:
    agreed(aino, channel, ("Öppettider", aino))
    page = as_person(sirpa).get(channel.get_absolute_url()).content.decode()
    assert "Öppettider" in page
    answer = as_person(aino).get(f"/register/{channel.public_id}/edit/answering/")
    assert answer.headers["Location"] == f"/register/{channel.public_id}/agreement/"


def test_the_page_asks_as_often_for_twenty_topics_as_for_two(
    as_person: SignedIn, channel: Channel, aino: Person, camilla: Person
) -> None:
    client = as_person(aino)
    address = f"/register/{channel.public_id}/agreement/"

    def count() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    agreed(aino, channel, ("A", aino), ("B", camilla))
    few = count()
    agreed(aino, channel, *((f"Ämne {number}", camilla) for number in range(20)))
    assert count() <= few
    assert few <= 15


@pytest.mark.parametrize(
    ("language", "title"), [("sv", "Så svarar vi"), ("fi", "Näin vastaamme"), ("en", "So we answer")]
)
def test_it_speaks_the_readers_language(
    as_person: SignedIn, channel: Channel, aino: Person, language: str, title: str
) -> None:
    Person.objects.filter(pk=aino.pk).update(language=language)
    agreed(aino, channel, ("Allt", aino))
    assert title in as_person(aino).get(f"/register/{channel.public_id}/agreement/").content.decode()
