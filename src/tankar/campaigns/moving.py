"""One step of a campaign, and its line in the journal. The caller holds the transaction."""

from __future__ import annotations

from typing import Any

from tankar import journal
from tankar.campaigns.errors import NotAllowed, StandsOtherwise
from tankar.campaigns.lifecycle import CAMPAIGN
from tankar.campaigns.models import Campaign
from tankar.campaigns.money import euros
from tankar.decisions.keeping import open_matter
from tankar.decisions.models import Matter
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["course_of", "hold", "matter_of", "move", "note", "step"]


def hold(person: Person, permission: str, campaign: Campaign) -> Campaign:
    """The row as it stands, held until the transaction ends. Raises `NotAllowed`."""
    held = Campaign.objects.select_for_update(of=("self",)).select_related("unit", "asked_by")
    found = held.get(pk=campaign.pk)
    if not may(person, permission, found):
        raise NotAllowed(permission)
    return found


def move(person: Person, permission: str, campaign: Campaign, to: str, **changes: Any) -> None:
    """Ask for permission and move. Of two who act at once the database lets one through.

    Raises `NotAllowed`, or `StandsOtherwise` with the campaign as it stands.
    """
    campaign.refresh_from_db()
    if not CAMPAIGN.can(campaign, to):
        raise StandsOtherwise(campaign)
    if not may(person, permission, campaign):
        raise NotAllowed(permission)
    step(campaign, to, **changes)


def step(campaign: Campaign, to: str, **changes: Any) -> None:
    """A move that a day or an earlier move brings about. Raises `StandsOtherwise`."""
    try:
        CAMPAIGN.move(campaign, to, changed_at=clock.now(), **changes)
    except (NoSuchMove, SomebodyElseMoved):
        campaign.refresh_from_db()
        raise StandsOtherwise(campaign) from None


def note(kind: str, person: Person | None, campaign: Campaign, **params: str) -> None:
    """A line in the journal about the campaign, by its own words."""
    sums = {"sum": euros(campaign.budget), "centre": campaign.cost_centre}
    wanted = {name: words for name, words in sums.items() if name not in params}
    journal.record(
        kind,
        actor=actor(person) if person else None,
        subject=("campaign", campaign.public_id),
        params={"title": campaign.title, **wanted, **params},
    )


def matter_of(campaign: Campaign) -> Matter:
    """What awaits a decision in it."""
    return _matter("campaigns.campaign", campaign)


def course_of(campaign: Campaign) -> Matter:
    """What awaits somebody after the decision: the notice, the report."""
    return _matter("campaigns.course", campaign)


def _matter(kind: str, campaign: Campaign) -> Matter:
    return open_matter(
        kind,
        campaign.public_id,
        title=campaign.title,
        url=campaign.get_absolute_url(),
        unit=campaign.unit,
        asked_by=campaign.asked_by,
    )
