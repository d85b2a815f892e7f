"""Whom a campaign waits for follows the roles: who is given one is asked, who has one no longer is asked no more."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse

from tankar.campaigns.matters import ADVICE, DECISION
from tankar.campaigns.models import Campaign
from tankar.campaigns.moving import matter_of
from tankar.campaigns.telling import above, deputies, done_for, heads, lawyers, tell_all
from tankar.decisions.keeping import ask_only
from tankar.notices.models import Notice
from tankar.notices.settling import settle
from tankar.notices.telling import tell_many
from tankar.organisation.access import holders
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["follow_roles"]

_AT_ONCE = 200
_NOBODY = "campaigns.nobody_decides"
_Stage = Campaign.Stage


def follow_roles() -> int:
    """Every campaign that waits for a decision; returns for how many somebody else is asked now."""
    waiting = Campaign.objects.filter(state=Campaign.State.ASKED).order_by("pk")
    return sum(_follow(pk) for pk in waiting.values_list("pk", flat=True)[:_AT_ONCE])


def _follow(pk: int) -> bool:
    with transaction.atomic():
        held = Campaign.objects.select_for_update(of=("self",)).select_related("unit", "asked_by")
        campaign = held.get(pk=pk)
        if campaign.state != Campaign.State.ASKED:
            return False
        people = _who_decide(campaign)
        matter = matter_of(campaign)
        new, gone = ask_only(matter, people, "decide", due_at=campaign.due_at, term=DECISION)
        if campaign.lawyer_asked_at and not campaign.lawyer_ruling:
            advisers, advised = ask_only(matter, lawyers(), "advise", term=ADVICE)
            tell_all(advisers, "campaigns.lawyer_asked", campaign)
            gone = [*gone, *advised]
        done_for([one for one in gone if one not in people], campaign)
        tell_all(new, "campaigns.decision_asked", campaign, who=str(campaign.asker))
        if people:
            settle("campaign", [campaign.public_id], _NOBODY)
        else:
            _tell_of_nobody(campaign)
        return bool(new or gone)


def _who_decide(campaign: Campaign) -> list[Person]:
    """As far as it was passed on; without a head at once those above, who may decide it from now on."""
    people = heads(campaign.unit)
    if not people and campaign.stage != _Stage.ABOVE and above(campaign.unit):
        campaign.stage = _Stage.ABOVE
        campaign.save(update_fields=["stage"])
    if campaign.stage in (_Stage.DEPUTY, _Stage.ABOVE):
        people = [*people, *deputies(campaign.unit)]
    if campaign.stage == _Stage.ABOVE:
        people = [*people, *above(campaign.unit)]
    return list({one.pk: one for one in people}.values())


def _tell_of_nobody(campaign: Campaign) -> None:
    """Once, until somebody is named or it has moved on."""
    about = ("campaign", campaign.public_id)
    if Notice.objects.filter(kind=_NOBODY, about=":".join(about), settled_at=None).exists():
        return
    administrators = holders(Role.SYSTEM_ADMINISTRATOR).filter(is_employee=True)
    params = {"title": campaign.title, "unit": campaign.unit.name}
    tell_many(administrators, _NOBODY, params=params, url=reverse("organisation:people"), about=about)
