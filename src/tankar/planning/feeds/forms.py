"""The form of a calendar address."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.planning.models import FeedKey

__all__ = ["FeedForm"]


class FeedForm(forms.Form):
    """A new calendar address, and what it reveals."""

    name = forms.CharField(
        label=_("Where you will use it"), help_text=_("For example: Outlook, or phone."), max_length=60
    )
    whose = forms.ChoiceField(
        label=_("What it shows"), choices=FeedKey.Whose.choices, widget=forms.RadioSelect, initial="mine"
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("Both languages")), ("sv", _("Posts in Swedish")), ("fi", _("Posts in Finnish"))],
        required=False,
    )
    with_days = forms.BooleanField(
        label=_("Also council days, school holidays and quiet days"), required=False
    )
