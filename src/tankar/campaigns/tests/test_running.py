from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tankar.campaigns.actions.comment_campaign import acknowledge, comment
from tankar.campaigns.actions.decide_campaign import approve
from tankar.campaigns.actions.remind_of_campaigns import remind_of_campaigns
from tankar.campaigns.actions.report_campaign import report_campaign
from tankar.campaigns.actions.run_campaign import (
    call_off,
    end,
    refused_by_network,
    runs_after_all,
    runs_already,
)
from tankar.campaigns.errors import NotAllowed, StandsOtherwise, WordsMissing
from tankar.campaigns.models import Campaign
from tankar.campaigns.testing.making import approved, sent
from tankar.campaigns.words import told as words_of
from tankar.decisions.models import Ask
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role

pytestmark = pytest.mark.django_db
HELSINKI = dt.timezone(dt.timedelta(hours=2))


@pytest.fixture(autouse=True)
def standing_clock(clock: Any) -> None:
    """Monday 23 November 2026, 8:15."""


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def awaited(person: Person) -> list[str]:
    return [one.verb for one in Ask.objects.filter(person=person, done_at=None).order_by("id")]


def sweep(clock: Any, year: int, month: int, day: int, hour: int, minute: int = 0) -> int:
    clock.set(dt.datetime(year, month, day, hour, minute, tzinfo=HELSINKI))
    return remind_of_campaigns()


def test_communications_has_seen_it_once_is_enough(
    aino: Person, heikki: Person, lars: Person, marja_liisa: Person
) -> None:
    campaign = acknowledge(lars, approved(aino, heikki))
    assert (campaign.state, awaited(marja_liisa), told(marja_liisa)) == ("acknowledged", [], [])
    assert "campaigns.acknowledged" in told(aino)
    with pytest.raises(StandsOtherwise):
        acknowledge(marja_liisa, campaign)


def test_a_comment_is_advice_and_stops_nothing(
    aino: Person, heikki: Person, lars: Person, clock: Any
) -> None:
    campaign = comment(lars, approved(aino, heikki), "Ta gärna med adressen")
    assert (campaign.state, campaign.comments.get().words) == ("acknowledged", "Ta gärna med adressen")
    assert "campaigns.commented" in told(heikki)
    sweep(clock, 2026, 11, 30, 8, 0)
    campaign.refresh_from_db()
    assert campaign.state == "running"


def test_communications_has_no_veto(aino: Person, heikki: Person, lars: Person) -> None:
    campaign = approved(aino, heikki)
    for act in (call_off, end):
        with pytest.raises(NotAllowed):
            act(lars, campaign)


def test_after_two_working_days_the_time_to_comment_is_over(
    aino: Person, heikki: Person, lars: Person, clock: Any
) -> None:
    campaign = approved(aino, heikki)
    assert campaign.due_at == dt.datetime(2026, 11, 25, 16, tzinfo=HELSINKI)
    assert sweep(clock, 2026, 11, 25, 15, 59) == 0
    assert sweep(clock, 2026, 11, 25, 16, 1) == 1
    assert awaited(lars) == []
    with pytest.raises(StandsOtherwise):
        comment(lars, campaign, "För sent")
    # seen late is seen
    assert acknowledge(lars, campaign).state == "acknowledged"


def test_a_campaign_that_runs_asks_communications_no_longer_than_one_that_waits(
    aino: Person, heikki: Person, lars: Person, clock: Any
) -> None:
    approved(aino, heikki, begins_on=dt.date(2026, 11, 23))
    remind_of_campaigns()
    assert awaited(lars) == ["acknowledge"]
    assert (sweep(clock, 2026, 11, 25, 16, 1), remind_of_campaigns()) == (1, 0)
    assert awaited(lars) == []


def test_what_the_network_refused_asks_communications_for_nothing(
    aino: Person, heikki: Person, lars: Person
) -> None:
    refused_by_network(aino, approved(aino, heikki), "Political", "Tidningen")
    assert awaited(lars) == []


def test_it_begins_and_ends_by_its_days(aino: Person, heikki: Person, clock: Any) -> None:
    campaign = approved(aino, heikki)  # 30 November to 7 December
    sweep(clock, 2026, 11, 29, 23, 59)
    campaign.refresh_from_db()
    assert campaign.state == "notified"
    sweep(clock, 2026, 11, 30, 0, 5)
    campaign.refresh_from_db()
    assert (campaign.state, campaign.started_on) == ("running", dt.date(2026, 11, 30))
    sweep(clock, 2026, 12, 7, 23, 59)
    campaign.refresh_from_db()
    assert campaign.state == "running"
    sweep(clock, 2026, 12, 8, 0, 5)
    campaign.refresh_from_db()
    assert (campaign.state, campaign.ended_on) == ("ended", dt.date(2026, 12, 7))
    assert awaited(aino) == ["report"]


