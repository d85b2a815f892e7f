"""One question: the asker reads how it stands, whoever is asked answers it on one screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar import journal
from tankar.clearance.agenda.reading import matters_to_choose
from tankar.clearance.agenda.words import taken_up
from tankar.clearance.errors import Incomplete, NotAllowed, NotOpen
from tankar.clearance.models import Answer, Clearance, Paper
from tankar.clearance.questions.actions.answer import answer as give_answer
from tankar.clearance.questions.actions.assign import assign as assign_preparer
from tankar.clearance.questions.actions.pass_on import pass_on
from tankar.clearance.questions.actions.withdraw import withdraw as take_back
from tankar.clearance.questions.answering import answer_page, person_named, said_in
from tankar.clearance.questions.formal import formal_link, registry_phone
from tankar.clearance.questions.grounds import grounds_named
from tankar.clearance.questions.papers import opened
from tankar.clearance.questions.promises import came_after_meeting
from tankar.clearance.questions.reading import numbers_to_ring
from tankar.clearance.questions.views.finding import asked_as_the_other, question_for
from tankar.clearance.questions.words import headline, told
from tankar.clearance.routing import people_who_prepare
from tankar.journal.models import Entry
from tankar.organisation.access import may, today
from tankar.organisation.requests import PersonRequest, person_required
from tankar.vault.errors import VaultError
from tankar.work import clock

__all__ = ["answer", "assign", "paper", "show", "withdraw"]

LINES_OF_HISTORY = 20
_NOT_MINE = "not_mine"


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    """Whoever is both employee and elected, and asked as the other, is led to the choice (ELECT-10)."""
    if asked_as_the_other(request.person, public_id):
        messages.info(request, _("You asked this as the other of the two you are. Choose so to read it."))
        choice = urlencode({"next": request.path})
        return HttpResponseRedirect(f"{reverse('organisation:acting_as')}?{choice}")
    return _page(request, question_for(request.person, public_id))


@require_http_methods(["POST"])
@person_required
def answer(request: PersonRequest, public_id: str) -> HttpResponse:
    """`verdict` is one of the four answers, or `not_mine` with `to`: whose matter it is, "" for the registry."""
    clearance = question_for(request.person, public_id)

    def act(request: PersonRequest, clearance: Clearance) -> str:
        if request.POST.get("verdict") == _NOT_MINE:
            pass_on(request.person, clearance, person_named(request.POST.get("to", "")))
            messages.success(request, _("Passed on. Thank you for saying so."))
        else:
            give_answer(request.person, clearance, said_in(request.POST))
            messages.success(request, _("Your answer is sent. Whoever asked is told now."))
        return reverse("clearance:list")

    return _done(request, clearance, act)


@require_http_methods(["POST"])
@person_required
def assign(request: PersonRequest, public_id: str) -> HttpResponse:
    """`to`: who prepares it; `matter`: which one it is, if that is clear."""
    clearance = question_for(request.person, public_id)

    def act(request: PersonRequest, clearance: Clearance) -> str:
        preparer = person_named(request.POST.get("to", ""))
        if preparer is None:
            raise Incomplete({"to": _("Choose who prepares it. Nothing was sent.")})
        chosen = request.POST.get("matter", "")
        matters = matters_to_choose(request.person)
        assign_preparer(
            request.person,
            clearance,
            preparer,
            next((one for one in matters if one.public_id == chosen), None),
        )
        messages.success(request, _("The question is with whoever prepares it."))
        return reverse("clearance:list")

    return _done(request, clearance, act)


@require_http_methods(["POST"])
@person_required
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    """Nobody asks why."""
    clearance = question_for(request.person, public_id)

    def act(request: PersonRequest, clearance: Clearance) -> str:
        take_back(request.person, clearance)
        messages.success(request, _("The question is taken back. A photo in it is gone."))
        return reverse("clearance:list")

    return _done(request, clearance, act)


@require_http_methods(["GET"])
@person_required
def paper(request: PersonRequest, public_id: str) -> HttpResponse:
    """The photo, for whoever may read the question; kept in no cache."""
    clearance = question_for(request.person, public_id)
    kept = Paper.objects.filter(clearance=clearance).first()
    if kept is None:
        raise Http404(public_id)
    try:
        picture = opened(kept)
    except VaultError:
        raise Http404(public_id) from None
    headers = {
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(picture, content_type="image/jpeg", headers=headers)


def _done(
    request: PersonRequest, clearance: Clearance, act: Callable[[PersonRequest, Clearance], str]
) -> HttpResponse:
    try:
        return HttpResponseRedirect(act(request, clearance))
    except Incomplete as error:
        return _page(request, clearance, 422, faults=error.faults)
    except NotOpen:
        clearance.refresh_from_db()
        messages.info(request, _already(clearance))
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    visible = may(request.person, "clearance.view", clearance)
    there = (
        reverse("clearance:question", args=[clearance.public_id]) if visible else reverse("clearance:list")
    )
    return HttpResponseRedirect(there)


def _already(clearance: Clearance) -> str:
    if clearance.state == Clearance.State.WITHDRAWN:
        return _("The question was taken back meanwhile. Nothing was sent.")
    if clearance.state == Clearance.State.ANSWERED:
        return _("It was answered meanwhile, so nothing was changed. See below how it stands.")
    return _("It stands differently now, so nothing was changed. See below how it stands.")


def _page(request: PersonRequest, clearance: Clearance, status: int = 200, **more: Any) -> HttpResponse:
    person, now = request.person, clock.now()
    own = may(person, "clearance.withdraw", clearance)
    may_answer = may(person, "clearance.answer", clearance)
    answers = list(clearance.answers.select_related("answered_by"))
    entries = Entry.objects.about("clearance", clearance.public_id)[:LINES_OF_HISTORY]
    page: dict[str, Any] = {
        "clearance": clearance,
        "title": headline(clearance),
        "told": told(clearance, now),
        "own": own,
        "answers": [_shown(one) for one in reversed(answers)],
        "phones": numbers_to_ring(clearance, now, registry_phone()),
        "taken_up": taken_up(clearance.matter),
        "comes_late": may_answer and came_after_meeting(clearance, now),
        "public_now": clearance.matter is not None and clearance.matter.is_public_on(today()),
        "has_paper": Paper.objects.filter(clearance=clearance).exists(),
        "may_answer": may_answer,
        "may_assign": may(person, "clearance.assign", clearance),
        "history": [(entry.at, journal.sentence(entry)) for entry in entries],
        "formal": formal_link(clearance) if own else "",
        **more,
    }
    if may_answer:
        page["form"] = answer_page(clearance, request.POST, answers)
    if may_answer or page["may_assign"]:
        page["people"] = [one for one in people_who_prepare() if one.pk != clearance.preparer_id]
    if page["may_assign"]:
        page["matters"] = matters_to_choose(person)
    return render(request, "clearance/questions/question.html", page, status=status)


def _shown(answer: Answer) -> dict[str, Any]:
    return {"answer": answer, "grounds": grounds_named(answer.grounds)}
