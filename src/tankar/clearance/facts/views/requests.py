"""Asking for a fact, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.clearance.agenda.reading import matters_to_choose
from tankar.clearance.errors import Incomplete, NotAllowed, NothingAsked, NotOpen
from tankar.clearance.facts.actions.ask_fact import ask_fact
from tankar.clearance.facts.actions.handle_request import begin_sheet, decline, pass_to_unit, send_back
from tankar.clearance.facts.telling import title_of
from tankar.clearance.facts.words import told
from tankar.clearance.forms import form_id
from tankar.clearance.hats import hats_of
from tankar.clearance.models import FactRequest
from tankar.organisation.access import may
from tankar.organisation.models import Unit, new_public_id
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["answer", "ask", "begin", "pass_on", "show"]


@require_http_methods(["GET", "POST"])
@permission_required("clearance.ask_fact")
def ask(request: PersonRequest) -> HttpResponse:
    """`?kind=misconception` begins with the other question."""
    typed = request.POST if request.method == "POST" else request.GET
    matters = matters_to_choose(request.person)
    kind = typed.get("kind", "")
    kind = kind if kind in FactRequest.Kind.values else FactRequest.Kind.FACT
    page: dict[str, Any] = {
        "typed": typed,
        "matters": matters,
        "kind": kind,
        "kinds": FactRequest.Kind.choices,
        "form_id": form_id(typed) or new_public_id(),
    }
    if request.method == "GET":
        return render(request, "clearance/facts/ask.html", page)
    matter = next((one for one in matters if one.public_id == typed.get("matter", "")), None)
    try:
        asked = ask_fact(
            request.person, typed.get("words", ""), kind=kind, matter=matter, public_id=form_id(typed)
        )
    except NothingAsked:
        page["missing"] = _("Write what you want to know. Nothing was sent.")
        return render(request, "clearance/facts/ask.html", page, status=422)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    messages.success(
        request, _("Sent. You are told when there is a fact sheet, and nobody is told who asked.")
    )
    return HttpResponseRedirect(reverse("clearance:fact_request", args=[asked.public_id]))


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, _found(request, public_id))


@require_http_methods(["POST"])
@person_required
def pass_on(request: PersonRequest, public_id: str) -> HttpResponse:
    """`unit`: who knows."""

    def act(asked: FactRequest) -> str:
        unit = Unit.objects.filter(public_id=request.POST.get("unit", "").replace("\x00", "")).first()
        if unit is None:
            raise Incomplete({"unit": _("Choose the unit that knows. Nothing was sent.")})
        pass_to_unit(request.person, asked, unit)
        messages.success(request, _("The unit is asked for a draft."))
        return reverse("clearance:facts")

    return _done(request, public_id, act)


@require_http_methods(["POST"])
@person_required
def begin(request: PersonRequest, public_id: str) -> HttpResponse:
    """To the draft: the one that is begun, or a new one."""

    def act(asked: FactRequest) -> str:
        return reverse("clearance:edit_fact", args=[begin_sheet(request.person, asked).public_id])

    return _done(request, public_id, act)


@require_http_methods(["POST"])
@person_required
def answer(request: PersonRequest, public_id: str) -> HttpResponse:
    """`answer` is back (the draft is not right yet) or decline, both with `reason`."""

    def act(asked: FactRequest) -> str:
        reason = request.POST.get("reason", "")
        if request.POST.get("answer") == "back":
            send_back(request.person, asked, reason)
            messages.success(request, _("The draft is with the unit again."))
        else:
            decline(request.person, asked, reason)
            messages.success(request, _("Declined. Whoever asked has been told why."))
        return reverse("clearance:facts")

    return _done(request, public_id, act)


def _found(request: PersonRequest, public_id: str) -> FactRequest:
    seen = FactRequest.objects.visible_to(request.person).select_related("unit", "sheet", "matter")
    asked = seen.filter(public_id=public_id.replace("\x00", "")).first()
    if asked is None:
        raise Http404(public_id)
    return asked


def _done(request: PersonRequest, public_id: str, act: Callable[[FactRequest], str]) -> HttpResponse:
    asked = _found(request, public_id)
    try:
        return HttpResponseRedirect(act(asked))
    except Incomplete as error:
        return _page(request, asked, 422, faults=error.faults)
    except NotOpen:
        messages.info(
            request, _("It stands differently now, so nothing was changed. See below how it stands.")
        )
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    return HttpResponseRedirect(reverse("clearance:fact_request", args=[public_id]))


def _page(request: PersonRequest, asked: FactRequest, status: int = 200, **more: Any) -> HttpResponse:
    person = request.person
    decides = asked.is_open and may(person, "clearance.publish_fact")
    page = {
        "asked": asked,
        "title": title_of(asked),
        "told": told(asked),
        "own": asked.asker_id == person.pk and asked.asked_as in hats_of(person),
        "may_draft": may(person, "clearance.handle_fact_request", asked),
        "decides": decides,
        "units": list(Unit.objects.order_by("name")) if decides else [],
        **more,
    }
    return render(request, "clearance/facts/request.html", page, status=status)
