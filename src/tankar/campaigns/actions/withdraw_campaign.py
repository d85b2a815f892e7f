"""Take back what is not decided yet. Nobody asks why."""

from __future__ import annotations

from django.db import transaction

from tankar.campaigns.errors import StandsOtherwise
from tankar.campaigns.models import Campaign
from tankar.campaigns.moving import matter_of, move, note
from tankar.campaigns.telling import settled, tell_all
from tankar.decisions.keeping import end_matter
from tankar.organisation.models import Person

__all__ = ["withdraw_campaign"]


def withdraw_campaign(person: Person, campaign: Campaign) -> Campaign:
    """Raises `NotAllowed`, or `StandsOtherwise` when it was decided meanwhile, or runs already: that is not undone."""
    with transaction.atomic():
        campaign.refresh_from_db()
        if campaign.started_on is not None:
            raise StandsOtherwise(campaign)
        move(person, "campaigns.edit", campaign, Campaign.State.WITHDRAWN, next_at=None)
        settled(campaign)
        if campaign.asked_at is not None:
            matter = matter_of(campaign)
            asked = Person.objects.filter(pk__in=matter.asks.filter(done_at=None).values("person"))
            told = list(asked.exclude(pk=person.pk))
            end_matter(matter, "withdrawn")
            tell_all(told, "campaigns.taken_back", campaign)
            note("campaigns.withdrawn", person, campaign)
    return campaign
