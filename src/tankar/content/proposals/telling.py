"""Who is told what about a proposal, and when its answer is promised. Writes rows only.

To the requester communications is one: the answer is the city's, not a person's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from tankar.content.models import Proposal
from tankar.content.proposals.reading import title_of
from tankar.content.review.reviewers import communications, managers
from tankar.notices.models import Notice
from tankar.notices.telling import tell
from tankar.organisation.calendar import add_working_days, office_hours
from tankar.organisation.models import Person
from tankar.organisation.standing_in import deputies_of
from tankar.work import clock

__all__ = ["leaders", "promise", "reminder", "team", "tell_all", "tell_requester", "untell"]


def team(proposal: Proposal) -> list[Person]:
    """Communications, without whoever suggested it."""
    return communications({proposal.requester_id})


def leaders(proposal: Proposal) -> list[Person]:
    """The communications manager and who stands in for them today; the whole team where there is none."""
    first = managers({proposal.requester_id})
    deputies = Person.objects.filter(
        Q(pk__in=[one.pk for leader in first for one in deputies_of(leader)]), is_employee=True
    ).exclude(pk__in=[proposal.requester_id, *(one.pk for one in first)])
    return [*first, *deputies] or team(proposal)


def promise(now: dt.datetime) -> dt.datetime:
    """When the offices close on the last of the days to answer in: our default, a setting.

    The day itself does not count: somebody asked on a Monday for three days has until Thursday's closing.
    """
    last = add_working_days(now, settings.CONFIGURATION.proposal_days)
    hours = office_hours(clock.local(last).date())
    return hours[1] if hours else last


def reminder(due: dt.datetime) -> dt.datetime:
    """The morning of the day on which an answer is promised."""
    hours = office_hours(clock.local(due).date())
    return hours[0] if hours else due


def tell_all(people: Iterable[Person], kind: str, proposal: Proposal, **params: str) -> None:
    """One notice each, with the proposal's page, where it is answered."""
    title = title_of(proposal)
    for person in people:
        tell(
            person,
            kind,
            params={"title": title, **params},
            url=reverse("content:proposal", args=[proposal.public_id]),
            about=("proposal", proposal.public_id),
        )


def tell_requester(kind: str, proposal: Proposal, **params: str) -> None:
    tell_all([proposal.requester], kind, proposal, **params)


def untell(proposal: Proposal) -> None:
    """It has moved on: what nobody has read yet is no longer true."""
    Notice.objects.filter(about=f"proposal:{proposal.public_id}", read_at__isnull=True).delete()
