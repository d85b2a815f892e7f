"""One step of a profile request. The caller holds the transaction."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from tankar import journal
from tankar.channels.models import ProfileRequest
from tankar.channels.requests.errors import StandsElsewhere
from tankar.channels.requests.lifecycle import REQUEST
from tankar.decisions.keeping import open_matter
from tankar.decisions.models import Matter
from tankar.notices.settling import settle
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["ABOUT", "KIND", "course_of", "matter_of", "move", "note", "step"]

KIND, COURSE = "channels.profile_request", "channels.profile_course"
ABOUT = "profile_request"


def move(person: Person, permission: str, request: ProfileRequest, to: str, **changes: Any) -> None:
    """Ask for permission, move, and settle what was told before.

    Of two who act at once the database lets one through; the other gets `StandsElsewhere` with the request as it
    stands. Raises PermissionDenied too.
    """
    request.refresh_from_db()
    if not REQUEST.can(request, to):
        raise StandsElsewhere(request)
    if not may(person, permission, request):
        raise PermissionDenied(permission)
    step(request, to, **changes)


def step(request: ProfileRequest, to: str, **changes: Any) -> None:
    """The same where the caller has asked already. Raises `StandsElsewhere`."""
    now = clock.now()
    if to in ProfileRequest.ENDED:
        changes = {"ended_at": now, "due_at": None, "next_at": None, **changes}
    try:
        REQUEST.move(request, to, changed_at=now, **changes)
    except (NoSuchMove, SomebodyElseMoved):
        request.refresh_from_db()
        raise StandsElsewhere(request) from None
    settle(ABOUT, [request.public_id])


def matter_of(request: ProfileRequest) -> Matter:
    """The request as the Decisions page keeps it: opened when it is first sent, over when it is decided."""
    return _matter(KIND, request)


def course_of(request: ProfileRequest) -> Matter:
    """What awaits somebody after the two yeses: the checklist, the register."""
    return _matter(COURSE, request)


def _matter(kind: str, request: ProfileRequest) -> Matter:
    return open_matter(
        kind,
        request.public_id,
        title=request.title,
        url=request.get_absolute_url(),
        unit=request.unit,
        asked_by=request.requester,
    )


def note(what: str, person: Person | None, request: ProfileRequest, **params: str) -> None:
    """A line in the journal about the request."""
    journal.record(
        f"channels.request_{what}",
        actor=actor(person) if person else None,
        subject=(ABOUT, request.public_id),
        params={"title": request.title, **params},
    )
