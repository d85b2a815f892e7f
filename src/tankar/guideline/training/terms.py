"""Which council term holds. A term lasts four years from the first of June after the municipal elections: 2025–2029,
2029–2033. That is our default, and what is noted holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tankar.guideline.models import CouncilTerm, TermInvitation, Training
from tankar.guideline.training.totals import LEAST
from tankar.organisation.access import today
from tankar.organisation.models import Person

__all__ = ["MODULE", "TermTotal", "current_term", "default_term", "following", "term_total"]

MODULE = "elected"
_YEARS, _KNOWN = 4, 2025
_SHORTEST = 365


@dataclass(frozen=True)
class TermTotal:
    """How many have been invited in the term, and how many have done the module in it. `few`: fewer than five, or all
    but fewer than five, so that no number is told and `done` is 0."""

    invited: int
    done: int
    few: bool


def default_term(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of the term that holds on `day`, as terms usually are."""
    year = day.year if (day.month, day.day) >= (6, 1) else day.year - 1
    begins = year - (year - _KNOWN) % _YEARS
    return dt.date(begins, 6, 1), dt.date(begins + _YEARS, 5, 31)


def following(term: CouncilTerm) -> tuple[dt.date, dt.date]:
    """The days of the term after it: from the day after, to the end of the usual term that it then is in. One that
    would end within a year goes on to the end of the next."""
    first = term.last_day + dt.timedelta(days=1)
    _begins, last = default_term(first)
    if (last - first).days < _SHORTEST:
        _begins, last = default_term(last + dt.timedelta(days=1))
    return first, last


def current_term() -> CouncilTerm | None:
    """The noted term that holds today; `None` while nobody has noted one: then nobody is invited."""
    day = today()
    return CouncilTerm.objects.filter(first_day__lte=day, last_day__gte=day).order_by("-first_day").first()


def term_total(term: CouncilTerm) -> TermTotal | None:
    """`None` where fewer than five have been invited. Two statements; no name is read."""
    invited = TermInvitation.objects.filter(term=term).values("person_id")
    count = Person.objects.filter(pk__in=invited).count()
    if count < LEAST:
        return None
    done = Training.objects.filter(module=MODULE, done_on__gte=term.first_day, person__in=invited).count()
    # the one who has not is as easily pointed at as the one who has
    few = done < LEAST or 0 < count - done < LEAST
    return TermTotal(count, 0 if few else done, few)
