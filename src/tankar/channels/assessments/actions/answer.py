"""What is found out about a network, what is stated, and what the communications manager decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_noop

from tankar.channels.assessments.errors import AnsweredAlready, SayMore
from tankar.channels.assessments.lifecycle import ASSESSMENT
from tankar.channels.assessments.permissions import parts_of
from tankar.channels.assessments.telling import ABOUT, deciders, matter_of, note, tell_all
from tankar.channels.models import Assessment, Statement
from tankar.channels.requests.actions.submit import follow_assessment
from tankar.decisions.keeping import answered, decide, end_matter
from tankar.notices.settling import settle
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["Verdict", "decide_assessment", "state", "write_answers"]

_LONGEST = 4000


@dataclass(frozen=True)
class Verdict:
    """`word`: ok, conditions or no. `valid_until`: the last day before the city looks again; none: until further."""

    word: str
    reason: str
    conditions: str = ""
    valid_until: dt.date | None = None


def write_answers(person: Person, assessment: Assessment, answers: Mapping[str, str]) -> Assessment:
    """What was found out, by question; what was not sent is left alone. Raises `AnsweredAlready`, PermissionDenied."""
    _refuse(person, "channels.prepare_assessment", assessment)
    fields = {name: answers[name].strip()[:_LONGEST] for name in Assessment.QUESTIONS if name in answers}
    running = Assessment.objects.filter(pk=assessment.pk, state=Assessment.State.RUNNING)
    if fields and not running.update(**fields):
        raise AnsweredAlready
    assessment.refresh_from_db()
    return assessment


def state(person: Person, assessment: Assessment, words: str) -> list[Statement]:
    """One's statement, for each side one answers for. Later words stand beside earlier ones.

    Raises `SayMore`, `AnsweredAlready`, PermissionDenied.
    """
    words = words.strip()[:_LONGEST]
    _refuse(person, "channels.state_on_assessment", assessment)
    if not words:
        raise SayMore
    with transaction.atomic():
        made = [
            Statement.objects.create(
                assessment=assessment,
                part=part,
                person=person,
                name=str(person),
                words=words,
                made_at=clock.now(),
            )
            for part in parts_of(person)
        ]
        answered(matter_of(assessment), verb="state", person=person)
        note("stated", person, assessment)
        tell_all([one for one in deciders() if one.pk != person.pk], "stated", assessment, who=str(person))
    return made


def decide_assessment(person: Person, assessment: Assessment, verdict: Verdict) -> Assessment:
    """Requests that waited for it go on, or back to their applicants. Raises `SayMore`, `AnsweredAlready`,
    PermissionDenied."""
    reason, conditions = verdict.reason.strip()[:_LONGEST], verdict.conditions.strip()[:_LONGEST]
    _refuse(person, "channels.decide_assessment", assessment)
    good = verdict.word in Assessment.GOOD
    if (
        not reason
        or (not good and verdict.word != Assessment.State.NO)
        or (verdict.word == "conditions" and not conditions)
    ):
        raise SayMore
    until = verdict.valid_until if good else None
    with transaction.atomic():
        try:
            ASSESSMENT.move(
                assessment,
                verdict.word,
                decided_at=clock.now(),
                conditions=conditions,
                valid_until=until,
                next_at=None,
            )
        except (NoSuchMove, SomebodyElseMoved):
            raise AnsweredAlready from None
        settle(ABOUT, [assessment.public_id])
        matter = matter_of(assessment)
        decide(
            matter,
            person,
            verdict.word,
            reason=reason,
            part="communications",
            role=gettext_noop("Marketing and communications manager"),
            conditions=conditions,
            valid_until=until,
            rules=("GEN-4",),
        )
        end_matter(matter, verdict.word)
        note("decided", person, assessment, answer=verdict.word)
        for request in assessment.requests.filter(state="assessing").order_by("pk"):
            follow_assessment(request, good, reason)
    return assessment


def _refuse(person: Person, permission: str, assessment: Assessment) -> None:
    assessment.refresh_from_db()
    if not may(person, permission):
        raise PermissionDenied(permission)
    if not may(person, permission, assessment):
        raise AnsweredAlready
