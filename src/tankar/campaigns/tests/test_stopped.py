"""What had begun and is stopped: by a no, or with its yearly frame. What it cost by then is asked for and counts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import QuerySet

from tankar.campaigns.actions.boost import BoostFacts, boost
from tankar.campaigns.actions.decide_campaign import reject
from tankar.campaigns.actions.remind_of_campaigns import remind_of_campaigns
from tankar.campaigns.actions.report_campaign import report_campaign
from tankar.campaigns.actions.run_campaign import runs_already
from tankar.campaigns.actions.withdraw_frame import withdraw_frame
from tankar.campaigns.errors import NotAllowed, StandsOtherwise, WordsMissing
from tankar.campaigns.models import Campaign, Frame
from tankar.campaigns.testing.making import approved, framed, sent
from tankar.campaigns.totals import totals_of
from tankar.decisions.models import Ask, Matter
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.work.clock import LOCAL

pytestmark = pytest.mark.django_db
FRIDAY, MONDAY = dt.date(2026, 11, 20), dt.date(2026, 11, 23)


@pytest.fixture
def stopped(aino: Person, heikki: Person, lars: Person, clock: Any) -> Campaign:
    campaign = runs_already(aino, sent(aino), FRIDAY)
    return reject(heikki, campaign, "Inte i år.")


def told(person: Person) -> set[str]:
    new = Notice.objects.filter(person=person, read_at=None)
    return {one.kind.removeprefix("campaigns.") for one in new}


def sums() -> tuple[int, Decimal, Decimal]:
    found = totals_of(2026, 2026)
    return found.campaigns, found.decided, found.paid


def open_reports() -> QuerySet[Ask]:
    return Ask.objects.filter(verb="report", done_at=None)


def test_a_no_to_what_runs_stops_it_and_asks_what_it_cost(
    stopped: Campaign, aino: Person, lars: Person
) -> None:
    assert (stopped.state, stopped.ended_on, stopped.reason) == ("ended", MONDAY, "Inte i år.")
    assert stopped.was_stopped
    assert Matter.of("campaigns.campaign", stopped.public_id).outcome == "rejected"  # type: ignore[union-attr]
    assert open_reports().get().person == aino
    assert {"stop_it", "report_asked"} <= told(aino)
    assert "stopped" in told(lars)
    assert Entry.objects.get(kind="campaigns.stopped").params["title"] == stopped.title
    assert not Entry.objects.filter(kind="campaigns.rejected").exists()


def test_it_counts_as_it_cost_in_the_units_year_and_in_public(
    stopped: Campaign, aino: Person, client: Any
) -> None:
    # nothing was decided: until it is reported it counts as one, with no sum
    assert sums() == (1, Decimal(0), Decimal(0))
    report_campaign(aino, stopped, Decimal("87.40"), "Fyrtio visningar", "Fråga först")
    assert sums() == (1, Decimal("87.40"), Decimal("87.40"))
    shown = client.get("/sv/paid-advertising/?year=2026").content.decode()
    assert "87,40" in shown
    assert not open_reports().exists()


def test_a_late_report_of_it_is_reminded_of_like_any_other(
    stopped: Campaign, aino: Person, heikki: Person, clock: Any
) -> None:
    clock.set(dt.datetime(2026, 12, 8, 8, 5, tzinfo=LOCAL))
    remind_of_campaigns()
    clock.set(dt.datetime(2026, 12, 9, 16, 5, tzinfo=LOCAL))
    remind_of_campaigns()
    assert "report_late" in told(heikki) & told(aino)


def test_a_no_to_what_has_not_begun_pays_nothing(aino: Person, heikki: Person) -> None:
    campaign = reject(heikki, sent(aino), "Nej")
    assert (campaign.state, campaign.was_stopped, sums()[0]) == ("rejected", False, 0)


def test_of_two_noes_the_second_changes_nothing_and_a_stranger_gives_none(
    stopped: Campaign, aino: Person, heikki: Person, mikko: Person
) -> None:
    with pytest.raises(StandsOtherwise):
        reject(heikki, stopped, "En gång till")
    waiting = runs_already(aino, sent(aino), FRIDAY)
    for person in (aino, mikko):
        with pytest.raises(NotAllowed):
            reject(person, waiting, "Nej")
    with pytest.raises(WordsMissing):
        reject(heikki, waiting, " ")
    waiting.refresh_from_db()
    assert waiting.state == "asked"


def test_the_page_says_to_stop_it_and_that_its_cost_counts(
    aino: Person, heikki: Person, as_person: SignedIn
) -> None:
    Person.objects.filter(pk__in=(aino.pk, heikki.pk)).update(language="sv")
    campaign = runs_already(aino, sent(aino), FRIDAY)
    address = campaign.get_absolute_url()
    assert (
        "Den pågår redan: vid ett nej"
        in as_person(Person.objects.get(pk=heikki.pk)).get(address).content.decode()
    )
    reject(heikki, campaign, "Inte i år.")
    browser = as_person(Person.objects.get(pk=aino.pk))
    shown = browser.get(address).content.decode()
    assert "stoppa den i nätverket" in shown
    assert 'id="report"' in shown
    assert "Stoppad med ett nej" in shown
    browser.post(f"{address}report/", {"cost": "12,50", "result": "Lite", "lesson": "Fråga först"})
    assert "Den stoppades med ett nej" in browser.get(address).content.decode()


@pytest.fixture
def frame(heikki: Person, clock: Any) -> Frame:
    return framed(heikki)


def boosted(person: Person, frame: Frame, begins: dt.date) -> Campaign:
    ends = begins + dt.timedelta(days=5)
    return boost(person, frame, BoostFacts("Sagostund", Decimal(40), begins, ends, "Kirjasto"))


def test_a_frame_taken_back_stops_what_runs_and_calls_off_what_was_to_come(
    frame: Frame, aino: Person, heikki: Person, lars: Person
) -> None:
    running, coming = boosted(aino, frame, MONDAY), boosted(aino, frame, MONDAY + dt.timedelta(days=7))
    other = approved(aino, heikki)
    remind_of_campaigns()
    withdraw_frame(heikki, frame, "Pengarna är slut.")
    for one in (running, coming, other):
        one.refresh_from_db()
    assert (running.state, running.ended_on, coming.state) == ("ended", MONDAY, "withdrawn")
    assert other.state == "notified"
    assert open_reports().get().person == aino
    assert {"boost_stopped", "report_asked", "called_off"} <= told(aino)
    assert "called_off" in told(lars)
    assert Entry.objects.get(kind="campaigns.boosts_stopped").params["count"] == "2"
    report_campaign(aino, running, Decimal("11.20"), "Tre till", "Kortare tid")
    assert sums()[2] == Decimal("11.20")


def test_a_frame_under_which_nothing_runs_is_simply_ended(frame: Frame, heikki: Person) -> None:
    withdraw_frame(heikki, frame, "Ny budget")
    assert not Entry.objects.filter(kind="campaigns.boosts_stopped").exists()
    frame.refresh_from_db()
    assert frame.ended_reason == "Ny budget"


def test_only_the_head_takes_a_frame_back_and_says_why(frame: Frame, aino: Person, heikki: Person) -> None:
    running = boosted(aino, frame, MONDAY)
    with pytest.raises(NotAllowed):
        withdraw_frame(aino, frame, "Jag vill")
    with pytest.raises(WordsMissing):
        withdraw_frame(heikki, frame, " ")
    running.refresh_from_db()
    assert running.state == "notified"


def test_the_frames_page_ends_it_with_or_without_what_runs(
    frame: Frame, aino: Person, heikki: Person, as_person: SignedIn
) -> None:
    running = boosted(aino, frame, MONDAY)
    remind_of_campaigns()
    browser, address = as_person(heikki), frame.get_absolute_url()
    assert browser.post(address, {"act": "withdraw", "reason": ""}).status_code == 422
    assert browser.post(address, {"act": "withdraw", "reason": "Slut"}).status_code == 302
    running.refresh_from_db()
    assert running.state == "ended"
    assert browser.post(address, {"act": "withdraw", "reason": "Slut"}).status_code == 403
