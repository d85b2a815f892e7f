"""The list: for communications what waits for an answer and what is under way; for everybody their own."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from tankar.content.models import Proposal
from tankar.content.proposals.reading import ProposalRow, rows_of, to_answer
from tankar.content.proposals.words import default_words
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["proposals"]

ON_A_PAGE = 30
_UNDER_WAY = (Proposal.State.MORE_INFO, Proposal.State.ACCEPTED, Proposal.State.PRODUCED)


@require_http_methods(["GET"])
@permission_required("content.propose")
def proposals(request: PersonRequest) -> HttpResponse:
    """`?before=` goes on in one's own; what waits stands on the first page alone. Nothing is counted by person."""
    person = request.person
    own = Proposal.objects.own_of(person).order_by("-id")
    before = request.GET.get("before", "")
    first = not (before.isascii() and before.isdigit() and len(before) < 19)
    if not first:
        own = own.filter(pk__lt=int(before))
    found = rows_of(own[: ON_A_PAGE + 1])
    page = {"own": found[:ON_A_PAGE], "more": _more(found), "first": first, "default_words": default_words()}
    if first and may(person, "content.answer_proposal"):
        under_way = Proposal.objects.visible_to(person).filter(state__in=_UNDER_WAY)
        page["waiting"] = to_answer(person)
        page["under_way"] = rows_of(
            under_way.exclude(requester=person).order_by("-changed_at", "-id")[:ON_A_PAGE]
        )
        page["answers"] = True
    return render(request, "content/proposals/proposals.html", page)


def _more(found: list[ProposalRow]) -> str:
    if len(found) <= ON_A_PAGE:
        return ""
    return f"{reverse('content:proposals')}?{urlencode({'before': found[ON_A_PAGE - 1].proposal.pk})}"
