"""How many have read the version in force, by unit; late, one's own people who have not; when a module is needed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.guideline.models import GuidelineVersion, TrainingRule
from tankar.guideline.training.actions.ask_everybody import names_open
from tankar.guideline.training.actions.decide_rule import decide_rule
from tankar.guideline.training.errors import DayIsPast
from tankar.guideline.training.forms import RuleForm, TermForm
from tankar.guideline.training.terms import current_term, default_term, term_total
from tankar.guideline.training.totals import elected_total, totals, unread_of
from tankar.organisation.access import communicates, may, today, units_of
from tankar.organisation.models import Unit
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.organisation.roles import Role

__all__ = ["reading_totals", "totals_page", "training_rule"]


@require_http_methods(["GET"])
@permission_required("guideline.view_totals")
def reading_totals(request: PersonRequest) -> HttpResponse:
    return totals_page(request)


@require_http_methods(["POST"])
@permission_required("guideline.decide_training")
def training_rule(request: PersonRequest) -> HttpResponse:
    form = RuleForm(request.POST)
    if form.is_valid():
        try:
            decide_rule(request.person, form.cleaned_data["required_from"])
        except DayIsPast as error:
            form.add_error("required_from", str(error))
        else:
            messages.success(request, _("It is decided. Whoever has done the module notices nothing."))
            return HttpResponseRedirect(reverse("guideline:totals"))
    return totals_page(request, 422, rule_form=form)


def totals_page(
    request: PersonRequest,
    status: int = 200,
    rule_form: RuleForm | None = None,
    term_form: TermForm | None = None,
) -> HttpResponse:
    """The page, with a form in which something is wrong where there is one."""
    person = request.person
    version = GuidelineVersion.objects.current()
    shown = (
        Unit.objects.all()
        if communicates(person)
        else units_of(person, Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)
    )
    opened = version is not None and names_open(version)
    own = units_of(person, Role.SUPERVISOR)
    context = {
        "version": version,
        "totals": totals(version, shown),
        "elected": elected_total(version) if communicates(person) else None,
        "names_open": opened,
        "unread": unread_of(version, own) if version and opened else [],
        "supervises": may(person, "guideline.view_unread"),
        "decides": may(person, "guideline.decide_training"),
        "required_from": TrainingRule.day(),
        "form": rule_form or RuleForm(initial={"required_from": TrainingRule.day()}),
        **_term(request, term_form),
    }
    return render(request, "guideline/training/totals.html", context, status=status)


def _term(request: PersonRequest, form: TermForm | None) -> dict[str, Any]:
    """For communications alone; whoever decides may note it."""
    if not communicates(request.person):
        return {}
    term = current_term()
    notes = may(request.person, "guideline.note_term")
    return {
        "shows_term": True,
        "term": term,
        "usual_term": default_term(today()),
        "term_total": term_total(term) if term else None,
        "term_form": (form or TermForm.begun()) if notes else None,
    }
