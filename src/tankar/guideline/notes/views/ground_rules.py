"""The ground rules of one's own unit and those above it; their head writes them here."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.guideline.models import GroundRules
from tankar.guideline.notes.actions.write_ground_rules import write_ground_rules
from tankar.guideline.notes.errors import RulesMissing
from tankar.organisation.access import may, units_of
from tankar.organisation.models import Person, Unit
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.organisation.roles import Role
from tankar.organisation.tree import read_tree

__all__ = ["ground_rules", "write"]


class RulesForm(forms.Form):
    text_sv = forms.CharField(
        label=gettext_lazy("In Swedish"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "sv"}),
    )
    text_fi = forms.CharField(
        label=gettext_lazy("In Finnish"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "fi"}),
    )


@require_http_methods(["GET"])
@permission_required("guideline.read_ground_rules")
def ground_rules(request: PersonRequest) -> HttpResponse:
    person = request.person
    above = read_tree().above(person.unit_id) if person.unit_id else []
    own = _newest(person, above)
    led = list(units_of(person, Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT).order_by("name")[:100])
    return render(
        request,
        "guideline/notes/ground_rules.html",
        {"own": [(one, *_words(one)) for one in own], "led": led, "unit": person.unit},
    )


@require_http_methods(["GET", "POST"])
@permission_required("guideline.write_ground_rules")
def write(request: PersonRequest, public_id: str) -> HttpResponse:
    unit = Unit.objects.filter(public_id=public_id.replace("\x00", "")).first()
    if unit is None or not may(request.person, "guideline.write_ground_rules", unit):
        raise Http404(public_id)
    standing = GroundRules.objects.filter(unit=unit).order_by("-id").first()
    initial = {"text_sv": standing.text_sv, "text_fi": standing.text_fi} if standing else {}
    form = RulesForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            write_ground_rules(
                request.person, unit, form.cleaned_data["text_sv"], form.cleaned_data["text_fi"]
            )
        except RulesMissing as error:
            form.add_error("text_sv", str(error))
        else:
            messages.success(
                request, _("The ground rules are saved with today's date. Your unit can read them.")
            )
            return HttpResponseRedirect(reverse("guideline:ground_rules"))
    context = {"unit": unit, "form": form, "standing": standing}
    return render(
        request, "guideline/notes/write_ground_rules.html", context, status=422 if form.errors else 200
    )


def _newest(person: Person, units: list[int]) -> list[GroundRules]:
    """One of each unit, the nearest first."""
    rows = (
        GroundRules.objects.readable_by(person)
        .filter(unit_id__in=units)
        .select_related("unit")
        .order_by("id")
    )
    newest = {row.unit_id: row for row in rows}
    return [newest[unit] for unit in units if unit in newest]


def _words(rules: GroundRules) -> tuple[str, str]:
    """The text in the reader's language where there is one, and which language it is."""
    first = "fi" if get_language() == "fi" else "sv"
    texts = {"sv": rules.text_sv, "fi": rules.text_fi}
    language = first if texts[first] else ("sv" if first == "fi" else "fi")
    return texts[language], language
