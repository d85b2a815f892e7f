"""Somebody asks for a fact, or tells of a misconception they have met."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar.clearance.errors import NotAllowed, NothingAsked
from tankar.clearance.facts.moving import note
from tankar.clearance.facts.promises import promise, reminder
from tankar.clearance.facts.telling import await_them, communications, tell_them
from tankar.clearance.hats import hat_of
from tankar.clearance.models import AgendaMatter, FactRequest
from tankar.organisation.access import may, today
from tankar.organisation.models import Person, new_public_id
from tankar.work import clock

__all__ = ["ask_fact"]

_COMING = dt.timedelta(days=7)


def ask_fact(
    person: Person,
    words: str,
    *,
    kind: str = FactRequest.Kind.FACT,
    matter: AgendaMatter | None = None,
    public_id: str = "",
) -> FactRequest:
    """To communications, which finds out who knows. A matter that is decided within a week is promised sooner.

    `public_id`: the form's own, so that one sent twice is asked once. Raises `NotAllowed` or `NothingAsked`.
    """
    if not may(person, "clearance.ask_fact"):
        raise NotAllowed("clearance.ask_fact")
    if not words.strip():
        raise NothingAsked
    mine = FactRequest.objects.filter(public_id=public_id, asker=person, asked_as=hat_of(person))
    if public_id and (same := mine.filter(words=words.strip()[:2000], matter=matter).first()):
        return same
    now = clock.now()
    coming = matter is not None and _is_coming(matter, now)
    with transaction.atomic():
        due = promise(now, coming)
        request = FactRequest.objects.create(
            public_id=_unless_taken(public_id),
            asker=person,
            asked_as=hat_of(person),
            kind=kind,
            words=words.strip()[:2000],
            language=person.language,
            matter=matter,
            is_coming=coming,
            asked_at=now,
            changed_at=now,
            due_at=due,
            next_at=reminder(now, due),
        )
        note("clearance.fact_asked", None, request)
        team = communications()
        await_them(request, team, "handle")
        misconception = kind == FactRequest.Kind.MISCONCEPTION
        tell_them(team, "clearance.fact_misconception" if misconception else "clearance.fact_here", request)
    return request


def _unless_taken(public_id: str) -> str:
    taken = not public_id or FactRequest.objects.filter(public_id=public_id).exists()
    return new_public_id() if taken else public_id


def _is_coming(matter: AgendaMatter, now: dt.datetime) -> bool:
    """Is it taken up within a week, and not yet?"""
    return matter.meets_on is not None and not matter.has_begun(now) and matter.meets_on <= today() + _COMING
