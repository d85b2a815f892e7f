"""A gap is told ahead: to the managers, then the head, then communications. It never ends by silence."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import MovableClock
from django.core.exceptions import PermissionDenied

from tankar.channels.actions.pause_channel import pause_channel, resume_channel
from tankar.channels.cover.actions.arrange_cover import arrange_cover
from tankar.channels.cover.actions.pause_for_days import (
    begin_and_end_pauses,
    pause_for_days,
    withdraw_pause,
)
from tankar.channels.cover.actions.put_up_notice import say_put_up
from tankar.channels.cover.periodic import look_at_all, pass_gaps_on
from tankar.channels.errors import AlreadyAssigned, DatesCrossed, PausedThen
from tankar.channels.models import Channel, ChannelAssignment, ChannelEntry, CoverGap, CoverPause
from tankar.channels.testing.sample import a_channel
from tankar.decisions.models import Ask, Decision, Matter
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.absence.actions.say_away import say_away, take_back
from tankar.organisation.actions.save_person import save_person
from tankar.organisation.models import Absence, Person

WORDS = {"sv": "Ring 123.", "fi": "Soita 123."}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.filter(kind__startswith="channels.cover", settled_at=None).order_by("pk")
    return [(one.person.given_name, one.kind.removeprefix("channels.cover_")) for one in rows]


def at(clock: MovableClock, text: str) -> None:
    """Half past eight in Karleby on the day, then the worker's round."""
    clock.set(dt.datetime.fromisoformat(f"{text}T06:30:00+00:00"))
    pass_gaps_on()


def test_two_days_in_three_weeks_are_told_step_by_step(
    channel: Channel, aino: Person, heikki: Person, lars: Person, clock: MovableClock
) -> None:
    say_away(aino, aino, day("2026-12-17"), day("2026-12-18"))
    assert told() == []
    at(clock, "2026-11-26")
    assert told() == []
    at(clock, "2026-11-27")
    assert told() == [("Aino", "missing")]
    at(clock, "2026-12-07")
    assert told() == [("Aino", "missing")]
    at(clock, "2026-12-08")
    assert told()[1:] == [("Heikki", "to_arrange")]
    at(clock, "2026-12-14")
    assert len(told()) == 2
    at(clock, "2026-12-15")
    assert told()[2:] == [("Lars", "to_arrange")]
    at(clock, "2026-12-16")
    assert len(told()) == 3


def test_days_that_come_too_soon_are_told_to_all_at_once(
    channel: Channel, aino: Person, heikki: Person, lars: Person
) -> None:
    say_away(aino, aino, day("2026-11-24"), day("2026-11-24"))
    assert sorted(told()) == [("Aino", "missing"), ("Heikki", "to_arrange"), ("Lars", "to_arrange")]


def test_what_is_told_names_the_channel_and_never_a_person(
    channel: Channel, aino: Person, lars: Person
) -> None:
    say_away(aino, aino, day("2026-11-24"), day("2026-11-25"))
    for notice in Notice.objects.all():
        assert notice.params == {"channel": "Stadsbiblioteket / Stadsbiblioteket (fi)", "days": "24–25.11."}
    matter = Matter.objects.get()
    assert "Aino" not in matter.title
    for entry in Entry.objects.filter(subject_type="channel"):
        assert "Aino" not in str(entry.params)


def test_without_a_head_it_goes_to_communications_at_once(
    channel: Channel, aino: Person, lars: Person, clock: MovableClock
) -> None:
    say_away(aino, aino, day("2026-12-17"), day("2026-12-17"))
    at(clock, "2026-12-08")
    assert ("Lars", "to_arrange") in told()


def test_who_falls_ill_the_same_morning_is_missed_at_once_though_later_days_were_told_of(
    channel: Channel, aino: Person, heikki: Person, lars: Person, clock: MovableClock
) -> None:
    say_away(aino, aino, day("2026-11-25"), day("2026-11-25"))
    everybody = [("Aino", "missing"), ("Heikki", "to_arrange"), ("Lars", "to_arrange")]
    assert sorted(told()) == everybody
    Notice.objects.update(read_at=dt.datetime(2026, 11, 23, 6, tzinfo=dt.UTC))
    say_away(heikki, aino, day("2026-11-23"), day("2026-11-23"))
    assert sorted(told()[-3:]) == everybody
    assert Notice.objects.last().params["days"] == "23.11."  # type: ignore[union-attr]
    assert Ask.objects.get(person=heikki, done_at=None).due_at == dt.datetime(2026, 11, 23, 6, tzinfo=dt.UTC)


