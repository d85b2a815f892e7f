"""Ask, in a minute on a phone: what, which matter, by when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.clearance.agenda.reading import matters_to_choose
from tankar.clearance.agenda.words import taken_up
from tankar.clearance.errors import NotAllowed, NothingAsked, PaperRefused
from tankar.clearance.forms import form_id
from tankar.clearance.hats import hat_of
from tankar.clearance.models import AgendaMatter, Clearance
from tankar.clearance.questions.actions.ask import Question
from tankar.clearance.questions.actions.ask import ask as ask_question
from tankar.clearance.questions.papers import take_photo
from tankar.organisation.access import today
from tankar.organisation.models import new_public_id
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.work import clock

__all__ = ["ask"]

_UNKNOWN = "unknown"
_is_address = URLValidator(schemes=("http", "https"))


@require_http_methods(["GET", "POST"])
@permission_required("clearance.ask")
def ask(request: PersonRequest) -> HttpResponse:
    """`?matter=` chooses one beforehand, as a link from the list of matters does."""
    matters = matters_to_choose(request.person)
    if request.method == "GET":
        return _form(request, matters, request.GET)
    typed = request.POST
    faults: dict[str, str] = {}
    question = _question(request, matters, faults)
    if not faults:
        before = Clearance.objects.own_of(request.person).filter(public_id=form_id(typed)).exists()
        try:
            asked = ask_question(request.person, question, form_id(typed))
        except NothingAsked:
            faults["words"] = _(
                "Write what you want to share, give an address, or take a photo. Nothing was sent."
            )
        except NotAllowed as error:
            raise PermissionDenied(error.permission) from None
        else:
            _say_what_was_sent(request, before, asked.public_id == form_id(typed))
            return HttpResponseRedirect(reverse("clearance:question", args=[asked.public_id]))
    return _form(request, matters, typed, faults, status=422)


def _say_what_was_sent(request: PersonRequest, before: bool, same: bool) -> None:
    """`before`: this form was sent before; `same`: with the same words."""
    if not before:
        messages.success(request, _("Your question is sent. You are told when there is an answer."))
    elif same:
        messages.info(request, _("You have sent this question already. It was sent once."))
    else:
        messages.success(
            request,
            _(
                "Sent as a new question. The one you sent before stands too: take it back if it is not needed."
            ),
        )


def _question(request: PersonRequest, matters: list[AgendaMatter], faults: dict[str, str]) -> Question:
    """What the form says; puts what has to be put right into `faults`."""
    typed = request.POST
    link = typed.get("link", "").strip()
    if link and not _address(link):
        faults["link"] = _("This is no address of a page. Copy it from the browser, or leave it empty.")
    chosen = typed.get("matter", "")
    matter = next((one for one in matters if one.public_id == chosen), None)
    if matter is None and chosen != _UNKNOWN:
        faults["matter"] = _("Choose the matter, or say that you do not know it.")
    need = typed.get("need", "")
    paper = b""
    if file := request.FILES.get("paper"):
        try:
            paper = take_photo(file)
        except PaperRefused as error:
            faults["paper"] = error.sentence
    urgent = need == Clearance.Need.URGENT
    return Question(
        words=typed.get("words", ""),
        link=link,
        matter=matter,
        need=Clearance.Need.URGENT if urgent else Clearance.Need.USUAL,
        paper=paper,
    )


def _is_near(matter: AgendaMatter, day: dt.date) -> bool:
    """Is it decided within a week?"""
    return matter.meets_on is not None and day <= matter.meets_on <= day + dt.timedelta(days=7)


def _address(link: str) -> bool:
    try:
        _is_address(link)
    except ValidationError:
        return False
    return len(link) <= 500


def _groups(
    matters: list[AgendaMatter], now: dt.datetime
) -> list[tuple[str, list[tuple[AgendaMatter, str]]]]:
    """What is still to be taken up, the nearest first; what has no day; what has been taken up."""
    coming = [one for one in matters if one.meets_on is not None and not one.has_begun(now)]
    found = {
        _("Taken up soon"): sorted(coming, key=lambda one: one.meets_on or dt.date.max),
        _("Day not known"): [one for one in matters if one.meets_on is None],
        _("Taken up already"): [one for one in matters if one.has_begun(now)],
    }
    return [(label, [(one, taken_up(one)) for one in rows]) for label, rows in found.items() if rows]


def _form(
    request: PersonRequest,
    matters: list[AgendaMatter],
    typed: QueryDict,
    faults: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    now = clock.now()
    page: dict[str, Any] = {
        "typed": typed,
        "chosen": typed.get("matter", ""),
        "urgent": typed.get("need", "") == Clearance.Need.URGENT,
        "faults": faults or {},
        "form_id": form_id(typed) or new_public_id(),
        "elected": hat_of(request.person) == "elected",
        "groups": _groups(matters, now),
        "phones": [
            one
            for one in matters
            if one.number and one.preparer and _is_near(one, today()) and not one.has_begun(now)
        ],
        "unknown": _UNKNOWN,
    }
    return render(request, "clearance/questions/ask.html", page, status=status)
