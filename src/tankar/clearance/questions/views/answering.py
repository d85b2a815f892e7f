"""One question as it is answered, on one screen; and as the registry finds out whose it is."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.clearance.agenda.reading import matters_to_choose
from tankar.clearance.errors import Incomplete, NotAllowed, NotOpen
from tankar.clearance.models import Clearance
from tankar.clearance.questions.actions.answer import answer as give_answer
from tankar.clearance.questions.actions.answer import says_the_same
from tankar.clearance.questions.actions.assign import assign as assign_preparer
from tankar.clearance.questions.actions.pass_on import pass_on
from tankar.clearance.questions.answering import person_named, said_in
from tankar.clearance.questions.page import kept_page, question_page, seen_of
from tankar.clearance.questions.views.finding import question_for
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["answer", "assign"]

_NOT_MINE = "not_mine"


@require_http_methods(["POST"])
@person_required
def answer(request: PersonRequest, public_id: str) -> HttpResponse:
    """`verdict` is one of the four answers, or `not_mine` with `to`: whose matter it is, "" for the registry.

    `seen`: the question as the form showed it. Has it moved since, nothing is sent and nothing is lost.
    """
    try:
        clearance = question_for(request.person, public_id)
    except Http404:
        return kept_page(request)
    try:
        if request.POST.get("seen", "") not in ("", seen_of(clearance)):
            raise NotOpen(clearance)
        if request.POST.get("verdict") == _NOT_MINE:
            pass_on(request.person, clearance, person_named(request.POST.get("to", "")))
            messages.success(request, _("Passed on. Thank you for saying so."))
        else:
            give_answer(request.person, clearance, said_in(request.POST))
            messages.success(request, _("Your answer is sent. Whoever asked is told now."))
    except Incomplete as error:
        return question_page(request, clearance, 422, faults=error.faults)
    except NotOpen:
        return _meanwhile(request, clearance)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    return HttpResponseRedirect(reverse("clearance:list"))


def _meanwhile(request: PersonRequest, clearance: Clearance) -> HttpResponse:
    """Sent twice, or somebody else was faster: said in a sentence, with what was written still there."""
    clearance.refresh_from_db()
    person = request.person
    last = clearance.answers.last()
    if last is not None and last.answered_by_id == person.pk and says_the_same(last, said_in(request.POST)):
        messages.info(request, _("Your answer was sent already. It counts once."))
        return HttpResponseRedirect(reverse("clearance:list"))
    if not may(person, "clearance.answer", clearance):
        return kept_page(request)
    if clearance.state == Clearance.State.ANSWERED:
        sentence = _("It was answered while you wrote. Nothing is lost.")
    else:
        sentence = _("The question has moved while you wrote. Nothing is lost.")
    return question_page(request, clearance, 409, meanwhile=sentence)


@require_http_methods(["POST"])
@person_required
def assign(request: PersonRequest, public_id: str) -> HttpResponse:
    """`to`: who prepares it; `matter`: which one it is, if that is clear."""
    try:
        clearance = question_for(request.person, public_id)
    except Http404:
        return kept_page(request)
    preparer = person_named(request.POST.get("to", ""))
    if preparer is None:
        faults = {"to": _("Choose who prepares it. Nothing was sent.")}
        return question_page(request, clearance, 422, faults=faults)
    chosen = request.POST.get("matter", "")
    matter = next((one for one in matters_to_choose(request.person) if one.public_id == chosen), None)
    try:
        assign_preparer(request.person, clearance, preparer, matter)
    except NotOpen:
        return kept_page(request)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    messages.success(request, _("The question is with whoever prepares it."))
    return HttpResponseRedirect(reverse("clearance:list"))
