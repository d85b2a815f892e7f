"""The form with which the city puts its own text in place. What is refused, the action says."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.guideline.errors import NoSource, NoText

__all__ = ["TextForm"]


class TextForm(forms.Form):
    """Text, source and standing of one rule in one language.

    An empty field is refused in the action's own sentence, so that page and action speak alike.
    """

    text = forms.CharField(
        label=_("Text of the rule"),
        error_messages={"required": NoText.sentence},
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    source = forms.CharField(
        label=_("Source"),
        error_messages={"required": NoSource.sentence},
        max_length=300,
        help_text=_("Where the text comes from, for example a decision and its date."),
    )
    official = forms.BooleanField(
        label=_("This is the city's official text"),
        required=False,
        help_text=_("Otherwise readers are told that it is a translation made for this application."),
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)