def test_the_day_begins_at_midnight_in_karleby_also_when_the_clocks_change(
    aino: Person, heikki: Person, clock: Any
) -> None:
    # summer time ends on Sunday 25 October 2026 at 4:00; the last day is that Sunday
    clock.set(dt.datetime(2026, 10, 20, 9, tzinfo=dt.timezone(dt.timedelta(hours=3))))
    campaign = approved(aino, heikki, begins_on=dt.date(2026, 10, 24), ends_on=dt.date(2026, 10, 25))
    clock.set(dt.datetime(2026, 10, 24, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=3))))
    remind_of_campaigns()
    campaign.refresh_from_db()
    assert campaign.state == "running"
    # 21:30 UTC is still Sunday by the winter clock, and would be Monday by the summer one
    clock.set(dt.datetime(2026, 10, 25, 21, 30, tzinfo=dt.UTC))
    remind_of_campaigns()
    campaign.refresh_from_db()
    assert campaign.state == "running"
    clock.set(dt.datetime(2026, 10, 25, 22, 30, tzinfo=dt.UTC))
    remind_of_campaigns()
    campaign.refresh_from_db()
    assert (campaign.state, campaign.ended_on) == ("ended", dt.date(2026, 10, 25))


def test_the_asker_is_reminded_the_working_day_before_also_over_independence_day(
    aino: Person, heikki: Person, clock: Any
) -> None:
    # Monday 7 December 2026 follows Independence Day, a Sunday; the working day before is Friday the 4th
    approved(aino, heikki, begins_on=dt.date(2026, 12, 7), ends_on=dt.date(2026, 12, 9))
    sweep(clock, 2026, 12, 3, 9)
    assert "campaigns.eve" not in told(aino)
    sweep(clock, 2026, 12, 4, 9)
    remind_of_campaigns()
    assert told(aino).count("campaigns.eve") == 1


def test_the_decision_is_passed_on_and_silence_is_never_a_yes(
    aino: Person, heikki: Person, library: Unit, clock: Any
) -> None:
    tove, camilla = demo.make_person("tove"), demo.make_person("camilla")
    RoleAssignment.objects.create(
        person=camilla,
        role=Role.HEAD_OF_UNIT,
        unit=library,
        deputy_for=heikki,
        valid_from=dt.date(2026, 1, 1),
    )
    campaign = sent(aino, begins_on=dt.date(2026, 12, 10), ends_on=dt.date(2026, 12, 20))
    assert (sweep(clock, 2026, 11, 30, 8, 0), remind_of_campaigns()) == (1, 0)
    assert "campaigns.decision_reminder" in told(heikki)
    assert (sweep(clock, 2026, 11, 30, 16, 0), remind_of_campaigns()) == (1, 0)
    assert (awaited(camilla), awaited(tove)) == (["decide"], [])
    assert "campaigns.decision_still_waits" in told(aino)
    assert sweep(clock, 2026, 12, 2, 16, 1) == 1
    assert awaited(tove) == ["decide"]
    for _week in range(60):
        clock.advance(days=7)
        remind_of_campaigns()
    campaign.refresh_from_db()
    assert (campaign.state, campaign.stage, campaign.notified_at) == ("asked", "above", None)
    assert approve(tove, campaign, "Sent men ja").decided_role == "sector_management"


def test_the_city_lawyer_is_reminded_with_the_head_while_the_answer_is_awaited(
    aino: Person, heikki: Person, clock: Any
) -> None:
    oskar = demo.make_person("oskar")
    campaign = sent(aino, political_actor="unsure")
    Notice.objects.filter(person=oskar).update(read_at=campaign.asked_at)
    sweep(clock, 2026, 11, 30, 8, 0)
    assert told(oskar) == ["campaigns.lawyer_asked"]
    campaign.refresh_from_db()
    assert (campaign.state, campaign.lawyer_ruling) == ("asked", "")


def test_five_working_days_over_christmas(aino: Person, heikki: Person, clock: Any) -> None:
    # 24 and 25 December 2026 are closed, 1 January 2027 too
    clock.set(dt.datetime(2026, 12, 23, 9, tzinfo=HELSINKI))
    assert sent(aino).due_at == dt.datetime(2027, 1, 4, 16, tzinfo=HELSINKI)


def test_it_ran_before_the_notice_and_that_is_shown_without_blame(
    aino: Person, heikki: Person, lars: Person
) -> None:
    campaign = sent(aino, begins_on=dt.date(2026, 11, 23))
    campaign = runs_already(aino, campaign, dt.date(2026, 11, 21))
    assert (campaign.state, campaign.started_without_notice) == ("asked", True)
    assert "campaigns.started_without_notice" in told(lars)
    approved_late = approve(heikki, campaign, "Blev så; nästa gång först hit")
    remind_of_campaigns()
    approved_late.refresh_from_db()
    assert (approved_late.state, approved_late.started_on) == ("running", dt.date(2026, 11, 21))
    assert approved_late.started_without_notice
    said = " ".join(words_of(approved_late))
    assert str(aino) not in said
    assert Entry.objects.filter(kind="campaigns.started_without_notice").count() == 1


