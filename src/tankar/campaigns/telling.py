"""Who decides, who is told what about a campaign, and when somebody is reminded. Writes rows only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import translation

from tankar.campaigns.models import Campaign
from tankar.campaigns.money import euros
from tankar.interface.times import short_words
from tankar.notices.models import Notice
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.access import holders, today, valid_on
from tankar.organisation.calendar import office_hours
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import deputies_of
from tankar.organisation.tree import read_tree
from tankar.work import clock

__all__ = [
    "above",
    "deputies",
    "done_for",
    "heads",
    "lawyers",
    "morning_of",
    "runners",
    "settled",
    "team",
    "tell_all",
]

_COMMUNICATIONS = (Role.COMMUNICATIONS_TEAM, Role.COMMUNICATIONS_MANAGER)


def heads(unit: Unit) -> list[Person]:
    """The head of the unit, or of the nearest unit above it that has one; those who hold the role themselves."""
    held = RoleAssignment.objects.filter(
        valid_on(today()), role=Role.HEAD_OF_UNIT, deputy_for__isnull=True, person__is_employee=True
    ).select_related("person")
    by_unit: dict[int | None, dict[int, Person]] = {}
    for one in held:
        by_unit.setdefault(one.unit_id, {})[one.person_id] = one.person
    for place in [*read_tree().above(unit.pk), None]:
        if found := by_unit.get(place):
            return list(found.values())
    return []


def deputies(unit: Unit) -> list[Person]:
    """Who stands in today for the head of the unit."""
    found = {
        one.pk: one
        for head in heads(unit)
        for one in deputies_of(head, role=Role.HEAD_OF_UNIT).filter(is_employee=True)
    }
    return list(found.values())


def above(unit: Unit) -> list[Person]:
    """Sector management of the unit: next in line when its head does not answer."""
    return list(holders(Role.SECTOR_MANAGEMENT, unit).filter(is_employee=True))


def team() -> list[Person]:
    """The marketing and communications team and its manager."""
    found = RoleAssignment.objects.filter(valid_on(today()), role__in=_COMMUNICATIONS).values("person_id")
    return list(Person.objects.filter(pk__in=found, is_employee=True))


def lawyers() -> list[Person]:
    return list(holders(Role.CITY_LAWYER).filter(is_employee=True))


def runners(campaign: Campaign) -> list[Person]:
    """Who is asked how it went: whoever asked for it, the head of the unit where they work for the city no longer."""
    return [campaign.asker] if campaign.asker.is_employee else heads(campaign.unit)


def morning_of(due: dt.datetime) -> dt.datetime:
    """The morning of the day on which something is due."""
    hours = office_hours(clock.local(due).date())
    return hours[0] if hours else due


def tell_all(people: Iterable[Person], kind: str, campaign: Campaign, **params: str) -> None:
    """One notice each, days and sums as the reader's language writes them, with the page where it is answered."""
    for person in people:
        with translation.override(person.language):
            facts = _facts(campaign)
        tell(
            person,
            kind,
            params={**facts, **params},
            url=campaign.get_absolute_url(),
            about=("campaign", campaign.public_id),
        )


def done_for(people: Iterable[Person], campaign: Campaign) -> None:
    """What these people were told is no longer asked of them; the others' notices stay."""
    now = clock.now()
    about = f"campaign:{campaign.public_id}"
    new = Notice.objects.filter(about=about, read_at=None, person__in=list(people))
    new.update(read_at=now, settled_at=now)


def settled(campaign: Campaign) -> None:
    """It has moved on: what was asked before is no longer new for anybody."""
    settle("campaign", [campaign.public_id])


def _facts(campaign: Campaign) -> dict[str, str]:
    return {
        "title": campaign.title,
        "unit": campaign.unit.name,
        "sum": euros(campaign.budget),
        "cost": euros(campaign.cost),
        "day": short_words(campaign.begins_on) if campaign.begins_on else "",
    }