def test_whoever_no_longer_works_for_the_city_answers_nobody(
    channel: Channel, aino: Person, lars: Person, pekka: Person
) -> None:
    aino.is_employee, aino.is_elected = False, True
    save_person(pekka, aino, may_sign_in=True)
    assert CoverGap.objects.open().get().first_day == day("2026-11-23")
    assert ("Aino", "missing") not in told()


def test_it_awaits_the_head_until_the_first_morning(channel: Channel, aino: Person, heikki: Person) -> None:
    say_away(aino, aino, day("2026-11-25"), day("2026-11-26"))
    ask = Ask.objects.get(person=heikki)
    assert (ask.verb, ask.term) == ("arrange", "channels.cover_head")
    assert ask.due_at == dt.datetime(2026, 11, 25, 6, tzinfo=dt.UTC)
    assert "25–26.11." in ask.sentence


def test_heikki_arranges_cover_and_everybody_is_free(
    channel: Channel, aino: Person, heikki: Person, mikko: Person, lars: Person
) -> None:
    say_away(aino, aino, day("2026-11-24"), day("2026-11-25"))
    arrange_cover(heikki, channel, mikko, day("2026-11-24"), day("2026-11-25"))
    gap = CoverGap.objects.get()
    assert gap.state == CoverGap.State.ASSIGNED
    assert told() == []
    assert not Ask.objects.filter(done_at=None).exists()
    assert Matter.objects.get().outcome == "assigned"
    assert Decision.objects.get().person == heikki
    held = ChannelAssignment.objects.get(person=mikko)
    assert (held.is_deputy, held.valid_from, held.valid_to) == (True, day("2026-11-24"), day("2026-11-25"))
    assert [one.person for one in Notice.objects.filter(kind="channels.you_cover")] == [mikko]


def test_a_part_that_is_arranged_leaves_the_rest_open(
    channel: Channel, aino: Person, heikki: Person, mikko: Person
) -> None:
    say_away(aino, aino, day("2026-11-24"), day("2026-11-27"))
    arrange_cover(heikki, channel, mikko, day("2026-11-24"), day("2026-11-25"))
    gap = CoverGap.objects.open().get()
    assert gap.dates == [day("2026-11-26"), day("2026-11-27")]
    assert Ask.objects.get(person=heikki, done_at=None).due_at == dt.datetime(2026, 11, 26, 6, tzinfo=dt.UTC)
    assert "26–27.11." in Matter.objects.get().title


def test_later_days_are_told_anew_in_their_own_time(
    channel: Channel, aino: Person, heikki: Person, mikko: Person, clock: MovableClock
) -> None:
    say_away(aino, aino, day("2026-11-24"), day("2026-11-24"))
    say_away(aino, aino, day("2026-12-17"), day("2026-12-17"))
    arrange_cover(heikki, channel, mikko, day("2026-11-24"), day("2026-11-24"))
    assert told() == []
    at(clock, "2026-12-08")
    assert told() == [("Aino", "missing"), ("Heikki", "to_arrange")]


def test_aino_comes_after_all_and_nobody_need_do_anything(
    channel: Channel, aino: Person, heikki: Person
) -> None:
    absence = say_away(aino, aino, day("2026-11-24"), day("2026-11-25"))
    take_back(aino, absence)
    assert CoverGap.objects.get().state == CoverGap.State.COVERED
    assert told() == []
    assert Matter.objects.get().outcome == "covered"


def test_days_that_pass_are_kept_as_passed_and_never_as_covered(
    channel: Channel, aino: Person, heikki: Person, clock: MovableClock
) -> None:
    say_away(aino, aino, day("2026-11-24"), day("2026-11-25"))
    clock.set(dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC))
    look_at_all()
    assert CoverGap.objects.get().state == CoverGap.State.OPEN
    clock.set(dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC))
    look_at_all()
    assert CoverGap.objects.get().state == CoverGap.State.PASSED


def test_a_long_absence_is_not_told_again_every_day(
    channel: Channel, aino: Person, heikki: Person, clock: MovableClock
) -> None:
    say_away(aino, aino, day("2026-11-23"), day("2026-12-18"))
    before = Notice.objects.count()
    for number in (24, 25, 26, 27, 30):
        clock.set(dt.datetime(2026, 11, number, 6, 30, tzinfo=dt.UTC))
        look_at_all()
        pass_gaps_on()
    assert Notice.objects.count() == before


