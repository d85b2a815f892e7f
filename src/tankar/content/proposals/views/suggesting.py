"""Suggesting: an idea of one's own, saved as one writes, or an item from the composer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tankar.content.actions.media.take_files import own_photo
from tankar.content.draft import draft_of
from tankar.content.errors import NotADraft, NotAllowed, PictureRefused, TooManyMedia
from tankar.content.keeping import may_become_an_item
from tankar.content.media import take_in
from tankar.content.models import Item, Proposal
from tankar.content.proposals.actions.keep_proposal import keep_proposal
from tankar.content.proposals.actions.pictures import add_picture, remove_picture
from tankar.content.proposals.actions.propose_item import propose_item
from tankar.content.proposals.actions.submit_proposal import submit_proposal
from tankar.content.proposals.asking import faults_in, page_of, questions_of
from tankar.content.proposals.beside import beside
from tankar.content.proposals.errors import NothingProposed, NotOpen, ProposedAlready
from tankar.content.proposals.facts import facts_from
from tankar.content.proposals.reading import common_channels
from tankar.content.proposals.views.finding import proposal_for
from tankar.content.views.finding import item_for
from tankar.interface import times
from tankar.organisation.access import may
from tankar.organisation.models import Person, new_public_id
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["propose", "proposed", "save", "start", "write"]


@require_http_methods(["GET"])
@permission_required("content.propose")
def start(request: PersonRequest) -> HttpResponse:
    """A new one under a freshly drawn id; nothing is stored before the first save."""
    return _form(request, Proposal(public_id=new_public_id(), requester=request.person))


@require_http_methods(["GET", "POST"])
@person_required
def write(request: PersonRequest, public_id: str) -> HttpResponse:
    """The page; a POST is its form: kept first, then sent, or a picture added or taken away."""
    proposal = _to_write(request.person, public_id, request.method == "POST")
    there = HttpResponseRedirect(reverse("content:proposal", args=[public_id]))
    if proposal is not None and proposal.state != Proposal.State.DRAFT:
        return there
    if request.method != "POST":
        assert proposal is not None
        return _form(request, proposal)
    try:
        proposal = keep_proposal(request.person, public_id, facts_from(request.POST))
        refusals = _pictures(request, proposal)
        if request.POST.get("act") == "send":
            return _sent(request, proposal)
    except NotOpen:
        messages.info(request, _("It was sent already. See below how it stands."))
        return there
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    if request.headers.get("HX-Request") == "true":
        page = page_of(proposal, request.POST, refusals=refusals)
        response = render(request, "content/proposals/_pictures.html", page)
        response["HX-Replace-Url"] = reverse("content:write_proposal", args=[public_id])
        return response
    if refusals:
        return _form(request, proposal, 422, refusals=refusals)
    return HttpResponseRedirect(reverse("content:write_proposal", args=[public_id]))


@require_http_methods(["POST"])
@person_required
def save(request: PersonRequest, public_id: str) -> HttpResponse:
    """Autosave: JSON {saved}; 409 when it was sent meanwhile."""
    _to_write(request.person, public_id, new_allowed=True)
    try:
        proposal = keep_proposal(request.person, public_id, facts_from(request.POST))
    except NotOpen as error:
        return render(
            request, "content/proposals/_sent_meanwhile.html", {"proposal": error.proposal}, status=409
        )
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    return JsonResponse({"saved": times.clock_words(proposal.changed_at)})


def _sent(request: PersonRequest, proposal: Proposal) -> HttpResponse:
    if faults := faults_in(request.POST):
        return _form(request, proposal, 422, faults=faults)
    try:
        submit_proposal(request.person, proposal)
    except NothingProposed:
        missing = {"words": _("Write a few words, or add a picture. Nothing was sent yet.")}
        return _form(request, proposal, 422, faults=missing)
    return _thanked(request, proposal)


def _thanked(request: PersonRequest, proposal: Proposal) -> HttpResponse:
    messages.success(request, _("Sent to communications. You are told when there is an answer."))
    return HttpResponseRedirect(reverse("content:proposal", args=[proposal.public_id]))


@require_http_methods(["GET", "POST"])
@person_required
def propose(request: PersonRequest, public_id: str) -> HttpResponse:
    """From the composer: a few plain questions about the item, then it goes to communications."""
    item = item_for(request.person, public_id, "content.edit")
    if not may(request.person, "content.propose"):
        raise PermissionDenied("content.propose")
    if standing := item.proposals.open().first():
        return HttpResponseRedirect(reverse("content:proposal", args=[standing.public_id]))
    if request.method != "POST":
        return _item_form(request, item)
    facts = facts_from(request.POST)
    if faults := faults_in(request.POST):
        return _item_form(request, item, 422, faults=faults)
    chosen = [one for one in common_channels() if one.public_id in (facts.channels or ())]
    try:
        return _thanked(request, propose_item(request.person, item, facts, chosen))
    except ProposedAlready as error:
        return HttpResponseRedirect(reverse("content:proposal", args=[error.proposal.public_id]))
    except NothingProposed:
        messages.warning(request, _("Write the text first, then it can be suggested. Nothing was sent."))
    except NotADraft:
        messages.warning(
            request, _("This cannot be suggested as it stands: begin writing first. Nothing was sent.")
        )
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    return HttpResponseRedirect(reverse("content:write", args=[public_id]))


@require_http_methods(["GET"])
@person_required
def proposed(request: PersonRequest, public_id: str) -> HttpResponse:
    """A part of the composer: that the item was suggested, or made of a proposal; or the way to suggest it."""
    item = item_for(request.person, public_id)
    page = {"item": item, "proposal": beside(request.person, item)}
    return render(request, "content/proposals/_proposed.html", page)


def _to_write(person: Person, public_id: str, new_allowed: bool) -> Proposal | None:
    try:
        return proposal_for(person, public_id, "content.edit_proposal")
    except Http404:
        if not (new_allowed and may_become_an_item(public_id) and may(person, "content.propose")):
            raise
        if Proposal.objects.filter(public_id=public_id).exists():
            # the autosave of this very page may have made it between the two looks; another's is still not there
            return proposal_for(person, public_id, "content.edit_proposal")
        return None


def _pictures(request: PersonRequest, proposal: Proposal) -> list[str]:
    """Take the form's pictures in, or one away; says why one was not taken, a sentence each."""
    act, _colon, picture = request.POST.get("act", "").partition(":")
    if act == "remove_picture":
        remove_picture(request.person, proposal, picture)
    refusals = []
    for file in request.FILES.getlist("picture"):
        if refusal := _taken_in(request.person, proposal, file):
            refusals.append(refusal)
    return refusals


def _taken_in(person: Person, proposal: Proposal, file: File[bytes]) -> str:
    try:
        add_picture(person, proposal, take_in(file), own_photo(person))
    except PictureRefused as error:
        return error.sentence
    except TooManyMedia as error:
        return ngettext(
            "A proposal takes at most %(most)s picture. The others were left out; tell about them in the text.",
            "A proposal takes at most %(most)s pictures. The others were left out; tell about them in the text.",
            error.most,
        ) % {"most": error.most}
    return ""


def _form(request: PersonRequest, proposal: Proposal, status: int = 200, **more: Any) -> HttpResponse:
    page = page_of(proposal, request.POST, **more)
    return render(request, "content/proposals/write.html", page, status=status)


def _item_form(request: PersonRequest, item: Item, status: int = 200, **more: Any) -> HttpResponse:
    page = {"item": item, "draft": draft_of(item), "words": request.POST.get("words", "")}
    questions = questions_of(Proposal(), request.POST)
    return render(request, "content/proposals/propose.html", {**page, **questions, **more}, status=status)
