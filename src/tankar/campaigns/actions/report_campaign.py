"""What it cost, what it gave, what the unit learned (MEAS-2)."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from tankar.campaigns.errors import WordsMissing
from tankar.campaigns.models import Campaign
from tankar.campaigns.money import euros
from tankar.campaigns.moving import course_of, move, note
from tankar.campaigns.telling import heads, settled, tell_all
from tankar.decisions.keeping import end_matter
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["report_campaign"]


def report_campaign(
    person: Person, campaign: Campaign, cost: Decimal | None, result: str, lesson: str
) -> Campaign:
    """Raises `WordsMissing` naming the field, `NotAllowed` or `StandsOtherwise`."""
    if cost is None:
        raise WordsMissing("cost")
    said = {"result": result.strip()[:1000], "lesson": lesson.strip()[:1000]}
    for field, words in said.items():
        if not words:
            raise WordsMissing(field)
    with transaction.atomic():
        now = clock.now()
        move(
            person,
            "campaigns.run",
            campaign,
            Campaign.State.REPORTED,
            cost=cost,
            reported_at=now,
            next_at=None,
            **said,
        )
        settled(campaign)
        end_matter(course_of(campaign), "reported")
        note("campaigns.reported", person, campaign, sum=euros(cost))
        if campaign.over_budget:
            tell_all(heads(campaign.unit), "campaigns.over_budget", campaign)
    return campaign
