"""Begin the assessment of a network: those responsible are asked for statements, the communications manager decides."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tankar.channels.assessments.errors import NetworkMissing
from tankar.channels.assessments.reading import key_of
from tankar.channels.assessments.telling import TERM, deciders, matter_of, note, specialists, tell_all
from tankar.channels.models import Assessment
from tankar.decisions.keeping import ask
from tankar.decisions.terms import due
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["begin_assessment", "begin_for"]


def begin_assessment(person: Person, platform: str, purpose: str = "") -> Assessment:
    """By communications. The one that runs already is given back. Raises `NetworkMissing`, PermissionDenied."""
    if not may(person, "channels.prepare_assessment"):
        raise PermissionDenied("channels.prepare_assessment")
    return begin_for(person, platform, purpose)


def begin_for(person: Person, platform: str, purpose: str = "") -> Assessment:
    """Because of a request for a profile there; the caller has asked for its own right. Raises `NetworkMissing`."""
    key = key_of(platform)
    if not key:
        raise NetworkMissing
    if running := _running(key):
        return running
    now = clock.now()
    until = due(TERM, now)
    try:
        with transaction.atomic():
            assessment = Assessment.objects.create(
                platform=platform.strip()[:60],
                key=key,
                purpose=purpose,
                begun_by=person,
                begun_at=now,
                due_at=until,
                next_at=until,
            )
            note("begun", person, assessment)
            matter = matter_of(assessment)
            ask(matter, specialists(), "state", due_at=until, term=TERM)
            ask(matter, deciders(), "decide", due_at=until, term=TERM)
            tell_all(specialists(), "statement_asked", assessment)
            tell_all(deciders(), "begun", assessment)
    except IntegrityError:
        # begun twice at the same moment: the other one was quicker
        return Assessment.objects.get(key=key, state=Assessment.State.RUNNING)
    return assessment


def _running(key: str) -> Assessment | None:
    return Assessment.objects.filter(key=key, state=Assessment.State.RUNNING).first()
