"""Whoever is away gives back what they take care of: nobody waits for an answer from somebody who is not there."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import MovableClock
from django.core.exceptions import PermissionDenied

from tankar.channels.models import Channel
from tankar.channels.testing.answering import agreed, name
from tankar.channels.testing.sample import a_channel
from tankar.inbox.actions.give_back import give_back
from tankar.inbox.actions.share_out import assign
from tankar.inbox.answering.proposing import proposed_for
from tankar.inbox.models import Conversation
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.absence.actions.say_away import say_away
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

NOW = dt.datetime(2026, 11, 23, 6, tzinfo=dt.UTC)


@pytest.fixture
def channel(db: None, clock: MovableClock, aino: Person, lars: Person) -> Channel:
    channel = a_channel()
    name(channel, aino, lars)
    return channel


def conversation(channel: Channel, thread: str, whose: Person, state: str = "received") -> Conversation:
    return Conversation.objects.create(
        channel=channel, thread=thread, state=state, first_line="?", began_at=NOW, last_said_at=NOW,
        waits_since=NOW if state == "received" else None, answer_by=NOW, assigned_to=whose,
    )  # fmt: skip


def test_aino_gives_back_all_in_which_somebody_waits_and_nothing_else(
    channel: Channel, aino: Person, lars: Person
) -> None:
    waits = conversation(channel, "1", lars)
    assign(lars, waits, aino)
    over, other = conversation(channel, "2", aino, "answered"), conversation(channel, "3", lars)
    assert give_back(aino, aino) == 1
    assert give_back(aino, aino) == 0
    kept = {one.pk: one.assigned_to for one in Conversation.objects.all()}
    assert kept == {waits.pk: None, over.pk: aino, other.pk: lars}
    assert not Notice.objects.filter(kind="inbox.given_to_you", settled_at=None).exists()


@pytest.mark.parametrize(("language", "words"), [("sv", "1 konversation"), ("fi", "1 keskustelu")])
def test_her_page_says_how_many_and_one_tap_gives_them_back(
    as_person: SignedIn, channel: Channel, aino: Person, language: str, words: str
) -> None:
    Person.objects.filter(pk=aino.pk).update(language=language)
    conversation(channel, "1", aino)
    client = as_person(aino)
    assert words in client.get("/away/").content.decode()
    answer = client.post("/inbox/give-back/", {"person": aino.public_id}, follow=True)
    assert words not in answer.content.decode()
    assert Conversation.objects.get().assigned_to is None


def test_her_head_gives_back_and_reads_no_number_and_nobody_else_does(
    as_person: SignedIn, channel: Channel, aino: Person, heikki: Person, lars: Person
) -> None:
    Person.objects.filter(pk=heikki.pk).update(language="en")
    kept = conversation(channel, "1", aino)
    page = as_person(heikki).get(f"/people/{aino.public_id}/away/").content.decode()
    assert "takes care of can be given back" in page
    assert "1 conversation" not in page
    for other in (demo.make_person("annika"), lars):
        with pytest.raises(PermissionDenied):
            give_back(other, aino)
        answer = as_person(other).post("/inbox/give-back/", {"person": aino.public_id})
        assert answer.status_code == 404
    as_person(heikki).post("/inbox/give-back/", {"person": aino.public_id})
    kept.refresh_from_db()
    assert kept.assigned_to is None


def test_while_she_is_away_somebody_who_is_there_is_proposed(
    channel: Channel, aino: Person, lars: Person
) -> None:
    agreed(aino, channel, ("Öppettider", aino))
    waits = conversation(channel, "1", aino)
    assert proposed_for(waits, "Vilka är öppettiderna?") is None
    say_away(aino, aino, NOW.date(), NOW.date())
    found = proposed_for(waits, "Vilka är öppettiderna?")
    assert found is not None
    assert found.person == lars
    say_away(lars, lars, NOW.date(), NOW.date())
    assert proposed_for(waits, "Vilka är öppettiderna?") is None
