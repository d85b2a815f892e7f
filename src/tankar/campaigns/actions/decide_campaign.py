"""The head of the unit decides (CHN-7), and the notice to communications leaves with the decision (CHN-8)."""

from __future__ import annotations

from django.db import transaction

from tankar.campaigns.actions.run_campaign import close
from tankar.campaigns.errors import LawyerAwaited, NotAllowed, StandsOtherwise, WordsMissing
from tankar.campaigns.lifecycle import lawyer_has_answered
from tankar.campaigns.matters import COMMENT
from tankar.campaigns.models import Campaign
from tankar.campaigns.moving import course_of, hold, matter_of, move, note
from tankar.campaigns.telling import settled, team, tell_all
from tankar.decisions.keeping import answered, ask, decide, end_matter
from tankar.decisions.terms import due
from tankar.organisation.access import holds, may, today
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["approve", "reject", "send_back", "told_to_communications"]

_DECIDE = "campaigns.decide"


def approve(person: Person, campaign: Campaign, reason: str) -> Campaign:
    """Yes, and communications is told in the same step.

    Raises `WordsMissing`, `LawyerAwaited`, `NotAllowed` or `StandsOtherwise`.
    """
    reason = _reason(reason)
    campaign.refresh_from_db()
    waits = campaign.state == Campaign.State.ASKED and not lawyer_has_answered(campaign)
    if waits and may(person, _DECIDE, campaign):
        raise LawyerAwaited
    with transaction.atomic():
        now = clock.now()
        role = _role(person, campaign)
        move(
            person,
            _DECIDE,
            campaign,
            Campaign.State.NOTIFIED,
            decided_role=role,
            decided_at=now,
            reason=reason,
            notified_at=now,
            due_at=due(COMMENT, now),
            next_at=due(COMMENT, now),
        )
        settled(campaign)
        matter = matter_of(campaign)
        decide(matter, person, "yes", reason=reason, role=role, rules=["CHN-7"])
        end_matter(matter, "approved")
        note("campaigns.approved", person, campaign)
        tell_all([campaign.asker], "campaigns.approved", campaign)
        told_to_communications(campaign, "campaigns.notice")
    return campaign


def told_to_communications(campaign: Campaign, kind: str) -> None:
    """The notice (CHN-8): everybody in communications, with the time in which they may comment."""
    people = team()
    note("campaigns.notified", None, campaign)
    ask(course_of(campaign), people, "acknowledge", due_at=campaign.due_at, term=COMMENT)
    tell_all(people, kind, campaign)


def reject(person: Person, campaign: Campaign, reason: str) -> Campaign:
    """No, and why. What runs already ends with it, and what it has cost is still reported: the city pays for it.

    Raises `WordsMissing`, `NotAllowed` or `StandsOtherwise`.
    """
    reason = _reason(reason)
    with transaction.atomic():
        held = hold(person, "campaigns.view", campaign)
        if held.state != Campaign.State.ASKED:
            raise StandsOtherwise(held)
        role = _role(person, held)
        said = {"decided_role": role, "decided_at": clock.now(), "reason": reason}
        if held.started_on is None:
            move(person, _DECIDE, held, Campaign.State.REJECTED, next_at=None, **said)
            settled(held)
        else:
            hold(person, _DECIDE, held)
            close(held, today(), **said)
        matter = matter_of(held)
        decide(matter, person, "no", reason=reason, role=role, rules=["CHN-7"])
        end_matter(matter, "rejected")
        _told_no(person, held, reason)
    campaign.refresh_from_db()
    return campaign


def _told_no(person: Person, campaign: Campaign, reason: str) -> None:
    if campaign.state == Campaign.State.REJECTED:
        note("campaigns.rejected", person, campaign)
        tell_all([campaign.asker], "campaigns.rejected", campaign, reason=reason)
        return
    note("campaigns.stopped", person, campaign)
    tell_all([campaign.asker], "campaigns.stop_it", campaign, reason=reason)
    tell_all(team(), "campaigns.stopped", campaign)


def send_back(person: Person, campaign: Campaign, reason: str) -> Campaign:
    """Not like this: the asker changes it and sends it again. Raises as `reject` does."""
    reason = _reason(reason)
    with transaction.atomic():
        role = _role(person, campaign)
        move(person, _DECIDE, campaign, Campaign.State.DRAFT, reason=reason, next_at=None, due_at=None)
        settled(campaign)
        matter = matter_of(campaign)
        decide(matter, person, "back", reason=reason, role=role, rules=["CHN-7"])
        answered(matter)
        ask(matter, [campaign.asker], "rewrite")
        note("campaigns.sent_back", person, campaign)
        tell_all([campaign.asker], "campaigns.sent_back", campaign, reason=reason)
    return campaign


def _reason(words: str) -> str:
    if not words.strip():
        raise WordsMissing("reason")
    return words.strip()[:1000]


def _role(person: Person, campaign: Campaign) -> str:
    """As what they decide; the page and the journal name the role first. Raises `NotAllowed`."""
    for role in (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT):
        if holds(person, role, campaign.unit):
            return role.value
    raise NotAllowed(_DECIDE)
