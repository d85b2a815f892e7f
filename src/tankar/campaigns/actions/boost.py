"""A small boost under a yearly frame: what for, sum, period, channel. Communications is told; nobody decides anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from tankar.campaigns.actions.decide_campaign import told_to_communications
from tankar.campaigns.errors import NotAllowed, NotUnderFrame
from tankar.campaigns.matters import COMMENT
from tankar.campaigns.models import Campaign, Frame
from tankar.campaigns.money import euros
from tankar.campaigns.moving import note, step
from tankar.decisions.terms import due
from tankar.organisation.access import may, today
from tankar.organisation.models import Person, new_public_id
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["BoostFacts", "boost"]


@dataclass(frozen=True)
class BoostFacts:
    """The four: which post and why (`title`), the sum, the period, the channel by its name."""

    title: str
    budget: Decimal
    begins_on: dt.date
    ends_on: dt.date
    channel: str


def boost(person: Person, frame: Frame, facts: BoostFacts, public_id: str | None = None) -> Campaign:
    """Raises `NotAllowed`, or `NotUnderFrame` with the field that does not fit and a sentence."""
    with transaction.atomic():
        # held: of two boosts that each fit alone, the second sees what the first has taken
        Frame.objects.select_for_update().get(pk=frame.pk)
        held = Frame.objects.select_related("unit").with_used().get(pk=frame.pk)
        if not may(person, "campaigns.boost", held):
            raise NotAllowed("campaigns.boost")
        _fits(held, facts)
        now = clock.now()
        campaign = Campaign.objects.create(
            public_id=public_id or new_public_id(),
            frame=held,
            unit=held.unit,
            asked_by=person,
            title=facts.title.strip()[:200],
            goal=facts.title.strip()[:1000],
            networks=facts.channel[:200],
            account_is_citys=True,
            budget=facts.budget,
            cost_centre=held.cost_centre,
            begins_on=facts.begins_on,
            ends_on=facts.ends_on,
            begun_at=now,
            changed_at=now,
        )
        ends = due(COMMENT, now)
        step(
            campaign,
            Campaign.State.NOTIFIED,
            asked_at=now,
            decided_at=held.decided_at,
            decided_role=Role.HEAD_OF_UNIT.value,
            notified_at=now,
            due_at=ends,
            next_at=ends,
        )
        note("campaigns.boosted", person, campaign)
        told_to_communications(campaign, "campaigns.boost")
    return campaign


def _fits(frame: Frame, facts: BoostFacts) -> None:
    if not facts.title.strip():
        raise NotUnderFrame("title", _("Say which post, and what for."))
    if not 0 < facts.budget <= frame.most_each:
        most = _("The frame holds for boosts of up to %(sum)s. Ask for a campaign of its own instead.")
        raise NotUnderFrame("budget", most % {"sum": euros(frame.most_each)})
    if facts.budget > frame.left:
        left = _("The frame has %(sum)s left. Make the boost smaller, or ask for a campaign of its own.")
        raise NotUnderFrame("budget", left % {"sum": euros(frame.left)})
    if facts.begins_on < today():
        raise NotUnderFrame("begins_on", _("That day has passed. Choose today or a later one."))
    if facts.ends_on < facts.begins_on:
        raise NotUnderFrame("ends_on", _("The last day is before the first. Change one of them."))
    if not facts.begins_on.year == facts.ends_on.year == frame.year:
        said = _("The frame holds for %(year)s alone. Choose days of that year.")
        raise NotUnderFrame("ends_on", said % {"year": frame.year})
