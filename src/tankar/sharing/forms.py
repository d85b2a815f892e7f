"""The plain questions of sharing."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

__all__ = ["OfferForm"]


class OfferForm(forms.Form):
    until = forms.DateField(
        label=_("Last day on the page"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
