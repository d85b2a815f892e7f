"""Keep a campaign that somebody is still writing: its first save, and every later one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from tankar.campaigns.errors import NotAllowed, StandsOtherwise
from tankar.campaigns.models import Campaign
from tankar.organisation.access import may
from tankar.organisation.models import Person, Unit
from tankar.work import clock

__all__ = ["WRITTEN", "keep_campaign"]

WRITTEN = frozenset(
    {
        "title",
        "goal",
        "audience",
        "networks",
        "account_is_citys",
        "budget",
        "cost_centre",
        "within_limits",
        "begins_on",
        "ends_on",
        "landing",
        "landing_page",
        "languages",
        "language_reason",
        "plan_b",
        *Campaign.POLITICAL_QUESTIONS,
    }
)


def keep_campaign(person: Person, public_id: str, unit: Unit, facts: Mapping[str, Any]) -> Campaign:
    """The person's draft under `public_id`, which the page drew beforehand. What was not sent stays as it is.

    No journal entry: nobody but the writer reads it before it is sent. Raises `NotAllowed`, or `StandsOtherwise`
    when it was sent already.
    """
    campaign = Campaign.objects.filter(public_id=public_id).first()
    if not may(person, "campaigns.ask", unit) or (
        campaign is not None and not may(person, "campaigns.edit", campaign)
    ):
        raise NotAllowed("campaigns.edit")
    if campaign is None:
        campaign = _begun(person, public_id, unit)
    changes = {name: value for name, value in facts.items() if name in WRITTEN}
    draft = Campaign.objects.filter(pk=campaign.pk, state=Campaign.State.DRAFT)
    # the database decides whether it was sent meanwhile
    if not draft.update(changed_at=clock.now(), unit=unit, **changes):
        raise StandsOtherwise(Campaign.objects.get(pk=campaign.pk))
    campaign.refresh_from_db()
    return campaign


def _begun(person: Person, public_id: str, unit: Unit) -> Campaign:
    now = clock.now()
    try:
        with transaction.atomic():
            return Campaign.objects.create(
                public_id=public_id, asked_by=person, unit=unit, begun_at=now, changed_at=now
            )
    except IntegrityError:
        # the same first save, sent twice: the other one was quicker
        campaign = Campaign.objects.get(public_id=public_id)
        if campaign.asked_by_id != person.pk:
            raise NotAllowed("campaigns.edit") from None
        return campaign
