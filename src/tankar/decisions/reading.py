"""What awaits one person; the lists of matters; the decisions in one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Prefetch, Q, Value, When
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext

from tankar.decisions.kinds import all_kinds
from tankar.decisions.models import Ask, Decision, Matter, MatterQuerySet
from tankar.decisions.permissions import visible_to
from tankar.decisions.searching import LONGEST, Searched, searched
from tankar.decisions.terms import source_words
from tankar.organisation.models import Person

__all__ = ["ON_A_PAGE", "Due", "Page", "due_of", "history_of", "kinds_of", "page_of", "waiting_for"]

ON_A_PAGE = 30
_AT_MOST = 100
_FEW = 500
_PARTS = ("open", "ended")


@dataclass(frozen=True)
class Due:
    """A moment by which something is to be done, whether it is past, and who says so, in words."""

    at: dt.datetime
    source: str
    late: bool


@dataclass(frozen=True)
class Row:
    """One line: since when, by when, and whether it awaits the reader. `decided`: who answered what, newest last."""

    matter: Matter
    due: Due | None
    yours: bool
    decided: Sequence[Decision]


@dataclass(frozen=True)
class Page:
    """`query`: the words it was searched by. `more`: the query of what follows, "" at the end."""

    rows: Sequence[Row]
    part: str
    kind: str
    query: str
    more: str


def waiting_for(person: Person) -> list[Ask]:
    """What awaits the person, the nearest deadline first, then the longest wait. Nothing while acting as elected."""
    if person.acting_as == "elected":
        return []
    open_asks = Ask.objects.filter(person=person, done_at=None).select_related("matter")
    return sorted(open_asks[:_AT_MOST], key=lambda one: (one.due_at or _NEVER, one.since))


def page_of(person: Person, asked: dict[str, str], now: dt.datetime) -> Page:
    """`asked`: show (open or ended), kind, q (words) and after (a key), as the address says them."""
    part = asked.get("show", "") if asked.get("show", "") in _PARTS else "open"
    known = [one.name for one in kinds_of()]
    kind = asked.get("kind", "") if asked.get("kind", "") in known else ""
    query = asked.get("q", "").replace("\x00", "").strip()[:LONGEST]
    found = _seen_by(person, part, searched(query))
    # said the other way round: a list of kinds would lead a database away from the order of their ends
    off_the_page = [one.name for one in all_kinds() if not one.listed]
    found = found.filter(kind=kind) if kind else found.exclude(kind__in=off_the_page)
    found, key = _ordered(found, part, asked.get("after", ""))
    rows = list(
        found.select_related("unit").prefetch_related(
            Prefetch("asks", Ask.objects.filter(done_at=None).order_by("due_at", "pk")), "decisions"
        )[: ON_A_PAGE + 1]
    )
    more = ""
    if len(rows) > ON_A_PAGE:
        last = rows[ON_A_PAGE - 1]
        after = f"{getattr(last, key).isoformat()}~{last.pk}"
        more = urlencode({"show": part, "kind": kind, **({"q": query} if query else {}), "after": after})
    return Page([_row(one, person, now) for one in rows[:ON_A_PAGE]], part, kind, query, more)


def _seen_by(person: Person, part: str, wanted: Searched) -> MatterQuerySet:
    """What the person sees and searches for, in a form that stays quick whatever the city's past.

    1. Where few matters have one of the words: those, by their keys. What is open is little as well.
    2. Of what is ended: whoever sees few matters in all has those, by their keys.
    3. Whoever sees many finds thirty of them soon, going through the ended ones in their order and judging each. Said
       as a case, since a database that reads every part of the condition from its index first has them all to sort.
    """
    seen = visible_to(person)
    few: list[int] = []
    if part == "ended":
        few = list(Matter.objects.filter(seen).order_by().values_list("pk", flat=True)[: _FEW + 1])
    if wanted.keys is not None:
        return Matter.objects.filter(seen, wanted.having, pk__in=wanted.keys)
    if part == "open":
        return Matter.objects.filter(seen, wanted.having)
    if len(few) <= _FEW:
        return Matter.objects.filter(wanted.having, pk__in=few)
    judged = Case(
        When(wanted.having & seen, then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    return Matter.objects.filter(judged)


def kinds_of() -> list[Any]:
    """The kinds that the Decisions page lists."""
    return [one for one in all_kinds() if one.listed]


def due_of(asks: Sequence[Ask], now: dt.datetime) -> Due | None:
    """The nearest of the moments, with its source in words."""
    dated = [one for one in asks if one.due_at is not None]
    if not dated:
        return None
    first = min(dated, key=lambda one: one.due_at or _NEVER)
    return Due(first.due_at or _NEVER, source_words(first.term), first.is_late(now))


def history_of(matter: Matter) -> list[dict[str, Any]]:
    """The decisions in a matter for `decisions/_history.html`, the oldest first."""
    return [
        {"decision": one, "answer": gettext(matter.declared.word("answers", one.answer))}
        for one in matter.decisions.all()
    ]


def _ordered(found: MatterQuerySet, part: str, after: str) -> tuple[MatterQuerySet, str]:
    key, at, pk = ("ended_at" if part == "ended" else "opened_at"), *_key(after)
    if part == "ended":
        found = found.filter(ended_at__isnull=False).order_by("-ended_at", "-pk")
        # the first of the two bounds is what an index is entered by
        here = Q(ended_at__lte=at) & (Q(ended_at__lt=at) | Q(ended_at=at, pk__lt=pk))
    else:
        found = found.filter(ended_at__isnull=True).order_by("opened_at", "pk")
        here = Q(opened_at__gte=at) & (Q(opened_at__gt=at) | Q(opened_at=at, pk__gt=pk))
    return (found.filter(here) if at is not None else found), key


def _key(after: str) -> tuple[dt.datetime | None, int]:
    """What the address says; what cannot be read begins anew."""
    moment, _tilde, pk = after.partition("~")
    try:
        at = parse_datetime(moment)
    except ValueError:
        return None, 0
    if at is None or at.tzinfo is None or not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None, 0
    return at, int(pk)


def _row(matter: Matter, person: Person, now: dt.datetime) -> Row:
    asks = list(matter.asks.all())
    yours = any(one.person_id == person.pk for one in asks)
    return Row(matter, due_of(asks, now), yours, list(matter.decisions.all()))


_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
