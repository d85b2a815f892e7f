"""What people enter about a channel's numbers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.insights.actions.enter_figure import LARGEST, Entered
from tankar.insights.errors import InsightsError, NotANumber
from tankar.insights.sheets.taking_in import LARGEST_FILE
from tankar.insights.words import BY_HAND, indicator_words, period_words
from tankar.networks.incoming import Indicator

__all__ = ["EnterForm", "FileForm", "tell"]


def tell(form: forms.Form, error: InsightsError) -> None:
    """The error's sentence beside the field it concerns, or on top of the form."""
    form.add_error(error.field if error.field in form.fields else None, error.sentence)


def _indicators() -> list[tuple[str, str]]:
    return [
        (one.value, f"{indicator_words(one)} ({period_words(period)})") for one, period in BY_HAND.items()
    ]


class EnterForm(forms.Form):
    """One number of one day, or the word that there is none."""

    indicator = forms.ChoiceField(label=_("What was counted"), choices=_indicators)
    day = forms.DateField(
        label=_("Day on which the number was read"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    number = forms.IntegerField(
        label=_("Number"),
        required=False,
        min_value=0,
        max_value=LARGEST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    missing = forms.BooleanField(
        label=_("Not available"),
        required=False,
        help_text=_("When the network does not show it. An unknown number is never a 0."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "number" in given and (given["number"] is None) != bool(given.get("missing")):
            self.add_error("number", NotANumber.sentence)
        return given

    def entered(self) -> Entered:
        given = self.cleaned_data
        return Entered(Indicator(given["indicator"]), given["day"], given["number"])


class FileForm(forms.Form):
    """A file, or its text pasted; nothing is kept before it was looked through."""

    file = forms.FileField(
        label=_("CSV file"),
        required=False,
        help_text=_("Saved from a spreadsheet as CSV. At most 2,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
    )
    text = forms.CharField(
        label=_("Or its rows, pasted"),
        required=False,
        max_length=LARGEST_FILE,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file is not None and file.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is bigger than 200 kilobytes. Nothing of it was kept."))
        return file

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("file") and not given.get("text"):
            self.add_error("file", _("Choose a file, or paste its rows."))
        return given

    def content(self) -> bytes | str:
        file = self.cleaned_data.get("file")
        return bytes(file.read()) if file is not None else str(self.cleaned_data["text"])
