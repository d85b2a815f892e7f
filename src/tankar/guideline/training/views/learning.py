"""The modules, and one module: a situation, a choice, what the guideline says. Choices are shown and forgotten."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.guideline.models import Training, TrainingRule
from tankar.guideline.training.actions.learn import go_on, start_again
from tankar.guideline.training.situations import MODULES, Module, module
from tankar.guideline.training.standing import standings
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["CHOICE", "learn", "modules"]

# named so that no form kept over the end of a session holds it (`organisation.requests`)
CHOICE = "unkept-choice"


@require_http_methods(["GET"])
@permission_required("guideline.learn")
def modules(request: PersonRequest) -> HttpResponse:
    language = get_language() or "sv"
    context = {
        "standings": [(one, one.module.title[language]) for one in standings(request.person)],
        "required_from": TrainingRule.day(),
        "sees_totals": may(request.person, "guideline.view_totals"),
    }
    return render(request, "guideline/training/modules.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("guideline.learn")
def learn(request: PersonRequest, slug: str) -> HttpResponse:
    """`CHOICE` shows what the guideline says; `next` (the step that is behind) goes on; `again` begins anew."""
    found = _module(slug)
    step = request.POST.get("next", "")
    if "again" in request.POST:
        start_again(request.person, slug)
    elif step.isascii() and step.isdigit() and int(step) < len(found.situations):
        row = go_on(request.person, slug, int(step))
        if row.step == 0 and int(step) + 1 == len(found.situations):
            messages.success(request, _("Done. It is noted that you have done it; your answers are not."))
            return HttpResponseRedirect(reverse("guideline:learn"))
    else:
        return _page(request, found, request.POST.get(CHOICE, ""))
    return HttpResponseRedirect(reverse("guideline:module", args=[slug]))


def _module(slug: str) -> Module:
    if slug not in MODULES:
        raise Http404(slug)
    return module(slug)


def _page(request: PersonRequest, found: Module, choice: str) -> HttpResponse:
    row = Training.objects.filter(person=request.person, module=found.slug).first()
    step = min(row.step if row else 0, len(found.situations) - 1)
    situation, language = found.situations[step], get_language() or "sv"
    told = situation.told[language]
    chosen = (
        int(choice) if choice.isascii() and choice.isdigit() and int(choice) < len(told.choices) else None
    )
    context = {
        "module": found,
        "title": found.title[language],
        "step": step,
        "number": step + 1,
        "steps": len(found.situations),
        "told": told,
        "choices": list(enumerate(told.choices)),
        "chosen": chosen,
        "right": chosen == situation.best,
        "best": told.choices[situation.best],
        "cites": situation.cites,
        "unanswered": request.method == "POST" and chosen is None,
    }
    return render(request, "guideline/training/module.html", context)
