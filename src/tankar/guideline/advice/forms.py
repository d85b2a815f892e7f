"""The form with which somebody asks communications."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.guideline.advice.errors import NoWords
from tankar.guideline.advice.moving import MOST_WORDS
from tankar.guideline.models import Advice

__all__ = ["AskForm"]


class AskForm(forms.Form):
    """`public_id`: drawn by the page, so that a form sent twice asks once."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Advice.Kind.choices,
        widget=forms.RadioSelect,
        initial=Advice.Kind.ADVICE,
    )
    text = forms.CharField(
        label=_("Your question"),
        help_text=_("As you would say it on the phone. Leave out what names a resident or a pupil."),
        error_messages={"required": NoWords.sentence},
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    wanted_by = forms.DateTimeField(
        label=_("The journalist's deadline"),
        help_text=_("Only for a journalist's question. It goes to the spokesperson with this deadline."),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    public_id = forms.RegexField(regex=r"^[\w-]{16}$", required=False, widget=forms.HiddenInput)
