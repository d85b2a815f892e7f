"""What is filled in to say that a network has changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import NetworkChange
from tankar.channels.reviews.changes.reading import networks_of_the_city

__all__ = ["ChangeForm"]


class ChangeForm(forms.Form):
    network = forms.ChoiceField(label=_("Which network?"))
    what = forms.ChoiceField(
        label=_("What has changed?"), choices=NetworkChange.What.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why does it matter for our channels?"),
        help_text=_("Stands in each review, so that the owners know what to think of."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["network"].choices = [("", _("Choose")), *networks_of_the_city()]  # type: ignore[attr-defined]
