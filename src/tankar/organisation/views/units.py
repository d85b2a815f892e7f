"""The units as a tree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tankar.organisation.access import may
from tankar.organisation.models import Unit
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["units"]


@dataclass(frozen=True)
class Branch:
    """One unit with the branches below it."""

    unit: Unit
    below: list[Branch]


@permission_required("organisation.view_people")
@require_http_methods(["GET"])
def units(request: PersonRequest) -> HttpResponse:
    """Names and sizes only, so everybody who may see any people sees the whole tree."""
    children: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in Unit.objects.annotate(size=Count("people")).order_by("name"):
        children[unit.parent_id].append(unit)

    def grow(parent: int | None) -> list[Branch]:
        return [Branch(unit, grow(unit.pk)) for unit in children[parent]]

    facts = {"branches": grow(None), "may_change": may(request.person, "organisation.manage_people")}
    return render(request, "organisation/units.html", facts)
