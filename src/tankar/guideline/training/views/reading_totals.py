"""How many have read the version in force, by unit; late, one's own people who have not; when a module is needed."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tankar.guideline.models import GuidelineVersion, TrainingRule
from tankar.guideline.training.actions.ask_everybody import names_open
from tankar.guideline.training.actions.decide_rule import decide_rule
from tankar.guideline.training.errors import DayIsPast
from tankar.guideline.training.totals import elected_total, totals, unread_of
from tankar.organisation.access import communicates, may, units_of
from tankar.organisation.models import Unit
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.organisation.roles import Role

__all__ = ["reading_totals", "training_rule"]


class RuleForm(forms.Form):
    required_from = forms.DateField(
        label=gettext_lazy("The module comes before posting from"),
        help_text=gettext_lazy("Empty: it is asked for, and nobody is stopped."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


@require_http_methods(["GET"])
@permission_required("guideline.view_totals")
def reading_totals(request: PersonRequest) -> HttpResponse:
    return _page(request, RuleForm(initial={"required_from": TrainingRule.day()}), 200)


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
    return _page(request, form, 422)


def _page(request: PersonRequest, form: RuleForm, status: int) -> HttpResponse:
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
        "form": form,
    }
    return render(request, "guideline/training/totals.html", context, status=status)