def test_looking_twice_changes_nothing(channel: Channel, aino: Person, heikki: Person) -> None:
    say_away(aino, aino, day("2026-11-24"), day("2026-11-25"))
    before = (Notice.objects.count(), Entry.objects.count(), Ask.objects.count())
    look_at_all()
    assert (Notice.objects.count(), Entry.objects.count(), Ask.objects.count()) == before


def test_the_night_on_which_the_clocks_change_moves_no_morning(
    channel: Channel, aino: Person, heikki: Person, clock: MovableClock
) -> None:
    clock.set(dt.datetime(2026, 10, 20, 6, 30, tzinfo=dt.UTC))
    say_away(aino, aino, day("2026-11-03"), day("2026-11-03"))
    # seven working days ahead is Friday 23 October: eight o'clock in summer time is five in UTC
    assert CoverGap.objects.get().next_at == dt.datetime(2026, 10, 23, 5, tzinfo=dt.UTC)


def test_only_communications_and_the_head_arrange(
    channel: Channel, aino: Person, mikko: Person, lars: Person
) -> None:
    for person in (aino, mikko):
        with pytest.raises(PermissionDenied):
            arrange_cover(person, channel, mikko, day("2026-11-24"), day("2026-11-25"))
        with pytest.raises(PermissionDenied):
            pause_for_days(person, channel, day("2026-11-24"), day("2026-11-25"), WORDS)
    arrange_cover(lars, channel, mikko, day("2026-11-24"), day("2026-11-25"))


def test_days_that_are_over_or_taken_cannot_be_arranged(
    channel: Channel, heikki: Person, mikko: Person
) -> None:
    with pytest.raises(DatesCrossed):
        arrange_cover(heikki, channel, mikko, day("2026-11-16"), day("2026-11-17"))
    arrange_cover(heikki, channel, mikko, day("2026-11-24"), day("2026-11-25"))
    with pytest.raises(AlreadyAssigned):
        arrange_cover(heikki, channel, mikko, day("2026-11-25"), day("2026-11-26"))


def test_a_pause_begins_and_ends_by_itself_and_shows_its_notice(
    channel: Channel, aino: Person, heikki: Person, clock: MovableClock
) -> None:
    say_away(aino, aino, day("2026-11-25"), day("2026-11-26"))
    pause_for_days(heikki, channel, day("2026-11-25"), day("2026-11-26"), WORDS)
    assert CoverGap.objects.get().state == CoverGap.State.PAUSED
    channel.refresh_from_db()
    assert not channel.is_paused
    clock.set(dt.datetime(2026, 11, 25, 0, tzinfo=dt.UTC))
    assert begin_and_end_pauses() == 1
    channel.refresh_from_db()
    assert channel.is_paused
    assert channel.entry.pause_notice_sv == "Vi svarar inte här 25–26.11. Ring 123."
    assert channel.entry.pause_notice_en == "We do not answer here 25–26.11."
    assert begin_and_end_pauses() == 0
    clock.set(dt.datetime(2026, 11, 26, 23, tzinfo=dt.UTC))
    assert begin_and_end_pauses() == 1
    channel.refresh_from_db()
    assert not channel.is_paused
    assert CoverPause.objects.get().state == CoverPause.State.ENDED


def test_two_pauses_of_a_channel_do_not_share_a_day(channel: Channel, heikki: Person) -> None:
    pause_for_days(heikki, channel, day("2026-11-25"), day("2026-11-26"), WORDS)
    with pytest.raises(PausedThen):
        pause_for_days(heikki, channel, day("2026-11-26"), day("2026-11-27"), WORDS)


def test_a_pause_that_is_taken_back_leaves_the_gap_open_again(
    channel: Channel, aino: Person, heikki: Person
) -> None:
    say_away(aino, aino, day("2026-11-23"), day("2026-11-26"))
    pause = pause_for_days(heikki, channel, day("2026-11-23"), day("2026-11-26"), WORDS)
    channel.refresh_from_db()
    assert channel.is_paused
    withdraw_pause(heikki, pause)
    withdraw_pause(heikki, pause)
    channel.refresh_from_db()
    assert not channel.is_paused
    assert CoverGap.objects.open().get().first_day == day("2026-11-23")


def test_a_channel_taken_into_use_by_hand_ends_its_pause(
    channel: Channel, heikki: Person, lars: Person
) -> None:
    pause = pause_for_days(heikki, channel, day("2026-11-23"), day("2026-11-26"), WORDS)
    resume_channel(lars, channel)
    pause.refresh_from_db()
    assert pause.state == CoverPause.State.ENDED


