"""Who is told what about a profile request. Writes rows only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tankar.channels.models import ProfileRequest
from tankar.channels.requests.moving import ABOUT
from tankar.decisions.terms import due
from tankar.notices.models import Notice
from tankar.notices.telling import tell
from tankar.organisation.calendar import office_hours
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = [
    "ADVICE",
    "DECISION",
    "HAND_OVER",
    "OPENING",
    "REMINDER",
    "done_for",
    "keepers_of",
    "reminder_at",
    "tell_all",
    "tell_requester",
]

ADVICE = "channels.profile_advice"
DECISION = "channels.profile_decision"
REMINDER = "channels.profile_reminder"
HAND_OVER = "channels.profile_hand_over"
OPENING = "channels.profile_opening"


def reminder_at(asked: dt.datetime) -> dt.datetime:
    """The morning of the day on which those who have not decided are reminded."""
    last = due(REMINDER, asked)
    hours = office_hours(clock.local(last).date())
    return hours[0] if hours else last


def tell_all(people: Iterable[Person], kind: str, request: ProfileRequest, **params: str) -> None:
    """One notice each, with the request's page, where it is answered."""
    for person in {one.pk: one for one in people}.values():
        tell(
            person,
            f"channels.request_{kind}",
            params={"title": request.title, **params},
            url=request.get_absolute_url(),
            about=(ABOUT, request.public_id),
        )


def tell_requester(kind: str, request: ProfileRequest, **params: str) -> None:
    tell_all([request.requester], kind, request, **params)


def keepers_of(request: ProfileRequest) -> list[Person]:
    """Those who would manage the profile."""
    return [one.person for one in request.keepers.select_related("person") if one.person is not None]


def done_for(people: Iterable[Person], request: ProfileRequest) -> None:
    """What these people were told is no longer asked of them; the others' notices stay."""
    now = clock.now()
    new = Notice.objects.filter(about=f"{ABOUT}:{request.public_id}", read_at=None, person__in=list(people))
    new.update(read_at=now, settled_at=now)
