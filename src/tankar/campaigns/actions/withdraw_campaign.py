"""Take back what is not decided yet. Nobody asks why."""

from __future__ import annotations

from django.db import transaction

from tankar.campaigns.models import Campaign
from tankar.campaigns.moving import matter_of, move, note
from tankar.campaigns.telling import settled
from tankar.decisions.keeping import end_matter
from tankar.organisation.models import Person

__all__ = ["withdraw_campaign"]


def withdraw_campaign(person: Person, campaign: Campaign) -> Campaign:
    """Raises `NotAllowed`, or `StandsOtherwise` when it was decided meanwhile."""
    with transaction.atomic():
        move(person, "campaigns.edit", campaign, Campaign.State.WITHDRAWN, next_at=None)
        settled(campaign)
        if campaign.asked_at is not None:
            end_matter(matter_of(campaign), "withdrawn")
            note("campaigns.withdrawn", person, campaign)
    return campaign
