"""The list of fact sheets, and one of them; a public one for everybody."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from tankar.clearance.facts.promises import sheet_kept_until
from tankar.clearance.facts.reading import expired_for, open_requests, sheets_for
from tankar.clearance.facts.telling import title_of
from tankar.clearance.hats import hats_of
from tankar.clearance.models import FactRequest, FactSheet
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["sheet", "sheets"]

ON_A_PAGE = 30


@require_http_methods(["GET"])
@permission_required("clearance.ask_fact")
def sheets(request: PersonRequest) -> HttpResponse:
    """`?q=` finds by words in either language, `?before=` goes on; what waits stands on the first page alone.

    `?show=expired`: what held once, for as long as it is kept readable.
    """
    person, query = request.person, request.GET.get("q", "")
    expired = request.GET.get("show") == "expired"
    found = expired_for(person, query) if expired else sheets_for(person, query).order_by("-id")
    before = request.GET.get("before", "")
    first = not (before.isascii() and before.isdigit() and len(before) < 19)
    if not first:
        found = found.filter(pk__lt=int(before))
    rows = list(found[: ON_A_PAGE + 1])
    more = ""
    if len(rows) > ON_A_PAGE:
        asked = {
            "q": query,
            "before": str(rows[ON_A_PAGE - 1].pk),
            **({"show": "expired"} if expired else {}),
        }
        more = f"{reverse('clearance:facts')}?{urlencode(asked)}"
    page: dict[str, Any] = {"sheets": rows[:ON_A_PAGE], "more": more, "query": query, "expired": expired}
    if first and not query and not expired:
        own = FactRequest.objects.filter(asker=person, asked_as__in=hats_of(person)).order_by("-id")[:10]
        page["own"] = [(one, title_of(one)) for one in own]
        page["writes"] = may(person, "clearance.publish_fact")
        if may(person, "clearance.draft_fact"):
            page["waiting"] = [(one, title_of(one)) for one in open_requests(person)]
            resting = FactSheet.objects.drafted_by(person).exclude(
                state=FactSheet.State.PUBLISHED, valid_until__gte=today()
            )
            page["resting"] = list(resting.select_related("unit").order_by("-id")[:20])
    return render(request, "clearance/facts/sheets.html", page)


@require_http_methods(["GET"])
def sheet(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """A public sheet is for everybody, without signing in; every other one for staff and elected officials."""
    found = FactSheet.objects.select_related("unit").filter(public_id=public_id.replace("\x00", "")).first()
    person = getattr(request, "person", None)
    if person is None and found is not None and _is_open(found):
        return render(request, "clearance/facts/public_sheet.html", {"sheet": found})
    return _for_person(request, public_id)


@permission_required("clearance.ask_fact")
def _for_person(request: PersonRequest, public_id: str) -> HttpResponse:
    seen = FactSheet.objects.visible_to(request.person).select_related("unit")
    found = seen.filter(public_id=public_id.replace("\x00", "")).first()
    if found is None:
        raise Http404(public_id)
    is_kept = found.state == FactSheet.State.EXPIRED and found.valid_until is not None
    page = {
        "sheet": found,
        "kept_until": sheet_kept_until(found.valid_until) if is_kept and found.valid_until else None,
        "holds": found.state == FactSheet.State.PUBLISHED and _valid(found),
        "may_edit": may(request.person, "clearance.draft_fact", found),
        "may_withdraw": may(request.person, "clearance.publish_fact", found),
    }
    return render(request, "clearance/facts/sheet.html", page)


def _is_open(found: FactSheet) -> bool:
    return found.is_public and found.state == FactSheet.State.PUBLISHED and _valid(found)


def _valid(found: FactSheet) -> bool:
    return found.valid_until is not None and found.valid_until >= today()
