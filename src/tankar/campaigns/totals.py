"""What the units pay for advertising in a year. Sums of units, never of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, Count, F, Min, Q, Sum, When
from django.db.models.functions import Coalesce

from tankar.campaigns.models import Campaign
from tankar.organisation.models import Unit

__all__ = ["Totals", "UnitTotal", "totals_of"]

_NOTHING = Decimal(0)


@dataclass(frozen=True)
class UnitTotal:
    """One unit's year. `decided`: what it may cost at most; `paid`: what has been reported so far."""

    unit: Unit
    campaigns: int
    decided: Decimal
    paid: Decimal


@dataclass(frozen=True)
class Totals:
    """`years`: those of which there is anything, the latest first; the asked one is always among them."""

    year: int
    years: Sequence[int]
    rows: Sequence[UnitTotal]

    @property
    def decided(self) -> Decimal:
        return sum((one.decided for one in self.rows), _NOTHING)

    @property
    def paid(self) -> Decimal:
        return sum((one.paid for one in self.rows), _NOTHING)

    @property
    def campaigns(self) -> int:
        return sum(one.campaigns for one in self.rows)


def totals_of(year: int, this_year: int) -> Totals:
    """Campaigns and boosts that the city pays for, by the year in which they begin, really where that is known: three
    statements, however many. Each counts once, whole, in one year; its unit is the one that asked for it, wherever
    that unit or its people have moved since.

    What is reported counts as it cost, also among what was decided; a refused ad that cost nothing counts nothing.
    What had begun and was stopped by a no counts as it cost as well: nothing was decided, and the city pays.
    """
    began = Q(started_on__year=year) | Q(started_on=None, begins_on__year=year)
    approved = Campaign.objects.filter(began, state__in=Campaign.PAID)
    reported = Q(state=Campaign.State.REPORTED)
    counts = Case(When(reported, then=F("cost")), When(notified_at=None, then=_NOTHING), default=F("budget"))
    sums = {
        one["unit"]: one
        for one in approved.order_by()
        .values("unit")
        .annotate(number=Count("pk"), decided=Sum(counts), paid=Sum("cost", filter=reported))
    }
    rows = [
        UnitTotal(unit, one["number"], one["decided"] or _NOTHING, one["paid"] or _NOTHING)
        for unit in Unit.objects.filter(pk__in=sums)
        for one in [sums[unit.pk]]
    ]
    rows.sort(key=lambda one: one.unit.name.casefold())
    return Totals(year, _years(year, this_year), rows)


def _years(year: int, this_year: int) -> list[int]:
    approved = Campaign.objects.filter(state__in=Campaign.PAID)
    first = approved.aggregate(first=Min(Coalesce("started_on", "begins_on")))["first"]
    begin = min(first.year if first else this_year, this_year)
    return sorted({*range(max(begin, this_year - 9), this_year + 1), year}, reverse=True)