def test_days_that_have_passed_are_not_read_in_the_next_pause(
    channel: Channel, heikki: Person, lars: Person, clock: MovableClock
) -> None:
    ChannelEntry.objects.create(channel=channel, pause_notice_sv="Vi vilar.", pause_notice_fi="Lepäämme.")
    pause_for_days(heikki, channel, day("2026-11-23"), day("2026-11-24"), WORDS)
    assert "23–24.11." in ChannelEntry.objects.get().pause_notice_sv
    clock.set(dt.datetime(2026, 11, 25, 6, tzinfo=dt.UTC))
    begin_and_end_pauses()
    pause_channel(lars, channel)
    entry = ChannelEntry.objects.get()
    assert (entry.pause_notice_sv, entry.pause_notice_fi, entry.pause_notice_en) == (
        "Vi vilar.", "Lepäämme.", "",
    )  # fmt: skip


def test_words_that_somebody_wrote_meanwhile_stay(
    channel: Channel, heikki: Person, clock: MovableClock
) -> None:
    pause = pause_for_days(heikki, channel, day("2026-11-23"), day("2026-11-24"), WORDS)
    ChannelEntry.objects.update(pause_notice_sv="Vi har flyttat.")
    withdraw_pause(heikki, pause)
    assert ChannelEntry.objects.get().pause_notice_sv == "Vi har flyttat."


def test_a_pause_until_further_notice_outlives_one_of_some_days(
    channel: Channel, heikki: Person, lars: Person, clock: MovableClock
) -> None:
    pause_channel(lars, channel)
    pause_for_days(heikki, channel, day("2026-11-23"), day("2026-11-24"), WORDS)
    clock.set(dt.datetime(2026, 11, 25, 6, tzinfo=dt.UTC))
    begin_and_end_pauses()
    channel.refresh_from_db()
    assert channel.is_paused


def test_a_person_puts_the_notice_on_the_account_and_is_reminded_to_take_it_down(
    channel: Channel, heikki: Person, lars: Person, sirpa: Person, clock: MovableClock
) -> None:
    def of(kind: str) -> set[str]:
        rows = Notice.objects.filter(kind=f"channels.pause_{kind}", settled_at=None)
        return {one.person.given_name for one in rows}

    pause = pause_for_days(heikki, channel, day("2026-11-24"), day("2026-11-24"), WORDS)
    assert of("put_up") == set()
    clock.set(dt.datetime(2026, 11, 24, 6, tzinfo=dt.UTC))
    begin_and_end_pauses()
    assert of("put_up") == {"Heikki", "Aino"}
    with pytest.raises(PermissionDenied):
        say_put_up(sirpa, pause)
    say_put_up(lars, pause)
    say_put_up(heikki, pause)
    pause.refresh_from_db()
    assert pause.put_up_by == lars
    assert of("put_up") == set()
    clock.set(dt.datetime(2026, 11, 25, 6, tzinfo=dt.UTC))
    begin_and_end_pauses()
    assert of("take_down") == {"Heikki", "Aino"}


def test_nobody_is_told_to_take_down_what_nobody_put_up(
    channel: Channel, heikki: Person, clock: MovableClock
) -> None:
    pause_for_days(heikki, channel, day("2026-11-23"), day("2026-11-23"), WORDS)
    clock.set(dt.datetime(2026, 11, 24, 6, tzinfo=dt.UTC))
    begin_and_end_pauses()
    assert not Notice.objects.filter(kind="channels.pause_take_down").exists()
    assert not Notice.objects.filter(kind="channels.pause_put_up", settled_at=None).exists()


def test_a_channel_that_nobody_was_ever_named_for_is_found_by_the_hourly_look(
    harbour: object, lars: Person
) -> None:
    orphan = a_channel("Skateparken", "education")
    look_at_all()
    assert CoverGap.objects.open().get().channel == orphan
    assert ("Lars", "to_arrange") in told()


def test_two_gaps_of_one_channel_cannot_be_open(channel: Channel, aino: Person) -> None:
    say_away(aino, aino, day("2026-11-24"), day("2026-11-24"))
    Absence.objects.create(person=aino, first_day=day("2026-12-01"), last_day=day("2026-12-01"))
    look_at_all()
    assert [one.dates for one in CoverGap.objects.open()] == [[day("2026-11-24"), day("2026-12-01")]]
