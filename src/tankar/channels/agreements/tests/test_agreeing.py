"""How questions are answered is agreed among those responsible; each whom a change concerns confirms it."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import MovableClock
from django.core.exceptions import PermissionDenied

from tankar.channels.actions.assign_manager import assign_manager, end_assignment
from tankar.channels.agreements.actions.answer_agreement import (
    confirm_agreement,
    object_to_agreement,
    settle_agreement,
)
from tankar.channels.agreements.actions.look_after import look_after_agreements
from tankar.channels.agreements.actions.propose_agreement import propose_agreement, withdraw_agreement
from tankar.channels.agreements.actions.write_agreement import begin_agreement, keep_agreement, write_again
from tankar.channels.errors import (
    HoursCrossed,
    NotAwaited,
    NotDeadlocked,
    NothingAgreed,
    ReasonMissing,
    TopicHalf,
)
from tankar.channels.models import AnsweringAgreement, Channel, ChannelEntry
from tankar.channels.testing.answering import agreed, name, proposed, sent
from tankar.channels.testing.sample import a_channel
from tankar.decisions.models import Ask, Decision, Matter
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, Unit

STATE = AnsweringAgreement.State


def asked(agreement: AnsweringAgreement) -> set[str]:
    return {one.person.given_name for one in agreement.confirmations.filter(confirmed_at=None)}


def told(kind: str) -> set[str]:
    rows = Notice.objects.filter(kind=f"channels.agreement_{kind}", settled_at=None)
    return {one.person.given_name for one in rows}


def fresh(agreement: AnsweringAgreement) -> AnsweringAgreement:
    return AnsweringAgreement.objects.select_related("channel__owner_unit", "proposed_by").get(
        pk=agreement.pk
    )


def test_the_first_one_asks_everybody_but_whoever_wrote_it(
    channel: Channel, aino: Person, camilla: Person
) -> None:
    agreement = proposed(aino, channel, ("Öppettider", aino), ("Evenemang", camilla))
    assert agreement.state == STATE.CONFIRMING
    assert asked(agreement) == {"Camilla"}
    assert told("asks") == {"Camilla"}
    ask = Ask.objects.get(done_at=None)
    assert (ask.person, ask.verb) == (camilla, "confirm")


def test_it_is_in_force_when_the_last_one_confirms_with_one_tap(
    channel: Channel, aino: Person, camilla: Person, mikko: Person
) -> None:
    agreement = proposed(aino, channel, ("Öppettider", aino), ("Ungdomar", mikko))
    confirm_agreement(camilla, agreement)
    assert fresh(agreement).state == STATE.CONFIRMING
    confirm_agreement(mikko, agreement)
    assert fresh(agreement).state == STATE.IN_FORCE
    assert told("in_force") == {"Aino", "Camilla", "Mikko"}
    assert Matter.objects.get().outcome == "in_force"


def test_what_was_agreed_is_what_the_register_says(channel: Channel, aino: Person, camilla: Person) -> None:
    ChannelEntry.objects.create(channel=channel, answered="no", answer_target="four_hours")
    hours = {"hours_from": dt.time(10), "hours_to": dt.time(16)}
    agreed(aino, channel, ("Allt", aino), target="same_day", text_sv="Vi svarar samma dag.", **hours)
    entry = ChannelEntry.objects.get(channel=channel)
    assert (entry.answered, entry.answer_target) == ("weekdays", "same_day")
    assert (entry.answered_from, entry.answered_to) == (dt.time(10), dt.time(16))
    assert entry.answer_text_sv == "Vi svarar samma dag."


def test_an_agreement_without_own_hours_inherits_them(channel: Channel, aino: Person) -> None:
    ChannelEntry.objects.create(channel=channel, answered_from=dt.time(10), answered_to=dt.time(12))
    facts = sent(own_hours="no", hours_from="10:00", hours_to="12:00", target="")
    assert (facts.hours_from, facts.hours_to) == (None, None)
    agreed(aino, channel, ("Allt", aino))
    assert ChannelEntry.objects.get(channel=channel).answered_from is None


def test_a_change_of_one_topic_asks_only_those_it_concerns(
    channel: Channel, aino: Person, camilla: Person, mikko: Person
) -> None:
    agreed(aino, channel, ("Öppettider", aino), ("Evenemang", camilla), ("Ungdomar", mikko))
    second = proposed(aino, channel, ("Öppettider", aino), ("Evenemang", camilla), ("Ungdomar", aino))
    assert asked(second) == {"Mikko"}


def test_other_hours_concern_everybody(
    channel: Channel, aino: Person, camilla: Person, mikko: Person
) -> None:
    agreed(aino, channel, ("Öppettider", aino), ("Ungdomar", mikko))
    second = proposed(aino, channel, ("Öppettider", aino), ("Ungdomar", mikko), target="same_day")
    assert asked(second) == {"Camilla", "Mikko"}


def test_a_change_that_concerns_nobody_else_is_in_force_at_once(channel: Channel, aino: Person) -> None:
    first = agreed(aino, channel, ("Öppettider", aino))
    second = proposed(aino, channel, ("Öppettider och lån", aino))
    assert second.state == STATE.IN_FORCE
    assert fresh(first).state == STATE.REPLACED


def test_a_units_topic_is_confirmed_by_its_head(
    channel: Channel, aino: Person, library: Unit, heikki: Person
) -> None:
    assert "Heikki" in asked(proposed(aino, channel, ("Lokaler", library)))


def test_the_old_one_is_used_until_the_new_one_is_in_force(
    channel: Channel, aino: Person, camilla: Person
) -> None:
    first = agreed(aino, channel, ("Allt", aino))
    second = proposed(aino, channel, ("Allt", camilla))
    assert AnsweringAgreement.objects.in_use().get() == first
    confirm_agreement(camilla, second)
    assert AnsweringAgreement.objects.in_use().get() == second


def test_one_is_under_way_at_a_time_and_two_writers_go_on_with_the_same(
    channel: Channel, aino: Person, camilla: Person
) -> None:
    assert begin_agreement(aino, channel) == begin_agreement(camilla, channel)


def test_a_new_proposal_begins_with_what_holds(channel: Channel, aino: Person) -> None:
    agreed(aino, channel, ("Öppettider", aino), words="öppet auki", target="same_day")
    again = begin_agreement(aino, channel)
    assert again.target == "same_day"
    assert [(one.title, one.words) for one in again.topics.all()] == [("Öppettider", "öppet auki")]


def test_nobody_confirms_twice_or_for_somebody_else(
    channel: Channel, aino: Person, camilla: Person, mikko: Person
) -> None:
    agreement = proposed(aino, channel, ("Allt", aino), ("Ungdomar", mikko))
    confirm_agreement(camilla, agreement)
    for person in (camilla, aino):
        with pytest.raises(NotAwaited):
            confirm_agreement(person, agreement)


def test_an_objection_is_told_to_the_writer_who_writes_it_again(
    channel: Channel, aino: Person, camilla: Person
) -> None:
    agreement = proposed(aino, channel, ("Allt", camilla))
    with pytest.raises(ReasonMissing):
        object_to_agreement(camilla, agreement, "  ")
    object_to_agreement(camilla, agreement, "Hellre varannan vecka.")
    assert told("objected") == {"Aino"}
    write_again(aino, agreement)
    keep_agreement(aino, agreement, sent(topic="Allt", words="", whose=f"p:{aino.public_id}"))
    propose_agreement(aino, agreement)
    assert asked(agreement) == {"Camilla"}
    assert not agreement.confirmations.exclude(objection="").exists()


def test_silence_is_no_yes_after_ten_working_days_it_is_the_heads(
    channel: Channel, aino: Person, camilla: Person, heikki: Person, clock: MovableClock
) -> None:
    agreement = proposed(aino, channel, ("Allt", camilla))
    # ten working days from Monday 23.11. over Independence Day, a Sunday: Monday 7.12.
    clock.set(dt.datetime(2026, 12, 7, 13, 59, tzinfo=dt.UTC))
    assert look_after_agreements() == 0
    with pytest.raises(NotDeadlocked):
        settle_agreement(heikki, agreement, "Det är dags.")
    clock.set(dt.datetime(2026, 12, 7, 14, 1, tzinfo=dt.UTC))
    assert look_after_agreements() == 1
    assert look_after_agreements() == 0
    assert fresh(agreement).state == STATE.CONFIRMING
    assert told("to_settle") == {"Heikki"}


def test_christmas_counts_no_days_to_confirm_in(
    channel: Channel, aino: Person, camilla: Person, clock: MovableClock
) -> None:
    clock.set(dt.datetime(2026, 12, 18, 8, tzinfo=dt.UTC))
    agreement = proposed(aino, channel, ("Allt", camilla))
    assert agreement.due_at == dt.datetime(2027, 1, 7, 14, tzinfo=dt.UTC)


def test_the_head_settles_and_it_is_kept_as_settled(
    channel: Channel, aino: Person, camilla: Person, heikki: Person
) -> None:
    agreement = proposed(aino, channel, ("Allt", camilla))
    object_to_agreement(camilla, agreement, "Jag har inte tid.")
    for person in (aino, camilla):
        with pytest.raises(PermissionDenied):
            settle_agreement(person, agreement, "Så här.")
    with pytest.raises(ReasonMissing):
        settle_agreement(heikki, agreement, "")
    settle_agreement(heikki, agreement, "Camilla får en timme i veckan för det.")
    kept = fresh(agreement)
    assert (kept.state, kept.settled_by) == (STATE.IN_FORCE, heikki)
    assert kept.confirmations.filter(confirmed_at=None).count() == 1
    assert Decision.objects.get().answer == "settled"


def test_a_common_channels_deadlock_is_the_communications_managers(
    harbour: object, lars: Person, mikko: Person, marja_liisa: Person, heikki: Person
) -> None:
    common = a_channel("Karleby", "communications", is_common=True)
    agreement = proposed(lars, common, ("Ungdomar", mikko))
    object_to_agreement(mikko, agreement, "Inte jag.")
    with pytest.raises(PermissionDenied):
        settle_agreement(heikki, agreement, "Så här.")
    settle_agreement(marja_liisa, agreement, "Vi prövar till jul.")
    assert fresh(agreement).state == STATE.IN_FORCE


def test_where_a_unit_has_no_head_it_is_the_communications_managers(
    harbour: object, aino: Person, camilla: Person, marja_liisa: Person, heikki: Person, clock: MovableClock
) -> None:
    orphan = a_channel("Gatorna", "streets")
    name(orphan, aino, camilla)
    agreement = proposed(aino, orphan, ("Allt", camilla))
    assert not AnsweringAgreement.objects.settleable_by(heikki).exists()
    clock.set(dt.datetime(2026, 12, 7, 14, 1, tzinfo=dt.UTC))
    assert look_after_agreements() == 1
    assert told("to_settle") == {"Marja-Liisa"}
    assert list(AnsweringAgreement.objects.settleable_by(marja_liisa)) == [agreement]
    settle_agreement(marja_liisa, agreement, "Vi prövar till jul.")
    assert fresh(agreement).state == STATE.IN_FORCE


def test_a_topic_of_a_unit_without_a_head_is_confirmed_by_the_communications_manager(
    channel: Channel, aino: Person, camilla: Person, marja_liisa: Person
) -> None:
    agreement = proposed(aino, channel, ("Snö", demo.make_unit("streets")), ("Böcker", aino))
    assert asked(agreement) == {"Camilla", "Marja-Liisa"}


def test_whoever_has_still_to_confirm_is_not_got_round_by_a_change_of_something_else(
    channel: Channel, aino: Person, camilla: Person, lars: Person, mikko: Person
) -> None:
    agreed(aino, channel, ("Allt", aino), ("Evenemang", camilla))
    assign_manager(lars, channel, mikko, dt.date(2026, 11, 23))
    change = proposed(aino, channel, ("Allt", aino), ("Sagostunder", camilla))
    assert asked(change) == {"Camilla", "Mikko"}


def test_whoever_comes_while_it_is_being_confirmed_is_asked_too(
    channel: Channel, aino: Person, camilla: Person, lars: Person, mikko: Person
) -> None:
    coming = proposed(aino, channel, ("Allt", aino))
    assign_manager(lars, channel, mikko, dt.date(2026, 11, 23))
    assert asked(coming) == {"Camilla", "Mikko"}
    confirm_agreement(camilla, coming)
    assert fresh(coming).state == STATE.CONFIRMING


def test_whoever_leaves_while_it_is_being_confirmed_is_not_waited_for(
    channel: Channel, aino: Person, camilla: Person, lars: Person
) -> None:
    coming = proposed(aino, channel, ("Allt", aino))
    end_assignment(lars, channel.assignments.get(person=camilla), dt.date(2026, 11, 30))
    assert fresh(coming).state == STATE.IN_FORCE
    assert not Ask.objects.filter(done_at=None).exists()


def test_an_objection_by_whoever_once_proposed_it_is_told_to_the_other_managers(
    channel: Channel, aino: Person, camilla: Person, clock: MovableClock
) -> None:
    agreement = agreed(aino, channel, ("Allt", aino))
    clock.set(dt.datetime(2027, 11, 23, 6, 30, tzinfo=dt.UTC))
    look_after_agreements()
    object_to_agreement(aino, fresh(agreement), "Nu svarar vi två dagar i veckan.")
    assert told("objected") == {"Camilla"}


def test_a_new_manager_alone_confirms_what_holds(
    channel: Channel, aino: Person, lars: Person, mikko: Person
) -> None:
    agreement = agreed(aino, channel, ("Allt", aino))
    assign_manager(lars, channel, mikko, dt.date(2026, 11, 23))
    stale = fresh(agreement)
    assert (stale.state, stale.stale_why) == (STATE.STALE, "added")
    assert asked(stale) == {"Mikko"}
    confirm_agreement(mikko, stale)
    assert fresh(agreement).state == STATE.IN_FORCE


def test_a_deputy_for_july_leaves_it_in_force(
    channel: Channel, aino: Person, lars: Person, mikko: Person
) -> None:
    agreement = agreed(aino, channel, ("Allt", aino))
    held = assign_manager(lars, channel, mikko, dt.date(2026, 11, 23), is_deputy=True)
    end_assignment(lars, held, dt.date(2026, 11, 24))
    assert fresh(agreement).state == STATE.IN_FORCE


def test_when_a_manager_leaves_those_who_stay_confirm(
    channel: Channel, aino: Person, camilla: Person, lars: Person
) -> None:
    agreement = agreed(aino, channel, ("Allt", aino))
    end_assignment(lars, channel.assignments.get(person=camilla), dt.date(2026, 11, 30))
    stale = fresh(agreement)
    assert (stale.state, stale.stale_why) == (STATE.STALE, "removed")
    assert asked(stale) == {"Aino"}


def test_after_twelve_months_everybody_confirms_again_and_it_holds_meanwhile(
    channel: Channel, aino: Person, heikki: Person, clock: MovableClock
) -> None:
    agreement = agreed(aino, channel, ("Allt", aino))
    clock.set(dt.datetime(2027, 11, 22, 12, tzinfo=dt.UTC))
    assert look_after_agreements() == 0
    clock.set(dt.datetime(2027, 11, 23, 6, 30, tzinfo=dt.UTC))
    assert look_after_agreements() == 1
    stale = fresh(agreement)
    assert (stale.state, stale.stale_why) == (STATE.STALE, "year")
    assert asked(stale) == {"Aino", "Camilla"}
    assert AnsweringAgreement.objects.in_use().get() == agreement
    clock.set(dt.datetime(2027, 12, 9, 12, tzinfo=dt.UTC))
    assert look_after_agreements() == 1
    assert told("to_settle") == {"Heikki"}
    assert fresh(agreement).state == STATE.STALE


def test_a_new_one_replaces_a_stale_one(channel: Channel, aino: Person, lars: Person, mikko: Person) -> None:
    old = agreed(aino, channel, ("Allt", aino))
    assign_manager(lars, channel, mikko, dt.date(2026, 11, 23))
    new = agreed(aino, channel, ("Allt", mikko))
    assert (fresh(old).state, fresh(new).state) == (STATE.REPLACED, STATE.IN_FORCE)
    assert not Ask.objects.filter(done_at=None).exists()


def test_a_proposal_is_taken_back(channel: Channel, aino: Person, camilla: Person) -> None:
    agreement = proposed(aino, channel, ("Allt", camilla))
    withdraw_agreement(aino, agreement)
    assert fresh(agreement).state == STATE.WITHDRAWN
    assert told("asks") == set()
    with pytest.raises(NotAwaited):
        confirm_agreement(camilla, fresh(agreement))


def test_what_cannot_be_agreed_is_refused(channel: Channel, aino: Person, mikko: Person) -> None:
    with pytest.raises(PermissionDenied):
        begin_agreement(mikko, channel)
    agreement = begin_agreement(aino, channel)
    with pytest.raises(NothingAgreed):
        propose_agreement(aino, agreement)
    with pytest.raises(HoursCrossed):
        keep_agreement(aino, agreement, sent(own_hours="yes", hours_from="16:00", hours_to="10:00"))
    with pytest.raises(HoursCrossed):
        keep_agreement(aino, agreement, sent(own_hours="yes", hours_from="", hours_to=""))
    for half in ({"topic": "Böcker", "whose": ""}, {"topic": "", "whose": f"p:{aino.public_id}"}):
        with pytest.raises(TopicHalf):
            keep_agreement(aino, agreement, sent(words="", **half))


def test_the_day_the_clocks_change_keeps_the_closing_hour(
    channel: Channel, aino: Person, camilla: Person, clock: MovableClock
) -> None:
    clock.set(dt.datetime(2026, 10, 16, 8, tzinfo=dt.UTC))
    agreement = proposed(aino, channel, ("Allt", camilla))
    # Friday 30 October closes at 15, in winter time
    assert agreement.due_at == dt.datetime(2026, 10, 30, 13, tzinfo=dt.UTC)
