"""The form of a fact sheet: both languages side by side."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.clearance.facts.actions.write_sheet import SheetFacts
from tankar.clearance.models import FactSheet
from tankar.organisation.access import today
from tankar.organisation.models import Unit

__all__ = ["SheetForm"]

_HOLDS = dt.timedelta(days=180)


def _line(label: Any, language: str, most: int, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2, "lang": language})
    return forms.CharField(label=label, help_text=hint, max_length=most, required=False, widget=widget)


def _text(label: Any, language: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 6, "lang": language})
    return forms.CharField(label=label, max_length=4000, required=False, widget=widget)


class SheetForm(forms.Form):
    title_sv = _line(_("Title in Swedish"), "sv", 120)
    title_fi = _line(_("Title in Finnish"), "fi", 120)
    sentence_sv = _line(
        _("The fact in one sentence, in Swedish"), "sv", 300, _("As it can be used in an answer.")
    )
    sentence_fi = _line(_("The fact in one sentence, in Finnish"), "fi", 300)
    text_sv = _text(_("What lies behind it, in Swedish"), "sv")
    text_fi = _text(_("What lies behind it, in Finnish"), "fi")
    source = forms.CharField(
        label=_("Source"), help_text=_("Where it can be checked."), max_length=200, required=False
    )
    source_link = forms.URLField(
        label=_("Link to the source"), max_length=500, required=False, assume_scheme="https"
    )
    unit = forms.ChoiceField(label=_("Owner unit"))
    valid_until = forms.DateField(
        label=_("Valid until"),
        help_text=_("A week before, the owner is asked whether it still holds."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    is_public = forms.BooleanField(label=_("Everybody may read it, without signing in"), required=False)

    def __init__(self, data: Any = None, *, sheet: FactSheet | None = None, unit: Unit | None = None) -> None:
        filled: dict[str, Any] = {"valid_until": today() + _HOLDS}
        if sheet is not None:
            filled = {name: getattr(sheet, name) for name in (*FactSheet.WRITTEN, "valid_until", "is_public")}
            filled["valid_until"] = filled["valid_until"] or today() + _HOLDS
            unit = sheet.unit
        super().__init__(data, initial={**filled, "unit": unit.public_id if unit else ""})
        self.units = {one.public_id: one for one in Unit.objects.order_by("name")}
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, one.name) for key, one in self.units.items()]

    def facts(self) -> SheetFacts:
        said = self.cleaned_data
        return SheetFacts(
            written={name: said[name] for name in FactSheet.WRITTEN},
            unit=self.units.get(said["unit"]),
            valid_until=said["valid_until"],
            is_public=said["is_public"],
        )
