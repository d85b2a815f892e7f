"""One proposal: how it stands, and what this reader may do with it; communications' answer on one screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar import journal
from tankar.content.draft import draft_of
from tankar.content.errors import NotAllowed
from tankar.content.models import Proposal
from tankar.content.proposals.actions.accept_proposal import accept
from tankar.content.proposals.actions.answer_proposal import ask_more, decline
from tankar.content.proposals.actions.explain_proposal import explain as explain_proposal
from tankar.content.proposals.actions.withdraw_proposal import withdraw_proposal
from tankar.content.proposals.asking import assets_of
from tankar.content.proposals.errors import NotOpen, WordsMissing
from tankar.content.proposals.reading import common_channels, title_of, who_it_waits_on
from tankar.content.proposals.views.finding import proposal_for
from tankar.content.proposals.words import phrases_for, reason_from, told
from tankar.content.views.texts import text_parts
from tankar.journal.models import Entry
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["answer", "explain", "show", "withdraw"]

LINES_OF_HISTORY = 20


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    proposal = proposal_for(request.person, public_id)
    if proposal.state == Proposal.State.DRAFT:
        return HttpResponseRedirect(reverse("content:write_proposal", args=[public_id]))
    return _page(request, proposal)


@require_http_methods(["POST"])
@person_required
def answer(request: PersonRequest, public_id: str) -> HttpResponse:
    """`answer` is accept (with `channels`), ask (with `question`) or decline (with `phrase` and `reason`)."""
    proposal = proposal_for(request.person, public_id)
    acts = {"accept": _accept, "ask": _ask, "decline": _decline}
    act = acts.get(request.POST.get("answer", ""))
    if act is None:
        return HttpResponseRedirect(reverse("content:proposal", args=[public_id]))
    return _done(request, proposal, act)


@require_http_methods(["POST"])
@person_required
def explain(request: PersonRequest, public_id: str) -> HttpResponse:
    """The requester's answer to what communications asked."""
    proposal = proposal_for(request.person, public_id)

    def act(request: PersonRequest, proposal: Proposal) -> str:
        explain_proposal(request.person, proposal, request.POST.get("explanation", ""))
        messages.success(request, _("Your answer is sent. Communications has its days again."))
        return reverse("content:proposal", args=[public_id])

    return _done(request, proposal, act)


@require_http_methods(["POST"])
@person_required
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    """Nobody asks why."""
    proposal = proposal_for(request.person, public_id)

    def act(request: PersonRequest, proposal: Proposal) -> str:
        withdraw_proposal(request.person, proposal)
        messages.success(request, _("The proposal is withdrawn."))
        return reverse("content:proposals")

    return _done(request, proposal, act)


def _done(
    request: PersonRequest, proposal: Proposal, act: Callable[[PersonRequest, Proposal], str]
) -> HttpResponse:
    try:
        return HttpResponseRedirect(act(request, proposal))
    except WordsMissing:
        return _page(request, proposal, 422, words_missing=request.POST.get("answer", "explain"))
    except NotOpen as error:
        messages.info(request, _already(error.proposal))
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    return HttpResponseRedirect(reverse("content:proposal", args=[proposal.public_id]))


def _already(proposal: Proposal) -> str:
    if proposal.state == Proposal.State.WITHDRAWN:
        return _("The proposal was withdrawn meanwhile. Nothing was changed.")
    if proposal.is_answered:
        return _("It was answered already, so nothing was changed. See below how it stands.")
    return _("It stands differently now, so nothing was changed. See below how it stands.")


def _accept(request: PersonRequest, proposal: Proposal) -> str:
    wanted = set(request.POST.getlist("channels"))
    channels = [one for one in common_channels() if one.public_id in wanted]
    made = accept(request.person, proposal, channels)
    messages.success(
        request,
        _(
            "Here is a draft with text, pictures and sources. The one who suggested it knows; nothing is sent yet."
        ),
    )
    return reverse("content:write", args=[made.public_id])


def _ask(request: PersonRequest, proposal: Proposal) -> str:
    ask_more(request.person, proposal, request.POST.get("question", ""))
    messages.success(request, _("Your question is sent. It waits for the answer now."))
    return reverse("content:proposals")


def _decline(request: PersonRequest, proposal: Proposal) -> str:
    reason = reason_from(proposal.requester, request.POST.get("phrase", ""), request.POST.get("reason", ""))
    decline(request.person, proposal, reason)
    messages.success(request, _("Declined. The one who suggested it has been told why."))
    return reverse("content:proposals")


def _page(request: PersonRequest, proposal: Proposal, status: int = 200, **more: Any) -> HttpResponse:
    person = request.person
    wanted = list(proposal.channels.all())
    draft = draft_of(proposal.item) if proposal.item is not None else None
    entries = Entry.objects.about("proposal", proposal.public_id)[:LINES_OF_HISTORY]
    may_answer = may(person, "content.answer_proposal", proposal)
    page = {
        "proposal": proposal,
        "title": title_of(proposal),
        "told": told(proposal),
        "waits_on": who_it_waits_on(proposal),
        "own": proposal.requester_id == person.pk,
        "wanted": wanted,
        "draft": draft,
        "texts": [one for one in text_parts(draft) if not one.missing] if draft else [],
        "pictures": assets_of(proposal) if draft is None else [],
        "questions": list(proposal.questions.all()),
        "may_answer": may_answer,
        "may_edit": may(person, "content.edit_proposal", proposal),
        "sees_made": proposal.made is not None and may(person, "content.view", proposal.made),
        "too_late": proposal.useful_until is not None and proposal.useful_until < today(),
        "history": [(entry.at, journal.sentence(entry)) for entry in entries],
        **more,
    }
    if may_answer:
        page["channels"] = [(one, one in wanted) for one in common_channels()]
        page["phrases"] = phrases_for(proposal.requester)
    return render(request, "content/proposals/proposal.html", page, status=status)
