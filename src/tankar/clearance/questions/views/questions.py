"""The list: what waits for the reader, and what they have asked themselves."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from tankar.clearance.models import Clearance
from tankar.clearance.questions.permissions import answering_for
from tankar.clearance.questions.reading import Totals, rows_of, to_do, totals
from tankar.clearance.questions.words import headline
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.work import clock

__all__ = ["questions"]

ON_A_PAGE = 30


@require_http_methods(["GET"])
@permission_required("clearance.ask")
def questions(request: PersonRequest) -> HttpResponse:
    """`?before=` goes on in one's own; what waits stands on the first page alone. Nothing is counted by person."""
    person = request.person
    own = Clearance.objects.own_of(person).order_by("-id")
    before = request.GET.get("before", "")
    first = not (before.isascii() and before.isdigit() and len(before) < 19)
    if not first:
        own = own.filter(pk__lt=int(before))
    found = rows_of(own[: ON_A_PAGE + 1])
    page = {
        "own": [(one, headline(one)) for one in found[:ON_A_PAGE]],
        "more": _more(found),
        "first": first,
        "keeps_matters": may(person, "clearance.keep_matter"),
    }
    if first:
        answered = Clearance.objects.filter(answering_for(person), state=Clearance.State.ANSWERED)
        page["waiting"] = [(one, headline(one)) for one in to_do(person)]
        page["standing"] = [
            (one, headline(one)) for one in rows_of(answered.order_by("-changed_at", "-id")[:10])
        ]
        page["totals"] = _totals() if may(person, "clearance.read_totals") else None
    return render(request, "clearance/questions/questions.html", page)


def _totals() -> Totals | None:
    """A year is counted once an hour, however many read it."""
    return cache.get_or_set("clearance.totals", lambda: totals(clock.now()), 3600)


def _more(found: list[Clearance]) -> str:
    if len(found) <= ON_A_PAGE:
        return ""
    return f"{reverse('clearance:list')}?{urlencode({'before': found[ON_A_PAGE - 1].pk})}"
