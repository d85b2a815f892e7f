"""Ready words for a channel that pauses: honest about the days, and never sent by Tankar."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from conftest import MovableClock

from tankar import settings
from tankar.channels.actions.pause_channel import pause_channel
from tankar.channels.cover.acknowledging import automatic_replies, ready_answers
from tankar.channels.cover.actions.pause_for_days import pause_for_days
from tankar.channels.models import Channel, ChannelEntry, CoverPause
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role
from tankar.organisation.testing.people import SignedIn

MONDAY, FRIDAY = dt.date(2026, 11, 23), dt.date(2026, 11, 27)
WORDS = {"sv": "Ring biblioteket.", "fi": "Soita kirjastoon."}


def paused(channel: Channel, heikki: Person, first: dt.date = MONDAY, last: dt.date = FRIDAY) -> CoverPause:
    pause = pause_for_days(heikki, channel, first, last, WORDS)
    channel.refresh_from_db()
    return pause


def test_the_automatic_reply_says_that_it_is_automatic_the_days_the_hours_and_where_to_ask(
    channel: Channel, heikki: Person
) -> None:
    swedish, finnish, english = automatic_replies(paused(channel, heikki))
    assert swedish.text == (
        "Automatiskt svar: vi har fått ditt meddelande. Vi svarar inte här 23–27.11. Ring biblioteket. Vi svarar "
        "tidigast 30.11. Här svarar människor vardagar 8–16, fredagar 8–15. I nödfall: ring 112. Stadens "
        "officiella responskanal: www.karleby.fi"
    )
    assert finnish.text.startswith(
        "Automaattinen vastaus: olemme saaneet viestisi. Emme vastaa täällä 23–27.11."
    )
    assert "www.kokkola.fi" in finnish.text
    assert "Automatic reply" in english.text


def test_a_channel_with_hours_of_its_own_names_them_and_the_citys_address_is_a_setting(
    channel: Channel, heikki: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings.CONFIGURATION, "feedback_address", "a.example|b.example|c.example")
    ChannelEntry.objects.update_or_create(
        channel=channel, defaults={"answered_from": dt.time(9, 30), "answered_to": dt.time(15)}
    )
    swedish, finnish, _english = automatic_replies(paused(channel, heikki))
    assert "vardagar 9.30–15." in swedish.text
    assert "b.example" in finnish.text


def test_the_day_somebody_answers_again_is_no_holiday_and_no_day_of_the_next_pause(
    channel: Channel, heikki: Person
) -> None:
    # Independence Day is a Sunday in 2026; Christmas Eve a Thursday, and the 28th the next working day
    until_christmas = paused(channel, heikki, dt.date(2026, 12, 21), dt.date(2026, 12, 23))
    assert "tidigast 28.12." in automatic_replies(until_christmas)[0].text
    paused(channel, heikki, dt.date(2026, 12, 28), dt.date(2026, 12, 31))
    # New Year's Day is a Friday, so it is the Monday after
    assert "tidigast 4.1." in automatic_replies(until_christmas)[0].text


def test_over_the_night_on_which_the_clocks_change_the_days_stay_the_days(
    channel: Channel, heikki: Person, clock: MovableClock
) -> None:
    clock.set(dt.datetime(2027, 3, 26, 10, tzinfo=dt.UTC))
    pause = paused(channel, heikki, dt.date(2027, 3, 27), dt.date(2027, 3, 28))
    # the Monday after is Easter Monday
    assert "tidigast 30.3." in automatic_replies(pause)[0].text


def test_a_channel_in_use_has_no_ready_answer(channel: Channel, heikki: Person) -> None:
    assert ready_answers(channel, "sv") is None
    paused(channel, heikki, dt.date(2026, 12, 1), dt.date(2026, 12, 2))
    assert ready_answers(channel, "sv") is None


def test_the_ready_answer_comes_in_three_lengths_and_is_not_called_automatic(
    channel: Channel, heikki: Person
) -> None:
    paused(channel, heikki)
    ready = ready_answers(channel, "fi")
    assert ready is not None
    assert ready.answers_on == dt.date(2026, 11, 30)
    assert [len(one) for one in ready.texts] == sorted((len(one) for one in ready.texts), reverse=True)
    assert all("23–27.11." in one and "www.kokkola.fi" in one for one in ready.texts)
    assert "Automaattinen" not in ready.texts[0]


def test_paused_until_further_notice_the_words_promise_no_day_and_lead_elsewhere(
    channel: Channel, lars: Person
) -> None:
    pause_channel(lars, channel)
    ready = ready_answers(channel, "en")
    assert ready is not None
    assert ready.answers_on is None
    assert ready.texts[-1] == (
        "We do not answer here until further notice (23.11.2026). The city's official feedback channel: www.kokkola.fi"
    )


def test_whoever_pauses_copies_the_words_and_reads_that_no_setting_is_known(
    as_person: SignedIn, channel: Channel, heikki: Person, aino: Person
) -> None:
    Person.objects.update(language="en")
    paused(channel, heikki)
    shown = BeautifulSoup(
        as_person(heikki).get(f"/register/{channel.public_id}/cover/").content, "html.parser"
    )
    words = [one.get_text() for one in shown.select(".automatic textarea")]
    assert len(words) == 3
    assert words[0].startswith("Automatiskt svar")
    assert "describes no setting for automatic replies" in shown.get_text()


def test_who_may_neither_arrange_nor_describe_is_not_shown_them(
    as_person: SignedIn, channel: Channel, heikki: Person, sirpa: Person
) -> None:
    RoleAssignment.objects.create(person=sirpa, role=Role.AUDITOR)
    paused(channel, heikki)
    shown = as_person(sirpa).get(f"/register/{channel.public_id}/cover/").content.decode()
    assert 'class="automatic"' not in shown
