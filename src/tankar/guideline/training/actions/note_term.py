"""Note the council's term. From its first day on every elected official is invited once; that binds nobody."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from tankar import journal
from tankar.guideline.models import CouncilTerm
from tankar.guideline.training.errors import NotTheirs, TermCrossed, TermTaken
from tankar.guideline.training.terms import following
from tankar.organisation.access import may, today
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["follow_terms", "note_term"]

_LONGEST = dt.timedelta(days=5 * 366)


def note_term(person: Person, first_day: dt.date, last_day: dt.date) -> CouncilTerm:
    """A term that begins on the same day gets the new last day; one still to come is replaced, since nobody has been
    invited in it. Raises NotTheirs, TermCrossed, TermTaken."""
    if not may(person, "guideline.note_term"):
        raise NotTheirs
    day = today()
    if not first_day < last_day or last_day < day or last_day - first_day > _LONGEST:
        raise TermCrossed
    with transaction.atomic():
        if first_day > day:
            CouncilTerm.objects.filter(first_day__gt=day).exclude(first_day=first_day).delete()
        others = CouncilTerm.objects.exclude(first_day=first_day)
        if others.filter(first_day__lte=last_day, last_day__gte=first_day).exists():
            raise TermTaken
        term, _new = CouncilTerm.objects.update_or_create(
            first_day=first_day,
            defaults={"last_day": last_day, "noted_by_name": str(person), "noted_at": clock.now()},
        )
        _note("term_noted", term, person)
    return term


def follow_terms() -> int:
    """When the last noted term is over, the next one follows by itself; returns how many did. Before anybody has noted
    the first one nothing does."""
    newest = CouncilTerm.objects.order_by("-first_day").first()
    if newest is None or newest.last_day >= today():
        return 0
    first, last = following(newest)
    try:
        with transaction.atomic():
            # of two workers one makes the row
            term = CouncilTerm.objects.create(first_day=first, last_day=last, noted_at=clock.now())
            _note("term_followed", term, None)
    except IntegrityError:
        return 0
    return 1


def _note(kind: str, term: CouncilTerm, person: Person | None) -> None:
    journal.record(
        f"guideline.{kind}",
        actor=actor(person) if person else None,
        subject=("council_term", term.public_id),
        params={"first": term.first_day.isoformat(), "last": term.last_day.isoformat()},
    )
