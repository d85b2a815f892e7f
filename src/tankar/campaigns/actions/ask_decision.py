"""Send a campaign to the head of the unit, and to the city lawyer where it may be political advertising."""

from __future__ import annotations

from django.db import transaction

from tankar.campaigns.errors import Incomplete, LawyerMissing, NobodyDecides
from tankar.campaigns.guard import missing
from tankar.campaigns.matters import ADVICE, DECISION
from tankar.campaigns.models import Campaign
from tankar.campaigns.moving import matter_of, move, note
from tankar.campaigns.telling import above, heads, lawyers, morning_of, settled, tell_all
from tankar.decisions.keeping import answered, ask, move_to_unit, reopen_matter, retitle
from tankar.decisions.terms import due
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["ask_decision"]


def ask_decision(person: Person, campaign: Campaign) -> Campaign:
    """From now on the head of the unit can read and decide it.

    Raises `Incomplete` with a sentence for each field, `NobodyDecides`, `LawyerMissing`, `NotAllowed` or
    `StandsOtherwise`.
    """
    campaign.refresh_from_db()
    if faults := missing(campaign):
        raise Incomplete(faults)
    deciders, stage = heads(campaign.unit), Campaign.Stage.ASKED
    if not deciders:
        deciders, stage = above(campaign.unit), Campaign.Stage.ABOVE
    if not deciders:
        raise NobodyDecides
    if campaign.may_be_political and not lawyers():
        raise LawyerMissing(campaign.open_questions[0])
    with transaction.atomic():
        now = clock.now()
        ends = due(DECISION, now)
        move(
            person,
            "campaigns.edit",
            campaign,
            Campaign.State.ASKED,
            asked_at=now,
            due_at=ends,
            next_at=morning_of(ends),
            stage=stage,
            # what the lawyer said of other answers does not hold for these
            lawyer_asked_at=now if campaign.may_be_political else None,
            lawyer_ruling="",
            lawyer_words="",
        )
        settled(campaign)
        matter = matter_of(campaign)
        retitle(matter, campaign.title)
        move_to_unit(matter, campaign.unit)
        reopen_matter(matter)
        answered(matter)
        ask(matter, deciders, "decide", due_at=ends, term=DECISION)
        note("campaigns.asked", person, campaign)
        tell_all(deciders, "campaigns.decision_asked", campaign, who=str(person))
        if campaign.lawyer_asked_at:
            asked = lawyers()
            ask(matter, asked, "advise", term=ADVICE)
            tell_all(asked, "campaigns.lawyer_asked", campaign)
    return campaign
