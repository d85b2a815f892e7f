"""The form with which the city puts its own text in place. What is refused, the action says."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

__all__ = ["TextForm"]


class TextForm(forms.Form):
    """Text, source and standing of one rule in one language.

    Fields are not required here: the action refuses an empty one in a sentence, whoever calls it.
    """

    text = forms.CharField(
        label=_("Text of the rule"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=300,
        help_text=_("Where the text comes from, for example a decision and its date."),
    )
    official = forms.BooleanField(
        label=_("This is the city's official text"),
        required=False,
        help_text=_("Otherwise readers are told that it is a translation made for this application."),
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)
