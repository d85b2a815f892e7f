"""One question: how it stands, what was said, and what this reader may do with it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.guideline.advice.actions import answer as answering
from tankar.guideline.advice.actions import ask as asking
from tankar.guideline.advice.errors import NobodyThere, NotOpen, NotTheirs, NoWords
from tankar.guideline.advice.words import told
from tankar.guideline.models import Advice
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["act", "show"]


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, _question(request.person, public_id))


@require_http_methods(["POST"])
@person_required
def act(request: PersonRequest, public_id: str) -> HttpResponse:
    """`act` is take, answer or ask (with `text`), pass (with `email`), back, or close."""
    advice = _question(request.person, public_id)
    acts: dict[str, Callable[[PersonRequest, Advice], str]] = {
        "take": _take,
        "answer": _answer,
        "pass": _pass,
        "back": _back,
        "ask": _ask,
        "close": _close,
    }
    wanted = request.POST.get("act", "")
    if wanted not in acts:
        return HttpResponseRedirect(reverse("guideline:advice", args=[public_id]))
    try:
        messages.success(request, acts[wanted](request, advice))
    except (NoWords, NobodyThere) as error:
        return _page(request, advice, 422, missing=wanted, error=str(error))
    except NotOpen as error:
        messages.info(request, str(error))
    except NotTheirs as error:
        raise PermissionDenied(str(error)) from None
    return HttpResponseRedirect(reverse("guideline:advice", args=[public_id]))


def _take(request: PersonRequest, advice: Advice) -> str:
    answering.take_up(request.person, advice)
    return _("You have it. The one who asked is told that a person has taken it up.")


def _answer(request: PersonRequest, advice: Advice) -> str:
    answering.answer(request.person, advice, request.POST.get("text", ""))
    return _("Your answer is sent.")


def _pass(request: PersonRequest, advice: Advice) -> str:
    answering.pass_on(request.person, advice, request.POST.get("email", ""))
    return _("It is passed to the spokesperson with its deadline. The one who asked knows.")


def _back(request: PersonRequest, advice: Advice) -> str:
    answering.give_back(request.person, advice)
    return _("Communications has it again.")


def _ask(request: PersonRequest, advice: Advice) -> str:
    asking.ask_on(request.person, advice, request.POST.get("text", ""))
    return _("Your question is sent. Only communications can read it.")


def _close(request: PersonRequest, advice: Advice) -> str:
    asking.close(request.person, advice)
    return _("It is closed.")


def _question(person: Person, public_id: str) -> Advice:
    """404 for what is not there and for what is none of theirs: neither tells of the other."""
    found = Advice.objects.select_related("asker", "asker__unit", "spokesperson")
    advice = found.filter(public_id=public_id.replace("\x00", "")).first()
    if advice is None or not may(person, "guideline.view_advice", advice):
        raise Http404(public_id)
    return advice


def _page(
    request: PersonRequest, advice: Advice, status: int = 200, missing: str = "", error: str = ""
) -> HttpResponse:
    person = request.person
    own = may(person, "guideline.own_advice", advice)
    context = {
        "advice": advice,
        "told": told(advice),
        "words": list(advice.words.all()),
        "own": own,
        "may_answer": may(person, "guideline.answer_advice", advice),
        "gives_back": advice.state == Advice.State.PASSED and advice.spokesperson_id == person.pk,
        "may_pass": advice.kind == Advice.Kind.JOURNALIST and advice.state != Advice.State.PASSED,
        "may_ask_on": own and advice.state == Advice.State.ANSWERED,
        "may_close": own and advice.state != Advice.State.CLOSED,
        "typed": request.POST.get("text", ""),
        "typed_email": request.POST.get("email", ""),
        "missing": missing,
        "error": error,
    }
    return render(request, "guideline/advice/question.html", context, status=status)
