"""Campaigns and frames as lines of lists."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tankar.campaigns.models import Campaign, Frame
from tankar.organisation.access import today, units_of
from tankar.organisation.models import Person, Unit
from tankar.organisation.roles import Role

__all__ = [
    "ON_A_PAGE",
    "beside",
    "coming",
    "frames_of",
    "page_of",
    "role_words",
    "shown",
    "units_to_ask_for",
    "waits_on",
]

ON_A_PAGE = 30
_State = Campaign.State
_AT_MOST = 100


def shown(campaigns: QuerySet[Campaign]) -> QuerySet[Campaign]:
    """With what a line of a list says: one statement, however many."""
    return campaigns.select_related("unit", "asked_by", "frame")


def page_of(person: Person, part: str, before: str) -> tuple[list[Campaign], str]:
    """The latest first, and the key of what follows, "" at the end. `part`: going (the default) or over."""
    found = Campaign.objects.visible_to(person)
    # nearly all are over: said the other way round, so that they are read from the latest on and none is sorted
    found = (
        found.exclude(state__in=Campaign.GOING) if part == "over" else found.filter(state__in=Campaign.GOING)
    )
    if before.isascii() and before.isdigit() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    rows = list(shown(found).order_by("-pk")[: ON_A_PAGE + 1])
    return rows[:ON_A_PAGE], str(rows[ON_A_PAGE - 1].pk) if len(rows) > ON_A_PAGE else ""


def coming(within: dt.date) -> list[Campaign]:
    """Approved campaigns that begin until the day `within`, the nearest first."""
    soon = Campaign.objects.filter(state__in=Campaign.COMING, begins_on__lte=within)
    return list(shown(soon).order_by("begins_on", "pk")[:_AT_MOST])


def beside(campaign: Campaign) -> list[Campaign]:
    """Other approved campaigns, of whichever unit, whose days touch this one's: for communications, who sees all."""
    if campaign.begins_on is None or campaign.ends_on is None:
        return []
    going = Campaign.objects.filter(state__in=(*Campaign.COMING, _State.RUNNING), frame=None)
    touching = going.filter(begins_on__lte=campaign.ends_on, ends_on__gte=campaign.begins_on)
    return list(shown(touching).exclude(pk=campaign.pk).order_by("begins_on", "pk")[:5])


def frames_of(person: Person, *, is_over: bool) -> list[Frame]:
    """Frames that the person may read, with what is used of them: open ones of this year and later, or the others."""
    over = Q(ended_at__isnull=False) | Q(year__lt=today().year)
    found = Frame.objects.visible_to(person).filter(over if is_over else ~over)
    order = ("-year", "-pk") if is_over else ("year", "pk")
    return list(found.select_related("unit").with_used().order_by(*order)[:_AT_MOST])


def units_to_ask_for(person: Person) -> list[Unit]:
    """The units whose campaigns the person may write: where they manage channels or lead, and their own."""
    found = {one.pk: one for one in units_of(person, Role.CHANNEL_MANAGER, Role.HEAD_OF_UNIT)}
    if person.unit is not None:
        found.setdefault(person.unit.pk, person.unit)
    own = person.unit_id
    return sorted(found.values(), key=lambda one: (one.pk != own, one.name.casefold()))


def waits_on(campaign: Campaign) -> str:
    """The role that something is awaited from, never a person; "" when nothing is."""
    if campaign.state == _State.DRAFT:
        return _("the one who writes it")
    if campaign.state == _State.ASKED and campaign.lawyer_asked_at and not campaign.lawyer_ruling:
        return _("the city lawyer, then the head of unit")
    if campaign.state == _State.ASKED:
        later = {
            Campaign.Stage.DEPUTY: _("the head of unit, or who stands in"),
            Campaign.Stage.ABOVE: _("the head of unit, or sector management"),
        }
        # where it is with the head alone, the state says so
        return later.get(Campaign.Stage(campaign.stage), "")
    if campaign.state == _State.ENDED:
        return _("the unit: cost, result and lesson")
    return ""


def role_words(campaign: Campaign) -> str:
    """As what it was decided: the role, never the person."""
    if not campaign.decided_role:
        return ""
    words = str(Role(campaign.decided_role).label)
    return _("%(role)s, for the year") % {"role": words} if campaign.is_boost else words
