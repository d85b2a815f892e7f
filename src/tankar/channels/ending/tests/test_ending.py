"""A channel is paused or closed with a notice, its days kept, and nothing left behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tankar import vault
from tankar.channels.ending.actions.announce_ending import announce_ending
from tankar.channels.ending.actions.finish_ending import Tidied, finish_ending, withdraw_ending
from tankar.channels.ending.actions.remind_of_endings import remind_of_endings
from tankar.channels.ending.errors import EndingElsewhere, NoticeMissing, NotTidied, StillInUse, TooSoon
from tankar.channels.models import Channel, ChannelAssignment, ChannelEnding
from tankar.channels.reviews.actions.decide_review import decide_review
from tankar.channels.testing.reviews import an_answered_review
from tankar.decisions.models import Ask, Matter
from tankar.organisation.models import Person

SignedIn = Callable[[Person], Client]
NOTICE = {"sv": "Kanalen stängs. Följ stadens sida.", "fi": "Kanava suljetaan. Seuraa kaupungin sivua."}
LAST = dt.date(2026, 12, 18)
TIDIED = Tidied("Exporten ligger i arkivet.", "Kommunikationsenheten behåller namnet.", True)


@pytest.fixture
def end(
    aino: Person,
    heikki: Person,
    marja_liisa: Person,
    lars: Person,
    channel: Channel,
    of_aino: ChannelAssignment,
    clock: Any,
) -> Callable[[str], ChannelEnding]:
    """Decided by both on Monday 23 November: Aino is asked for the notice."""

    def decided(outcome: str) -> ChannelEnding:
        review = an_answered_review(aino, channel, outcome)
        decide_review(heikki, review, "unit", outcome, "Ingen tittar.")
        decide_review(marja_liisa, review, "communications", outcome, "De gemensamma räcker.")
        return ChannelEnding.objects.get()

    return decided


def _asked(verb: str) -> set[str]:
    found = Ask.objects.filter(verb=verb, done_at=None).select_related("person")
    return {one.person.given_name for one in found}


def test_a_pause_shows_residents_its_notice_at_once(
    end: Callable[[str], ChannelEnding], aino: Person, channel: Channel, client: Client
) -> None:
    Channel.objects.filter(pk=channel.pk).update(
        handle="@bibban", url="https://www.facebook.com/bibban.exempel"
    )
    ending = announce_ending(aino, end("pause"), {"sv": "Paus till mars.", "fi": "Tauko maaliskuuhun."})
    channel.refresh_from_db()
    assert (ending.state, channel.is_paused, _asked("announce")) == ("done", True, set())
    assert "Tauko maaliskuuhun." in client.get("/fi/channels/").content.decode()


def test_a_closing_is_announced_fourteen_days_before_its_last_day(
    end: Callable[[str], ChannelEnding], aino: Person, channel: Channel, client: Client
) -> None:
    ending = end("close")
    with pytest.raises(TooSoon) as refused:
        announce_ending(aino, ending, NOTICE, last_day=dt.date(2026, 12, 6))
    assert "14 dagar" in refused.value.words
    assert announce_ending(aino, ending, NOTICE, last_day=dt.date(2026, 12, 7)).state == "announced"
    channel.refresh_from_db()
    assert channel.closes_on == dt.date(2026, 12, 7)
    assert "Kanalen stängs. Följ stadens sida." in client.get("/sv/channels/").content.decode()


def test_a_notice_in_one_language_is_refused(end: Callable[[str], ChannelEnding], aino: Person) -> None:
    with pytest.raises(NoticeMissing):
        announce_ending(aino, end("close"), {"sv": "Stängs.", "fi": " "}, last_day=LAST)


def test_mikko_does_not_write_the_librarys_notice(end: Callable[[str], ChannelEnding], mikko: Person) -> None:
    with pytest.raises(PermissionDenied):
        announce_ending(mikko, end("close"), NOTICE, last_day=LAST)


def test_after_the_last_day_aino_is_asked_to_tidy_up_and_then_communications(
    end: Callable[[str], ChannelEnding], aino: Person, clock: Any
) -> None:
    announce_ending(aino, end("close"), NOTICE, last_day=LAST)
    clock.set(dt.datetime(2026, 12, 18, 12, tzinfo=dt.UTC))
    assert remind_of_endings() == 0
    # Monday's opening: the last day was a Friday
    clock.set(dt.datetime(2026, 12, 21, 6, 1, tzinfo=dt.UTC))
    assert remind_of_endings() == 1
    assert _asked("finish") == {"Aino"}
    ending = ChannelEnding.objects.get()
    # five working days, of which Christmas has none
    assert ending.due_at == dt.datetime(2026, 12, 30, 14, tzinfo=dt.UTC)
    clock.set(ending.due_at + dt.timedelta(minutes=1))
    remind_of_endings()
    assert _asked("finish") == {"Aino", "Lars", "Marja-Liisa"}
    ending.refresh_from_db()
    assert (ending.state, ending.next_at) == ("announced", None)


def test_a_notice_that_nobody_writes_goes_to_communications_and_closes_nothing(
    end: Callable[[str], ChannelEnding], channel: Channel, clock: Any
) -> None:
    ending = end("close")
    assert ending.due_at is not None
    clock.set(ending.due_at + dt.timedelta(minutes=1))
    remind_of_endings()
    channel.refresh_from_db()
    assert (_asked("announce"), channel.closes_on) == ({"Aino", "Lars", "Marja-Liisa"}, None)


def test_tidying_up_deletes_tankars_access_and_the_register_keeps_the_rest(
    end: Callable[[str], ChannelEnding], aino: Person, channel: Channel, clock: Any
) -> None:
    vault.store(channel.secret_name, {"token": "x"})
    Channel.objects.filter(pk=channel.pk).update(access="works")
    ending = announce_ending(aino, end("close"), NOTICE, last_day=LAST)
    with pytest.raises(StillInUse):
        finish_ending(aino, ending, TIDIED)
    clock.set(dt.datetime(2026, 12, 21, 8, tzinfo=dt.UTC))
    with pytest.raises(NotTidied):
        finish_ending(aino, ending, Tidied("", "Vi", True))
    done = finish_ending(aino, ending, TIDIED)
    channel.refresh_from_db()
    assert (done.state, channel.access, channel.is_closed(dt.date(2026, 12, 21))) == (
        "done",
        "not_connected",
        True,
    )
    with pytest.raises(EndingElsewhere):
        finish_ending(aino, ending, TIDIED)


def test_communications_takes_it_back_and_the_channel_goes_on(
    end: Callable[[str], ChannelEnding], aino: Person, lars: Person, channel: Channel
) -> None:
    ending = announce_ending(aino, end("close"), NOTICE, last_day=LAST)
    with pytest.raises(PermissionDenied):
        withdraw_ending(aino, ending, "Nej")
    withdraw_ending(lars, ending, "Skolan tar över sidan.")
    channel.refresh_from_db()
    assert (channel.closes_on, Matter.objects.get(kind="channels.ending").outcome) == (None, "withdrawn")


def test_the_page_leads_from_the_notice_to_the_list(
    end: Callable[[str], ChannelEnding], aino: Person, as_person: SignedIn, clock: Any
) -> None:
    Person.objects.update(language="en")
    ending, client = end("close"), as_person(aino)
    text = client.get(ending.get_absolute_url()).content.decode()
    assert "Den här kanalens sista dag är" in text  # a first version in Swedish stands there
    address = reverse("channels:announce_ending", args=[ending.public_id])
    form = {"notice_sv": NOTICE["sv"], "notice_fi": NOTICE["fi"], "last_day": "2026-11-30", "follow": ""}
    refused = client.post(address, form)
    assert (refused.status_code, NOTICE["fi"] in refused.content.decode()) == (422, True)
    client.post(address, {**form, "last_day": LAST.isoformat()})
    assert "a short list is left to tidy up" in client.get(ending.get_absolute_url()).content.decode()
    clock.set(dt.datetime(2026, 12, 21, 8, tzinfo=dt.UTC))
    address = reverse("channels:finish_ending", args=[ending.public_id])
    assert client.post(address, {"captured": "Arkivet"}).status_code == 422
    tidied = {"captured": "Arkivet", "handle_kept": "Kommunikationen", "access_removed": "on"}
    assert client.post(address, tidied).status_code == 302
    assert "Kommunikationen" in client.get(ending.get_absolute_url()).content.decode()


def test_another_units_people_and_elected_officials_do_not_find_it(
    end: Callable[[str], ChannelEnding], mikko: Person, johan: Person, as_person: SignedIn
) -> None:
    address = end("close").get_absolute_url()
    assert [as_person(one).get(address).status_code for one in (mikko, johan)] == [404, 404]
