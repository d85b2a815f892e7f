"""The list of people, searched by name and paged by key."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tankar.organisation.access import may, today, valid_on
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["people"]

_PAGE = 50


@permission_required("organisation.view_people")
@require_http_methods(["GET"])
def people(request: PersonRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    found = Person.objects.visible_to(request.person).named(words)
    last = found.filter(public_id=request.GET.get("after", "")).first()
    if last is not None:
        found = found.filter(search_name__gt=last.search_name)
    held_now = RoleAssignment.objects.filter(valid_on(today())).select_related("unit")
    rows = list(
        found.select_related("unit")
        .prefetch_related(Prefetch("assignments", held_now, to_attr="held_now"))
        .order_by("search_name")[: _PAGE + 1]
    )
    facts = {
        "people": rows[:_PAGE],
        "q": words,
        "after": rows[_PAGE - 1].public_id if len(rows) > _PAGE else "",
        "is_first": last is None,
        "may_invite": may(request.person, "organisation.invite_people"),
        "may_require_step": may(request.person, "organisation.require_second_step"),
        "may_add": may(request.person, "organisation.manage_people"),
    }
    return render(request, "organisation/people.html", facts)
