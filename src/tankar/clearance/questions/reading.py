"""Questions as lines of a list, totals, and what a page shows of one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from tankar.clearance.models import Answer, Clearance
from tankar.clearance.questions.permissions import answering_for, assignable_by
from tankar.clearance.questions.promises import by_phone
from tankar.organisation.models import Person

__all__ = ["Phone", "Totals", "numbers_of", "numbers_to_ring", "rows_of", "to_do", "totals"]

_AT_MOST = 100
_PASSED_ON = (Clearance.Stage.SUPERIOR, Clearance.Stage.LAWYER)
_A_YEAR = dt.timedelta(days=365)
FEWEST_ASKERS, FEWEST_ANSWERERS = 5, 3


@dataclass(frozen=True)
class Phone:
    """Whom to ring: the role and the number, and the name of whoever prepares the matter."""

    name: str
    number: str

    @property
    def dialled(self) -> str:
        return "".join(one for one in self.number if one.isdigit() or one == "+")


@dataclass(frozen=True)
class Totals:
    """Of the whole city in twelve months; never by person, and nothing at all while few have asked or answered."""

    asked: int
    answered: int
    in_time: int


def rows_of(questions: QuerySet[Clearance]) -> list[Clearance]:
    """With the matter and the latest verdict, in one statement."""
    latest = Answer.objects.filter(clearance=OuterRef("pk")).order_by("-id").values("verdict")[:1]
    return list(questions.select_related("matter").annotate(verdict=Subquery(latest)))


def to_do(person: Person) -> list[Clearance]:
    """What waits for the person: to be answered or assigned, the nearest deadline first."""
    waiting = answering_for(person) & Q(state=Clearance.State.ASKED)
    mine = Clearance.objects.filter(waiting | assignable_by(person))
    return rows_of(mine.order_by("due_at", "id")[:_AT_MOST])


def numbers_to_ring(clearance: Clearance, now: dt.datetime, registry: str) -> list[Phone]:
    """On days when a clock is too slow: the preparer's number, then the registry's."""
    return numbers_of(clearance, registry) if by_phone(clearance, now) else []


def numbers_of(clearance: Clearance, registry: str) -> list[Phone]:
    """Whoever prepares it, those it was passed to, then the registry; nobody where no number is kept.

    A number given for this matter stands before the one the preparer is always reached under.
    """
    found = []
    if clearance.preparer is not None:
        given = clearance.matter.phone if clearance.matter is not None else ""
        if number := given or clearance.preparer.phone:
            found.append(Phone(str(clearance.preparer), number))
    if clearance.stage in _PASSED_ON:
        also = clearance.passed_to.exclude(Q(phone="") | Q(pk=clearance.preparer_id)).order_by("pk")
        found += [Phone(str(one), one.phone) for one in also]
    if registry:
        found.append(Phone("", registry))
    return found


def totals(now: dt.datetime) -> Totals | None:
    """`None` while a number might stand for one person."""
    asked = Clearance.objects.filter(asked_at__gte=now - _A_YEAR).exclude(state=Clearance.State.WITHDRAWN)
    people = asked.aggregate(
        asked=Count("pk", distinct=True),
        askers=Count("asker", distinct=True),
        answerers=Count("answers__answered_by", distinct=True),
    )
    if people["askers"] < FEWEST_ASKERS or people["answerers"] < FEWEST_ANSWERERS:
        return None
    first = Answer.objects.filter(clearance=OuterRef("pk")).order_by("id").values("answered_at")[:1]
    answered = asked.annotate(first=Subquery(first)).filter(first__isnull=False)
    counted = answered.aggregate(all=Count("pk"), in_time=Count("pk", filter=Q(first__lte=F("due_at"))))
    return Totals(people["asked"], counted["all"], counted["in_time"])