def test_begun_on_the_day_of_the_notice_is_no_trouble(aino: Person, heikki: Person, clock: Any) -> None:
    campaign = approved(aino, heikki, begins_on=dt.date(2026, 11, 20), ends_on=dt.date(2026, 12, 1))
    remind_of_campaigns()
    campaign.refresh_from_db()
    # the planned day had passed; nobody said that it ran, so it runs from now on
    assert (campaign.state, campaign.started_on) == ("running", dt.date(2026, 11, 23))
    assert not campaign.started_without_notice


def test_a_day_to_come_is_no_beginning(aino: Person, heikki: Person) -> None:
    with pytest.raises(WordsMissing):
        runs_already(aino, sent(aino), dt.date(2026, 11, 24))


def test_the_network_refuses_and_the_way_without_an_ad_is_told(
    aino: Person, heikki: Person, lars: Person
) -> None:
    campaign = refused_by_network(
        aino, approved(aino, heikki), "Political or social issue", "Kirjastons kanaler och affischer"
    )
    assert (campaign.state, campaign.plan_b) == ("refused", "Kirjastons kanaler och affischer")
    notice = Notice.objects.get(person=lars, kind="campaigns.refused")
    assert notice.params["plan"] == "Kirjastons kanaler och affischer"
    assert runs_after_all(aino, campaign).started_on == dt.date(2026, 11, 23)


def test_a_refusal_needs_words_and_another_way(aino: Person, heikki: Person) -> None:
    campaign = approved(aino, heikki, plan_b="")
    with pytest.raises(WordsMissing) as error:
        refused_by_network(aino, campaign, " ", "Tidningen")
    assert error.value.field == "refusal"
    with pytest.raises(WordsMissing) as error:
        refused_by_network(aino, campaign, "Political", "")
    assert error.value.field == "plan_b"


def test_a_refused_one_is_ended_and_reported_at_nothing(aino: Person, heikki: Person) -> None:
    campaign = end(aino, refused_by_network(aino, approved(aino, heikki), "Political", "Tidningen"))
    done = report_campaign(aino, campaign, Decimal(0), "Ingen såg den", "Fråga nätverket först")
    assert (done.state, done.cost) == ("reported", Decimal(0))


def test_called_off_before_it_began_costs_nothing(aino: Person, heikki: Person, clock: Any) -> None:
    campaign = call_off(heikki, approved(aino, heikki))
    assert campaign.state == "withdrawn"
    clock.advance(days=60)
    assert remind_of_campaigns() == 0


def test_the_report_has_cost_result_and_lesson(aino: Person, heikki: Person, clock: Any) -> None:
    campaign = approved(aino, heikki)
    sweep(clock, 2026, 11, 30, 9)
    campaign = end(aino, campaign)
    assert campaign.due_at == dt.datetime(2026, 12, 14, 16, tzinfo=HELSINKI)
    for cost, result, lesson, field in (
        (None, "a", "b", "cost"),
        (Decimal(9), " ", "b", "result"),
        (Decimal(9), "a", "", "lesson"),
    ):
        with pytest.raises(WordsMissing) as error:
            report_campaign(aino, campaign, cost, result, lesson)
        assert error.value.field == field
    done = report_campaign(aino, campaign, Decimal("312.40"), "140 besökare", "Kortare text")
    assert (done.state, awaited(aino)) == ("reported", [])
    with pytest.raises(StandsOtherwise):
        report_campaign(aino, done, Decimal(1), "a", "b")


def test_a_late_report_reaches_the_head_of_the_unit_once(aino: Person, heikki: Person, clock: Any) -> None:
    campaign = approved(aino, heikki)
    sweep(clock, 2026, 11, 30, 9)
    end(aino, campaign)
    sweep(clock, 2026, 12, 14, 8, 0)
    assert "campaigns.report_late" not in told(heikki)
    assert (sweep(clock, 2026, 12, 14, 16, 1), remind_of_campaigns()) == (1, 0)
    assert "campaigns.report_late" in told(heikki)
    clock.advance(days=90)
    assert remind_of_campaigns() == 0
    assert Campaign.objects.get().state == "ended"


def test_somebody_of_another_unit_cannot_touch_it(aino: Person, heikki: Person, mikko: Person) -> None:
    campaign = approved(aino, heikki)
    with pytest.raises(NotAllowed):
        runs_already(mikko, campaign, dt.date(2026, 11, 23))
    with pytest.raises(NotAllowed):
        refused_by_network(mikko, campaign, "Nej", "Tidning")


@pytest.mark.parametrize("state", Campaign.State.values)
def test_every_state_has_its_sentences(state: str, aino: Person, heikki: Person) -> None:
    campaign = approved(aino, heikki)
    campaign.state = state
    assert all(words_of(campaign))
