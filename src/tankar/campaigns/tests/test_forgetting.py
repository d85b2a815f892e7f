"""Seven years after the end of its year names are forgotten, and sums are kept."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tankar.campaigns.actions.boost import BoostFacts, boost
from tankar.campaigns.actions.decide_campaign import reject
from tankar.campaigns.actions.forget_names import forget_names
from tankar.campaigns.actions.remind_of_campaigns import remind_of_campaigns
from tankar.campaigns.actions.report_campaign import report_campaign
from tankar.campaigns.actions.run_campaign import end
from tankar.campaigns.models import Campaign, Frame
from tankar.campaigns.testing.making import approved, begun, framed, sent
from tankar.campaigns.totals import totals_of
from tankar.decisions.models import Ask, Decision, Matter
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.work.clock import LOCAL

pytestmark = pytest.mark.django_db
LAST_NIGHT = dt.datetime(2033, 12, 31, 23, 59, tzinfo=LOCAL)


@pytest.fixture
def reported(aino: Person, heikki: Person, clock: Any) -> Campaign:
    campaign = approved(aino, heikki)
    clock.set(dt.datetime(2026, 11, 30, 9, tzinfo=LOCAL))
    remind_of_campaigns()
    campaign.refresh_from_db()
    return report_campaign(aino, end(aino, campaign), Decimal("312.40"), "140 besökare", "Kortare text")


def test_names_are_kept_through_the_seventh_year_and_gone_with_the_eighth(
    reported: Campaign, heikki: Person, clock: Any
) -> None:
    clock.set(LAST_NIGHT)
    assert forget_names() == 0
    clock.advance(minutes=1)
    assert (forget_names(), forget_names()) == (1, 0)
    reported.refresh_from_db()
    assert (reported.asked_by, reported.forgotten_at) == (None, clock())
    decision = Decision.objects.get()
    assert (decision.person, decision.name, decision.role) == (None, "", "head_of_unit")
    assert (decision.answer, decision.reason) == ("yes", "Bra för familjerna")
    assert set(Matter.objects.values_list("asked_by", flat=True)) == {None}
    assert not Ask.objects.exists()
    entry = Entry.objects.get(kind="campaigns.names_deleted")
    assert entry.params == {"count": "1"}


def test_sums_stay_and_count_as_before(reported: Campaign, clock: Any) -> None:
    before = totals_of(2026, 2026).rows
    clock.set(LAST_NIGHT + dt.timedelta(days=1))
    forget_names()
    reported.refresh_from_db()
    kept = (reported.cost, reported.budget, reported.cost_centre, reported.result, reported.lesson)
    assert kept == (Decimal("312.40"), Decimal("350.50"), "4711", "140 besökare", "Kortare text")
    assert totals_of(2026, 2034).rows == before


def test_its_page_is_read_without_the_names(
    reported: Campaign, as_person: SignedIn, lars: Person, aino: Person, heikki: Person, clock: Any
) -> None:
    Person.objects.update(language="sv")
    clock.set(LAST_NIGHT + dt.timedelta(days=1))
    forget_names()
    page = as_person(Person.objects.get(pk=lars.pk)).get(reported.get_absolute_url())
    said = page.content.decode()
    assert page.status_code == 200
    assert "namnet sparas inte längre" in said
    assert "Bra för familjerna" in said
    # as which role it was decided stays, in the reader's words
    assert "Godkänd – Enhetschef" in said
    facts = said.split('<details class="card section history">')[0]
    assert (str(aino) in facts, str(heikki) in facts) == (False, False)


def test_a_frames_decision_is_kept_without_its_name(aino: Person, heikki: Person, clock: Any) -> None:
    frame = framed(heikki)
    day = dt.date(2026, 11, 24)
    boosted = boost(aino, frame, BoostFacts("Sagostund", Decimal(40), day, day, "Instagram"))
    clock.set(dt.datetime(2034, 1, 2, 9, tzinfo=LOCAL))
    assert forget_names() == 1
    frame = Frame.objects.with_used().get()
    assert (frame.decided_by, frame.used, frame.total) == (None, Decimal(40), Decimal(1000))
    # what nobody has reported yet is not over, and whoever is to report it is still known
    boosted.refresh_from_db()
    assert boosted.asked_by == aino


def test_what_came_to_nothing_is_forgotten_too_and_what_waits_is_not(
    aino: Person, heikki: Person, clock: Any
) -> None:
    refused = reject(heikki, sent(aino), "Nej")
    waits, draft = sent(aino), begun(aino)
    clock.set(dt.datetime(2034, 1, 2, 9, tzinfo=LOCAL))
    assert forget_names() == 1
    for campaign, asker in ((refused, None), (waits, aino), (draft, aino)):
        campaign.refresh_from_db()
        assert campaign.asked_by == asker
