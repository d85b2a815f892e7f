"""The city lawyer answers whether it is political advertising (2024/900). Advice: the head of unit decides."""

from __future__ import annotations

from django.db import transaction

from tankar.campaigns.errors import NotAllowed, WordsMissing
from tankar.campaigns.models import Campaign
from tankar.campaigns.moving import hold, matter_of, note
from tankar.campaigns.telling import heads, tell_all
from tankar.decisions.keeping import answered, decide
from tankar.notices.settling import settle
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["answer_as_lawyer"]


def answer_as_lawyer(person: Person, campaign: Campaign, ruling: str, words: str) -> Campaign:
    """What it is, and why. Raises `WordsMissing` or `NotAllowed`."""
    if ruling not in Campaign.Ruling.values:
        raise WordsMissing("ruling")
    if not words.strip():
        raise WordsMissing("words")
    with transaction.atomic():
        held = hold(person, "campaigns.advise", campaign)
        waits = Campaign.objects.filter(pk=held.pk, state=Campaign.State.ASKED, lawyer_ruling="")
        # of two lawyers who answer at once one is first
        if not waits.update(lawyer_ruling=ruling, lawyer_words=words.strip()[:1000]):
            raise NotAllowed("campaigns.advise")
        matter = matter_of(held)
        decide(matter, person, ruling, reason=words.strip()[:1000], role=Role.CITY_LAWYER.value)
        answered(matter, verb="advise")
        settle("campaign", [held.public_id], "campaigns.lawyer_asked")
        note("campaigns.lawyer_answered", person, held)
        tell_all([*heads(held.unit), held.asker], "campaigns.lawyer_answered", held)
    campaign.refresh_from_db()
    return campaign
