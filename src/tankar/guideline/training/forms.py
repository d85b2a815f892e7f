"""What is filled in about reading and learning."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.guideline.training.terms import current_term, default_term
from tankar.organisation.access import today

__all__ = ["RuleForm", "TermForm"]


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RuleForm(forms.Form):
    required_from = forms.DateField(
        label=_("The module comes before posting from"),
        help_text=_("Empty: it is asked for, and nobody is stopped."),
        required=False,
        widget=_day(),
    )


class TermForm(forms.Form):
    first_day = forms.DateField(label=_("First day of the council's term"), widget=_day())
    last_day = forms.DateField(label=_("Last day of the term"), widget=_day())

    @classmethod
    def begun(cls) -> TermForm:
        """With the term that holds; where none is noted, with the usual days."""
        term = current_term()
        first, last = (term.first_day, term.last_day) if term else default_term(today())
        return cls(initial={"first_day": first, "last_day": last})
